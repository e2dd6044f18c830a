import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { findBlock } from '../fixtures/documentation.ts'
import { searchWithBox, serveBuiltSite, visitSite, writeSite } from './built-site.ts'
import { installPackages } from './install.ts'
import { serveStatic } from './pagefind-sites.ts'

const installed = await installPackages('hexo', [
  'hexo@8.1.2',
  'hexo-theme-landscape@1.1.0',
  'hexo-theme-next@8.29.0',
  'hexo-theme-butterfly@5.7.0',
  'hexo-renderer-pug@3.0.0',
  'hexo-renderer-marked@7.0.1',
  'hexo-renderer-ejs@2.0.0',
  'hexo-renderer-stylus@3.0.1',
  'hexo-generator-index@4.0.0',
])
const missing = installed === null ? ' (skipped: it could not be installed)' : ''

const post = (title: string, text: string) => `---\ntitle: ${title}\ndate: 2024-03-18\n---\n\n${text}`

describe.skipIf(installed === null).each(['landscape', 'next', 'butterfly'])(
  `Hexo 8 with the theme %s${missing}`,
  (theme) => {
    const folder = () => installed!.folder

    beforeAll(async () => {
      // Hexo knows a site by this key.
      const packages = JSON.parse(await readFile(join(folder(), 'package.json'), 'utf8')) as object
      await writeFile(join(folder(), 'package.json'), JSON.stringify({ ...packages, hexo: { version: '8' } }))
      await writeSite(
        folder(),
        {
          '_config.yml': `title: 博客\nlanguage: zh-CN\nurl: http://site.example\ntheme: ${theme}\npermalink: ":title/"\n`,
          'source/_posts/canal.md': post(
            '大运河',
            '运河两岸种了柳树。\n\n## 水闸\n\n水闸每天开两次，船只排队通过。',
          ),
          'source/_posts/metro.md': post('地铁图', '换乘站用圆圈画出来。\n\n## 颜色\n\n每条线路一种颜色。'),
          'scripts/hansou.js': findBlock('hexo', 'js'),
        },
        ['node_modules', '_config.yml'],
      )
      await installed!.run('hexo/bin/hexo', ['clean'])
      await installed!.run('hexo/bin/hexo', ['generate'])
    })

    it('has the box in sight, on a phone too', async () => {
      await visitSite(serveBuiltSite(join(folder(), 'public')), async ({ page }) => {
        for (const width of [320, 1280]) {
          await page.setViewportSize({ width, height: 700 })
          const button = await page.locator('hansou-search .button').boundingBox()
          expect(button!.x).toBeGreaterThan(width / 2)
          expect(button!.x + button!.width).toBeLessThanOrEqual(width)
          expect(button!.y).toBeLessThan(60)
        }
      })
    })

    it('searches the built site with the box, and leads to the heading', async () => {
      await visitSite(serveBuiltSite(join(folder(), 'public')), async ({ page, errors }) => {
        await searchWithBox(page, '水閘 排隊', '水闸')
        expect(decodeURI(new URL(page.url()).pathname)).toMatch(/^\/canal\//)
        expect(errors).toEqual([])
      })
    })

    it.runIf(theme === 'landscape')('searches files alone where the site has no function', async () => {
      const config = join(folder(), '_config.yml')
      await writeFile(config, `${await readFile(config, 'utf8')}${findBlock('hexo', 'yaml', 'static')}`)
      await installed!.run('hexo/bin/hexo', ['clean'])
      await installed!.run('hexo/bin/hexo', ['generate'])
      await visitSite(serveStatic(join(folder(), 'public')), async ({ page, errors }) => {
        await searchWithBox(page, '水閘 排隊', '水闸')
        expect(errors).toEqual([])
      })
    })
  },
)

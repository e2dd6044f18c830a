import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectHeading, guidePages, serveBuiltSite, visitSite, writeSite } from './built-site.ts'
import { installPackages } from './install.ts'
import { removeSearch, runHansou, serveStatic } from './pagefind-sites.ts'

const installed = await installPackages('starlight', ['astro@7.3.5', '@astrojs/starlight@0.42.4'])
const missing = installed === null ? ' (skipped: it could not be installed)' : ''

const collections = `
import { defineCollection } from 'astro:content'
import { docsLoader } from '@astrojs/starlight/loaders'
import { docsSchema } from '@astrojs/starlight/schema'
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) }
`
const config = `
import starlight from '@astrojs/starlight'
import { defineConfig } from 'astro/config'
const locales = { root: { label: '中文', lang: 'zh-CN' } }
export default defineConfig({ integrations: [starlight({ title: '文档', locales })] })
`
/** Starlight takes the title from the front matter. */
const page = (text: string) => text.replace(/^# (.*)\n/, '---\ntitle: $1\n---\n')

/** Types into Starlight's own dialog and follows the section that matched. */
async function search(page: Page): Promise<void> {
  await page.locator('site-search button[data-open-modal]').click()
  await page.locator('site-search .pagefind-ui__search-input').fill('反向代理 真實地址')
  const section = page.locator('site-search .pagefind-ui__result-nested', { hasText: '反向代理' }).first()
  await section.locator('mark', { hasText: '真实' }).first().waitFor()
  await section.locator('a').first().click()
  await expectHeading(page, '反向代理')
  expect(new URL(page.url()).pathname).toMatch(/^\/guide\/deploy/)
}

describe.skipIf(installed === null)(`Starlight with its own search${missing}`, () => {
  const site = () => join(installed!.folder, 'dist')

  beforeAll(async () => {
    const pages = Object.entries(guidePages).map(([path, text]) => [
      `src/content/docs/${path}.md`,
      page(text),
    ])
    await writeSite(installed!.folder, {
      ...Object.fromEntries(pages),
      'src/content/docs/index.md': page('# 首页\n\n欢迎。'),
      'src/content.config.ts': collections,
      'astro.config.mjs': config,
    })
    await installed!.run('astro/bin/astro.mjs', ['build'])
  })

  it('searches static files in the place of Pagefind’s index', async () => {
    await removeSearch(site())
    await runHansou([site(), '--pagefind'], installed!.folder)
    await visitSite(serveStatic(site()), async ({ page, errors }) => {
      await search(page)
      expect(errors).toEqual([])
    })
  })

  it('searches a function', async () => {
    await removeSearch(site())
    await runHansou([site(), '--pagefind', '--endpoint', '/'], installed!.folder)
    await visitSite(serveBuiltSite(site()), async ({ page, errors }) => {
      await search(page)
      expect(errors).toEqual([])
    })
  })
})

import { execFile, execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectFolder } from '../architecture/source-imports.ts'
import { findBlock } from '../fixtures/documentation.ts'
import { guidePages, searchWithBox, visitSite, writeSite } from './built-site.ts'
import { serveStatic } from './pagefind-sites.ts'

const run = promisify(execFile)
const missing = findHugo() ? '' : ' (skipped: there is no hugo here)'
const layout = (body: string) =>
  `<!doctype html><html lang="zh-CN"><head><title>{{ .Title }}</title></head><body>${body}</body></html>`

function findHugo(): boolean {
  try {
    execFileSync('hugo', ['version'])
    return true
  } catch {
    return false
  }
}

describe.skipIf(!findHugo())(`Hugo${missing}`, () => {
  const created = { folder: '' }

  beforeAll(async () => {
    created.folder = await mkdtemp(join(tmpdir(), 'hansou-hugo-'))
    const header = findBlock('hugo', 'html')
    const pages = Object.entries(guidePages).map(([path, text]) => [
      `content/${path}.md`,
      text.replace(/^# (.*)\n/, '---\ntitle: $1\n---\n'),
    ])
    await writeSite(created.folder, {
      ...Object.fromEntries(pages),
      'hugo.toml': 'baseURL = "https://site.example/"\nlanguageCode = "zh-cn"\ntitle = "文档"\n',
      'layouts/_default/single.html': layout(`${header}<main><h1>{{ .Title }}</h1>{{ .Content }}</main>`),
      'layouts/_default/list.html': layout(`${header}<main><h1>{{ .Title }}</h1></main>`),
      'layouts/index.html': layout(`${header}<main><h1>首页</h1></main>`),
      'node_modules/.keep': '',
    })
    for (const line of findBlock('hugo', 'sh').trim().split('\n')) {
      const [program = '', ...words] = line.split(' ')
      if (program === 'hugo') await run('hugo', words, { cwd: created.folder })
      else {
        const script = join(projectFolder, 'scripts/hansou.ts')
        await run(process.execPath, [script, ...words.slice(1)], { cwd: created.folder })
      }
    }
  })

  afterAll(() => rm(created.folder, { recursive: true, force: true }))

  it('searches the built site with the box, and leads to the heading', async () => {
    await visitSite(serveStatic(join(created.folder, 'public')), async ({ page, errors }) => {
      await searchWithBox(page, '反向代理 真實地址', '反向代理')
      expect(new URL(page.url()).pathname).toMatch(/^\/guide\/deploy/)
      expect(errors).toEqual([])
    })
  })
})

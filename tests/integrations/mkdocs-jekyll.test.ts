import { execFile, execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBlock } from '../fixtures/documentation.ts'
import { guidePages, searchWithBox, visitSite, writeSite } from './built-site.ts'
import { runHansou, serveStatic } from './pagefind-sites.ts'

const run = promisify(execFile)

function has(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

interface Recipe {
  readonly name: string
  readonly program: string
  readonly words: readonly string[]
  /** Folder that the generator writes. */
  readonly out: string
  readonly files: Readonly<Record<string, string>>
}

const jekyllLayout = `<!doctype html><html lang="zh-CN"><head><title>{{ page.title }}</title></head>
<body>${findBlock('jekyll', 'html')}<main><h1>{{ page.title }}</h1>{{ content }}</main></body></html>`

const recipes: readonly Recipe[] = [
  {
    name: 'MkDocs with Material',
    program: 'mkdocs',
    words: ['build'],
    out: 'site',
    files: {
      ...pagesUnder('docs', (text) => text),
      'docs/index.md': '# 首页\n\n欢迎。',
      'mkdocs.yml': `site_name: 文档\n${findBlock('mkdocs', 'yaml')}`,
      'overrides/main.html': findBlock('mkdocs', 'html'),
    },
  },
  {
    name: 'Jekyll',
    program: 'jekyll',
    words: ['build'],
    out: '_site',
    files: {
      ...pagesUnder('', (text) => text.replace(/^# (.*)\n/, '---\ntitle: $1\nlayout: default\n---\n')),
      'index.md': '---\ntitle: 首页\nlayout: default\n---\n欢迎。',
      '_config.yml': `title: 文档\n${findBlock('jekyll', 'yaml')}`,
      '_layouts/default.html': jekyllLayout,
    },
  },
]

function pagesUnder(folder: string, write: (text: string) => string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(guidePages).map(([path, text]) => [join(folder, `${path}.md`), write(text)]),
  )
}

for (const { name, program, words, out, files } of recipes) {
  const isThere = has(program)
  describe.skipIf(!isThere)(`${name}${isThere ? '' : ` (skipped: there is no ${program} here)`}`, () => {
    const created = { folder: '' }

    beforeAll(async () => {
      created.folder = await mkdtemp(join(tmpdir(), 'hansou-generator-'))
      await writeSite(created.folder, { ...files, 'node_modules/.keep': '' })
      await run(program, [...words], { cwd: created.folder })
      await runHansou([out], created.folder)
    })

    afterAll(() => rm(created.folder, { recursive: true, force: true }))

    it('searches the built site with the box, over files alone, and leads to the heading', async () => {
      await visitSite(serveStatic(join(created.folder, out)), async ({ page, errors }) => {
        await searchWithBox(page, '反向代理 真實地址', '反向代理')
        expect(new URL(page.url()).pathname).toMatch(/^\/guide\/deploy/)
        expect(errors).toEqual([])
      })
    })
  })
}

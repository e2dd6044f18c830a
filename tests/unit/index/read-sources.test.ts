import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { readSources } from '../../../scripts/index/read-sources.ts'
import type { SourceOptions } from '../../../scripts/index/source-options.ts'

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

async function writeFolder(files: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hansou-sources-'))
  folders.push(folder)
  for (const file of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await writeFile(
      join(folder, file),
      file.endsWith('.html') ? '<title>茶</title><main><p>茶</p></main>' : '茶',
    )
  }
  return folder
}

async function listDocuments(files: readonly string[], options?: SourceOptions): Promise<string[]> {
  const documents: string[] = []
  for await (const { kind, file } of readSources(await writeFolder(files), options))
    documents.push(`${kind} ${file}`)
  return documents
}

describe('a folder', () => {
  it.each<[string, string[], string[]]>([
    ['of pages is a built site', ['index.html', 'a/index.html'], ['html a/index.html', 'html index.html']],
    ['of pages without a home page too', ['a.html', 'b.html'], ['html a.html', 'html b.html']],
    [
      'of pages that publishes its Markdown too',
      ['index.html', 'a.html', 'a.md', 'b.md'],
      ['html a.html', 'html index.html'],
    ],
    [
      'of Markdown with a page in it is Markdown',
      ['a.md', 'b.md', 'c.md', 'x.html'],
      ['markdown a.md', 'markdown b.md', 'markdown c.md'],
    ],
    ['of a generator is Markdown', ['_config.yml', 'index.html', 'a.md'], ['markdown a.md']],
    [
      'with one page that shows its Markdown is Markdown',
      ['index.html', 'a.md', 'b.md', 'c.md'],
      ['markdown a.md', 'markdown b.md', 'markdown c.md'],
    ],
    [
      'is read without dot folders and node_modules',
      ['.git/a.html', 'node_modules/x/index.html', 'index.html'],
      ['html index.html'],
    ],
  ])('%s', async (_, files, documents) => {
    expect(await listDocuments(files)).toEqual(documents)
  })

  it('is a built site where that is said', async () => {
    expect(await listDocuments(['a.md', 'b.md', 'x.html'], { from: 'html' })).toEqual(['html x.html'])
  })
})

describe('globs', () => {
  const files = ['a.md', 'drafts/b.md', 'en/c.md', 'en/deep/d.md']
  it.each<[string, SourceOptions, string[]]>([
    ['leave out a folder', { exclude: ['drafts'] }, ['a.md', 'en/c.md', 'en/deep/d.md']],
    ['leave out files', { exclude: ['**/d.md'] }, ['a.md', 'drafts/b.md', 'en/c.md']],
    ['choose a folder', { include: ['en/'] }, ['en/c.md', 'en/deep/d.md']],
    ['choose and leave out', { include: ['en/**', 'a.md'], exclude: ['en/deep/**'] }, ['a.md', 'en/c.md']],
  ])('%s', async (_, options, expected) => {
    expect(await listDocuments(files, options)).toEqual(expected.map((file) => `markdown ${file}`))
  })
})

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { isBuiltSite, isStaticSite, listFiles } from '../../../../scripts/index/read/list-source-files.ts'

const place = { folder: '' }
beforeEach(async () => {
  place.folder = await mkdtemp(join(tmpdir(), 'hansou-served-'))
})
afterEach(() => rm(place.folder, { recursive: true, force: true }))

it.each([
  [true, ['index.html']],
  [true, ['index.html', 'README.md']],
  // A site in several languages may leave its front page to the host.
  [true, ['404.html']],
  [false, ['404.html', '_config.yml']],
  [false, []],
  [false, ['page.html']],
  [false, ['index.html', 'book.toml']],
  [false, ['book.toml']],
])('is served as it stands: %s, for %j', async (isServed, files) => {
  for (const file of files) await writeFile(join(place.folder, file), '')
  expect(isStaticSite(place.folder)).toBe(isServed)
})

it.each([
  [true, ['index.html', 'a.html'], ['a.md']],
  [true, ['404.html', 'zh/a.html'], ['zh/a.md', 'zh/b.md']],
  [false, ['zh/a.html', 'zh/b.html'], ['zh/a.md', 'zh/b.md']],
  [false, ['404.html'], ['a.md', 'b.md', 'c.md']],
])('is built: %s, of the pages %j and the Markdown %j', (isBuilt, built, markdown) => {
  expect(isBuiltSite(place.folder, built, markdown)).toBe(isBuilt)
})

it.each<[string, Parameters<typeof listFiles>[2], string[]]>([
  ['all', {}, ['a.md', 'B.MD', 'drafts/c.markdown', 'v1.2/d.mdx']],
  ['those of a folder', { include: ['drafts'] }, ['drafts/c.markdown']],
  ['those of a folder with a dot', { include: ['/v1.2/'] }, ['v1.2/d.mdx']],
  ['one', { include: ['./a.md'] }, ['a.md']],
  ['those of a pattern, not of the folders that it names', { include: ['*'] }, ['a.md', 'B.MD']],
  ['those of a pattern of any depth', { include: ['**/*.mdx'] }, ['v1.2/d.mdx']],
  ['all of the folder itself', { include: ['.'] }, ['a.md', 'B.MD', 'drafts/c.markdown', 'v1.2/d.mdx']],
  ['none outside of the folder', { include: ['../x', 'c:/x'] }, []],
  ['all but those of a folder', { exclude: ['drafts'] }, ['a.md', 'B.MD', 'v1.2/d.mdx']],
  ['all but those of a pattern', { exclude: ['*.md'] }, ['drafts/c.markdown', 'v1.2/d.mdx']],
  [
    'all where nothing of it is left out',
    { exclude: ['../a.md'] },
    ['a.md', 'B.MD', 'drafts/c.markdown', 'v1.2/d.mdx'],
  ],
  [
    'what is included and not excluded',
    { include: ['**'], exclude: ['a.md', 'v1.2'] },
    ['B.MD', 'drafts/c.markdown'],
  ],
])('files are %s: %j', async (_, choice, expected) => {
  const files = [
    'a.md',
    'B.MD',
    'drafts/c.markdown',
    'v1.2/d.mdx',
    '.git/e.md',
    'node_modules/f/g.md',
    'h.txt',
  ]
  for (const file of files) {
    await mkdir(dirname(join(place.folder, file)), { recursive: true })
    await writeFile(join(place.folder, file), '')
  }
  expect((await listFiles(place.folder, 'markdown', choice)).sort()).toEqual([...expected].sort())
})

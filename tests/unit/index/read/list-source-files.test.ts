import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { isBuiltSite, isStaticSite } from '../../../../scripts/index/read/list-source-files.ts'

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

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { isStaticSite } from '../../../../scripts/index/read/list-source-files.ts'

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

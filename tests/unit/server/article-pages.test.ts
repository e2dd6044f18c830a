import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createArticlePages, type KnownArticles } from '../../../scripts/server/article-pages.ts'

const place = { folder: '' }
beforeEach(async () => {
  place.folder = await mkdtemp(join(tmpdir(), 'hansou-pages-'))
  await writeFile(join(place.folder, 'one.md'), '# 第一篇\n\n一头[灰犀牛](/rhino)。\n')
  await writeFile(join(place.folder, 'two.md'), '# 第二篇\n\n大运河。\n')
})
afterEach(() => rm(place.folder, { recursive: true }))

it('shows an article under its address as written, and nothing under others', async () => {
  const pages = createArticlePages(place.folder)
  expect(await pages.find('/one')).toContain('一头<a href="/rhino">灰犀牛</a>')
  for (const path of ['/three', '/', '/%2e%2e/one', '/one.md']) expect(await pages.find(path)).toBeNull()
})

it('parses again only what has changed, and forgets what is gone', async () => {
  const known: KnownArticles = new Map()
  await createArticlePages(place.folder, {}, known).list()
  const before = new Set(known.values())
  await writeFile(join(place.folder, 'two.md'), '# 第二篇\n\n活字印刷。\n')
  const pages = createArticlePages(place.folder, {}, known)
  expect(await pages.find('/two')).toContain('活字印刷')
  expect(known.size).toBe(2)
  expect(
    [...known.values()].filter((article) => before.has(article)).map((article) => article?.article.id),
  ).toEqual(['one'])
})

it('leaves out an article that cannot be read', async () => {
  await writeFile(join(place.folder, 'two.md'), Buffer.from([0x23, 0x0a, 0xff, 0xfe, 0xfd]))
  expect((await createArticlePages(place.folder).list()).length).toBe(1)
})

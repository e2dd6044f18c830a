import { expect, it } from 'vitest'
import { writeArticleIds } from '../../../../src/format/lookup/article-ids.ts'
import { fileOfKey, findNumbers } from '../../../../src/format/lookup/hash-table.ts'

it('articles are found by their ids, in one file of some 16,000', () => {
  const ids = Array.from({ length: 40_000 }, (_, article) => `posts/${article}`)
  const files = writeArticleIds(ids)
  expect(files).toHaveLength(3)
  for (let article = 0; article < ids.length; article += 997) {
    const id = ids[article]!
    expect(findNumbers(files[fileOfKey(id, files.length)]!, id)).toContain(article)
  }
  expect(findNumbers(files[fileOfKey('posts/x', 3)]!, 'posts/x')).toEqual([])
  expect(fileOfKey('posts/1', 0)).toBe(-1)
})

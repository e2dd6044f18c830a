import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type ArticleWatch, watchArticles } from '../../../scripts/server/watch-articles.ts'

const place: { folder: string; watch?: ArticleWatch } = { folder: '' }
beforeEach(async () => {
  place.folder = await mkdtemp(join(tmpdir(), 'hansou-watch-'))
  await writeFile(join(place.folder, 'one.md'), '一')
})
afterEach(async () => {
  await place.watch?.close()
  await rm(place.folder, { recursive: true })
})

/** Watches, and answers a function that waits for the next change. */
async function watch(): Promise<{ count: () => number; next: () => Promise<void> }> {
  const seen = { changes: 0, wake: () => {} }
  place.watch = await watchArticles(place.folder, {
    onChange: () => {
      seen.changes += 1
      seen.wake()
    },
    onError: (message) => {
      throw new Error(message)
    },
  })
  const next = () =>
    new Promise<void>((resolve) => {
      seen.wake = resolve
    })
  return { count: () => seen.changes, next }
}

it('tells a file that came, changed or went, and no file that is as it was', async () => {
  const { count, next } = await watch()
  await utimes(join(place.folder, 'one.md'), new Date(), new Date())
  await writeFile(join(place.folder, 'one.md'), '一')
  for (const folder of ['node_modules', '.git', 'out']) {
    await mkdir(join(place.folder, folder))
    if (folder !== 'out') await writeFile(join(place.folder, folder, 'a.md'), 'a')
  }
  const came = next()
  await writeFile(join(place.folder, 'two.md'), '二')
  await came
  const changed = next()
  await writeFile(join(place.folder, 'one.md'), '改')
  await changed
  const went = next()
  await rm(join(place.folder, 'two.md'))
  await went
  expect(count()).toBe(3)
})

it('survives links that lead back, to each other or nowhere', async () => {
  await symlink(place.folder, join(place.folder, 'loop'))
  await symlink('b', join(place.folder, 'a'))
  await symlink('a', join(place.folder, 'b'))
  await symlink('nowhere', join(place.folder, 'c'))
  const { count, next } = await watch()
  const came = next()
  await writeFile(join(place.folder, 'two.md'), '二')
  await came
  expect(count()).toBe(1)
})

it('says that there is nothing to watch', async () => {
  const nothing = watchArticles(join(place.folder, 'nowhere'), { onChange() {}, onError() {} })
  await expect(nothing).rejects.toMatchObject({ code: 'ARTICLE_NOT_FOUND' })
})

import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openBatchCache } from '../../../../scripts/index/cache/batch-cache.ts'

const place = { folder: '', folders: [''] }
beforeEach(async () => {
  place.folder = await mkdtemp(join(tmpdir(), 'hansou-batches-'))
  place.folders = [join(place.folder, 'cache'), join(place.folder, 'scratch')]
  for (const folder of place.folders) await mkdir(folder)
})
afterEach(() => rm(place.folder, { recursive: true, force: true }))

const key = '0123456789abcdef0123456789abcdef'
const files = {
  words: Buffer.from('words'),
  bigrams: Buffer.from('bigrams'),
  records: Buffer.from('records'),
}
const open = (folders: readonly string[] = place.folders) =>
  openBatchCache<{ articles: number }>(folders, 'key')

describe('a cache of analysed batches', () => {
  it('finds what was kept, in whichever folder', () => {
    for (const [index, folder] of place.folders.entries()) {
      open([folder]).keep(`${key}${index}`, { articles: index }, files)
      const cache = open()
      expect(cache.find(`${key}${index}`)).toEqual({ articles: index })
      expect(cache.read('words', `${key}${index}`).toString()).toBe('words')
      expect(Buffer.from(cache.readPart('bigrams', `${key}${index}`, 2, 5)).toString()).toBe('gra')
    }
    expect(open().find(key)).toBeNull()
  })

  it.each([
    'summary',
    'words',
    'bigrams',
    'records',
  ])('takes a batch with a damaged file of %s from the next folder', async (kind) => {
    const [cache = '', scratch = ''] = place.folders
    open([cache]).keep(key, { articles: 1 }, files)
    await writeFile(join(cache, `${kind}-${key}.bin`), 'damaged')
    expect(open().find(key)).toBeNull()
    open([scratch]).keep(key, { articles: 2 }, files)
    expect(open().find(key)).toEqual({ articles: 2 })
  })

  it('keeps a batch in the first folder that takes it, and fails where none does', async () => {
    const [cache = '', scratch = ''] = place.folders
    await rm(cache, { recursive: true })
    open().keep(key, { articles: 1 }, files)
    expect((await readdir(scratch)).length).toBe(4)
    await rm(scratch, { recursive: true })
    expect(() => open().keep(key, { articles: 1 }, files)).toThrow(
      expect.objectContaining({ code: 'INDEX_UNWRITABLE' }),
    )
    expect(() => open().read('words', key)).toThrow('is gone')
  })
})

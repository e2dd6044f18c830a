import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openBatchCache, removeOtherBatches } from '../../../../scripts/index/cache/batch-cache.ts'
import type {
  HtmlDocument,
  LineDocument,
  MarkdownDocument,
  SourceDocument,
} from '../../../../src/article/read-document.ts'

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

describe('the key of a batch', () => {
  const bytes = Buffer.from('# 运河')
  const line: LineDocument = { kind: 'line', form: 'article', file: 'a.jsonl', line: 1, json: '{"id":"a"}' }
  const page = { kind: 'html', file: 'a.html', address: '/a', siteKey: '1', bytes } as unknown as HtmlDocument
  const note = { kind: 'markdown', file: 'a.md', siteKey: '1', bytes } as unknown as MarkdownDocument
  const keyOf = (...documents: SourceDocument[]) => open().keyOf(documents, { bigrams: true })

  it('is that of the same documents, wherever their lines stand', () => {
    expect(keyOf(line, page, note)).toBe(keyOf({ ...line, file: 'b.jsonl', line: 9 }, page, note))
    expect(keyOf(line)).toMatch(/^[0-9a-f]{32}$/)
  })

  it('is another for whatever an article may be read otherwise by', () => {
    const documents: SourceDocument[][] = [
      [],
      [line],
      [line, line],
      [{ ...line, json: '{"id":"b"}' }],
      [{ ...line, form: 'entry' }],
      [{ ...line, problem: 'no text' }],
      [page],
      [{ ...page, file: 'b.html' }],
      [{ ...page, address: '/b' }],
      [{ ...page, siteKey: '2' }],
      [{ ...page, bytes: Buffer.from('# 运') }],
      [note],
      [{ ...note, file: 'b.md' }],
      [{ ...note, siteKey: '2' }],
      [note, page],
      [page, note],
    ]
    const keys = documents.map((batch) => keyOf(...batch))
    const others = [
      open().keyOf([note], { bigrams: false }),
      openBatchCache(place.folders, 'another').keyOf([note], { bigrams: true }),
    ]
    expect(new Set([...keys, ...others]).size).toBe(documents.length + 2)
  })
})

it('removes the batches that a build did not use, and nothing else', async () => {
  const [cache = ''] = place.folders
  const other = key.replaceAll('0', 'f')
  open([cache]).keep(key, { articles: 1 }, files)
  open([cache]).keep(other, { articles: 2 }, files)
  for (const name of [`summary-${other}.new.bin`, 'summary-x.bin', 'notes.txt'])
    await writeFile(join(cache, name), '')
  await removeOtherBatches(cache, new Set([key]))
  const kept = ['bigrams', 'records', 'summary', 'words'].map((kind) => `${kind}-${key}.bin`)
  expect((await readdir(cache)).sort()).toEqual([...kept, 'notes.txt', 'summary-x.bin'].sort())
})

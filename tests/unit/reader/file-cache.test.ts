import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { SearchError } from '../../../src/errors.ts'
import { checksum } from '../../../src/format/encoding/hash.ts'
import { fileHeadBytes, writeFileHead } from '../../../src/format/header/file-head.ts'
import { kindOfFile, nameOfContent } from '../../../src/format/header/file-name.ts'
import type { BlobStore } from '../../../src/reader/blob-store.ts'
import { createFileCache, openContent, takePart, verifyName } from '../../../src/reader/file-cache.ts'
import { createReadBudget } from '../../../src/reader/read-plan.ts'

const corrupt = expect.objectContaining({ code: 'INDEX_CORRUPT' })

/** A file of the index under the name of its content. */
function nameFile(kind: string, content: ArrayLike<number>): [name: string, file: Uint8Array] {
  const file = writeFileHead(kind, Uint8Array.from(content))
  return [nameOfContent(kind, [7, checksum(file)]), file]
}

/** A store of files of `bytes` each with their head, by number; lists which are read of it. */
function createStore(
  bytes: number,
): BlobStore & { nameOf(number: number): string; readonly asked: number[] } {
  const files = Array.from({ length: 10 }, (_, number) =>
    nameFile('store', new Array(bytes - fileHeadBytes).fill(number)),
  )
  const asked: number[] = []
  return {
    asked,
    nameOf: (number) => files[number]?.[0] ?? `store-${number}.bin`,
    async read(name) {
      const number = files.findIndex(([known]) => known === name)
      asked.push(number)
      await Promise.resolve()
      if (number < 0) throw new SearchError('INDEX_NOT_FOUND', 'no such file')
      return files[number]![1]
    },
  }
}

const unlimited = () => createReadBudget(Number.POSITIVE_INFINITY)

describe('the name of a file', () => {
  it('is its kind, and two hashes of eight signs each', () => {
    expect(nameOfContent('postings', [0x1f, 0xabcdef01])).toBe('postings-0000001fabcdef01.bin')
    expect(kindOfFile('article-ids-0000001fabcdef01.bin')).toBe('article-ids')
  })

  it('is that of its content, or the file is damaged', () => {
    const [name, file] = nameFile('store', [1, 2, 3])
    expect(() => verifyName(name, file)).not.toThrow()
    file[fileHeadBytes]! ^= 1
    expect(() => verifyName(name, file)).toThrow(corrupt)
  })

  it('has the checksum at its end, filled up with zeros', () => {
    let content = 0
    let found = nameFile('store', [content])
    while (checksum(found[1]) >= 0x0fffffff) found = nameFile('store', [++content & 255, content >> 8])
    expect(() => verifyName(...found)).not.toThrow()
    expect(() => verifyName(found[0].replace('.bin', '.bin.old'), found[1])).toThrow(corrupt)
  })
})

describe('the content of a file', () => {
  const [name, file] = nameFile('header', [7, 8, 9])

  it('is what stands behind the head', async () => {
    expect([...(await openContent(name, file))]).toEqual([7, 8, 9])
  })

  it('is an error where the file is of another kind or changed', async () => {
    await expect(openContent(name.replace('header', 'store'), file)).rejects.toEqual(corrupt)
    const damaged = Uint8Array.from(file)
    damaged[fileHeadBytes]! ^= 1
    await expect(openContent(name, damaged)).rejects.toEqual(corrupt)
  })

  it('has parts', () => {
    const content = Uint8Array.from({ length: 40 }, (_, at) => at)
    expect([...takePart({ name, start: 8, bytes: 4 }, content)]).toEqual([8, 9, 10, 11])
    expect(() => takePart({ name, start: 8, bytes: 33 }, content)).toThrow(corrupt)
  })
})

describe('a cache of files', () => {
  it('answers content without the head, and reads a file once', async () => {
    const store = createStore(20)
    const cache = createFileCache(store, 1000)
    const first = await cache.read(store.nameOf(7), unlimited())
    expect([...first]).toEqual(new Array(12).fill(7))
    expect(await cache.read(store.nameOf(7), unlimited())).toBe(first)
    expect(store.asked).toEqual([7])
  })

  it('reads a file once for all that ask at the same time', async () => {
    const store = createStore(20)
    const cache = createFileCache(store, 0)
    const [one, other] = await Promise.all([
      cache.read(store.nameOf(1), unlimited()),
      cache.read(store.nameOf(1), unlimited()),
    ])
    expect(one).toBe(other)
    expect(store.asked).toHaveLength(1)
    await cache.read(store.nameOf(1), unlimited())
    expect(store.asked).toHaveLength(2)
  })

  it('lets go of the files that were not used for longest, and keeps what fits exactly', async () => {
    const store = createStore(fileHeadBytes + 10)
    const cache = createFileCache(store, 30)
    for (const file of [1, 2, 3, 1, 4]) await cache.read(store.nameOf(file), unlimited())
    expect(store.asked).toEqual([1, 2, 3, 4])
    for (const file of [1, 3, 4]) await cache.read(store.nameOf(file), unlimited())
    expect(store.asked).toHaveLength(4)
    await cache.read(store.nameOf(2), unlimited())
    expect(store.asked.slice(4)).toEqual([2])
    // The one used least lately was 1.
    for (const file of [3, 4, 2]) await cache.read(store.nameOf(file), unlimited())
    expect(store.asked).toHaveLength(5)
    await cache.read(store.nameOf(1), unlimited())
    expect(store.asked.slice(5)).toEqual([1])
  })

  it('keeps what several requests use while many files pass that one request uses', async () => {
    const store = createStore(fileHeadBytes + 10)
    const cache = createFileCache(store, 40)
    for (const file of [1, 1]) await cache.read(store.nameOf(file), unlimited())
    // Read twice by one request, a file is used by one request still.
    const budget = unlimited()
    for (const file of [2, 2]) await cache.read(store.nameOf(file), budget)
    for (const file of [3, 4, 5, 6, 7]) await cache.read(store.nameOf(file), unlimited())
    await cache.read(store.nameOf(1), unlimited())
    expect(store.asked).toEqual([1, 2, 3, 4, 5, 6, 7])
    await cache.read(store.nameOf(2), unlimited())
    expect(store.asked.slice(7)).toEqual([2])
  })

  it('leaves room for new files where several requests use all that is kept', async () => {
    const store = createStore(fileHeadBytes + 10)
    const cache = createFileCache(store, 30)
    for (const file of [1, 2, 3, 1, 2, 3]) await cache.read(store.nameOf(file), unlimited())
    await cache.read(store.nameOf(4), unlimited())
    await cache.read(store.nameOf(4), unlimited())
    expect(store.asked).toEqual([1, 2, 3, 4])
    // Of those used again, the one used least lately gave way.
    for (const file of [2, 3, 4]) await cache.read(store.nameOf(file), unlimited())
    expect(store.asked).toHaveLength(4)
  })

  it('keeps the others of several requests where one of them gave way to the last', async () => {
    const store = createStore(fileHeadBytes + 10)
    const cache = createFileCache(store, 40)
    for (const file of [1, 2, 3, 4, 1, 2, 3, 4]) await cache.read(store.nameOf(file), unlimited())
    for (const file of [5, 6]) await cache.read(store.nameOf(file), unlimited())
    for (const file of [2, 3, 4]) await cache.read(store.nameOf(file), unlimited())
    expect(store.asked).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('keeps the newest file where those of several requests take nine tenths, and lets the oldest of these go', async () => {
    const store = createStore(fileHeadBytes + 45)
    const cache = createFileCache(store, 100)
    for (const file of [1, 2, 1, 2, 3, 3, 2]) await cache.read(store.nameOf(file), unlimited())
    expect(store.asked).toEqual([1, 2, 3])
    await cache.read(store.nameOf(1), unlimited())
    expect(store.asked).toEqual([1, 2, 3, 1])
  })

  it.each([
    [20, 1],
    [19, 2],
  ])('of %i bytes reads a file of ten in %i reads, asked twice: one takes half of it at most', async (bytes, reads) => {
    const store = createStore(fileHeadBytes + 10)
    const cache = createFileCache(store, bytes)
    await cache.read(store.nameOf(1), unlimited())
    await cache.read(store.nameOf(1), unlimited())
    expect(store.asked).toHaveLength(reads)
  })

  it('counts a file for each request, in memory or not, and reads none over the budget', async () => {
    const store = createStore(20)
    const cache = createFileCache(store, 1000)
    await cache.read(store.nameOf(1), unlimited())
    const budget = createReadBudget(1)
    await cache.read(store.nameOf(1), budget)
    expect(budget.left).toBe(0)
    await expect(cache.read(store.nameOf(2), budget)).rejects.toThrow(RangeError)
    expect(store.asked).toEqual([1])
  })

  it('asks again for a file that could not be read', async () => {
    const store = createStore(20)
    const cache = createFileCache(store, 1000)
    for (let time = 1; time <= 2; time++) {
      await expect(cache.read(store.nameOf(99), unlimited())).rejects.toMatchObject({
        code: 'INDEX_NOT_FOUND',
      })
      expect(store.asked).toHaveLength(time)
    }
  })

  it('inflates what is deflated', async () => {
    const content = new Uint8Array(1000).fill(9)
    const file = writeFileHead('store', deflateSync(content), true)
    const name = nameOfContent('store', [7, checksum(file)])
    const cache = createFileCache({ read: async () => file }, 10_000)
    expect(await cache.read(name, unlimited())).toEqual(content)
    expect(file.length).toBeLessThan(100)
  })

  it('finds content that cannot be inflated', async () => {
    const file = writeFileHead('store', deflateSync(new Uint8Array(1000)).subarray(0, -5), true)
    const name = nameOfContent('store', [7, checksum(file)])
    const cache = createFileCache({ read: async () => file }, 10_000)
    await expect(cache.read(name, unlimited())).rejects.toEqual(corrupt)
  })

  it('keeps no file whose content is not that of its name', async () => {
    const [name, file] = nameFile('store', [5])
    const damaged = Uint8Array.from(file)
    damaged[fileHeadBytes]! ^= 1
    const files = [damaged, damaged, file]
    const cache = createFileCache({ read: async () => files.shift()! }, 1000)
    for (let time = 1; time <= 2; time++) await expect(cache.read(name, unlimited())).rejects.toEqual(corrupt)
    expect([...(await cache.read(name, unlimited()))]).toEqual([5])
  })
})

describe('a budget of reads', () => {
  it('counts a file once and ends at its number', () => {
    const budget = createReadBudget(2)
    expect(budget.has('a')).toBe(false)
    budget.use('a')
    budget.use('a')
    expect(budget.left).toBe(1)
    budget.use('b')
    expect([budget.left, budget.has('a'), budget.has('c')]).toEqual([0, true, false])
    expect(() => budget.use('b')).not.toThrow()
    expect(() => budget.use('c')).toThrow(RangeError)
  })
})

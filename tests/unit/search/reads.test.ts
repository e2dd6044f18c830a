import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRandom } from '../../../scripts/measure/statistics.ts'
import { createFileStore } from '../../../scripts/reader/file-store.ts'
import type { BlobStore } from '../../../src/reader/blob-store.ts'
import type { SearchAnswer } from '../../../src/search/answer.ts'
import { defaultSearcherOptions, openSearcher } from '../../../src/search/open-searcher.ts'
import { type BuiltIndex, buildTestIndex, requestOf } from '../../fixtures/built-index.ts'

const built: { index?: BuiltIndex } = {}
const signs = Array.from({ length: 1200 }, (_, index) => String.fromCharCode(0x4e00 + index * 7))

/** One that holds a string, and one that holds its pairs of characters only. */
const phrases = ['这一件要紧事', '每一件要的，都是要紧的']

/** Makes a writer of texts in which some signs are common and most are rare. */
function createWriter(seed: number): (length: number) => string {
  const random = createRandom(seed)
  return (length) => Array.from({ length }, () => signs[Math.floor(random() ** 2 * signs.length)]).join('')
}

beforeAll(async () => {
  const text = createWriter(3)
  const lines = Array.from({ length: 3000 }, (_, id) => ({
    id: `${id}`,
    title: text(6),
    text: `${text(150)}，Word${id % 500}，${phrases[id % phrases.length]}，${text(150)}。`,
  }))
  built.index = await buildTestIndex(lines, 'packed', { split: false, deflated: true })
})
afterAll(() => built.index?.remove())

/** A store that counts what is read of it, and how much at once; the read of a number fails. */
function createCountingStore(): BlobStore & {
  reads: number
  most: number
  running: number
  failing: number
} {
  const store = createFileStore(built.index!.folder)
  const counting = {
    reads: 0,
    most: 0,
    running: 0,
    failing: 0,
    async read(name: string) {
      const number = ++counting.reads
      counting.running++
      counting.most = Math.max(counting.most, counting.running)
      // Others may begin before this one ends, as over a network, and end before it.
      for (let turn = 0; turn <= number % 3; turn++) await new Promise((resolve) => setImmediate(resolve))
      try {
        if (number === counting.failing) throw new Error('the store broke')
        return await store.read(name)
      } finally {
        counting.running--
      }
    },
  }
  return counting
}

const random = createRandom(4)
const some = (length: number): string =>
  Array.from({ length }, () => signs[Math.floor(random() * signs.length)]).join('')
const questions: [string, string][] = [
  ['one character', some(1)],
  ['one character in quotes', `"${some(1)}"`],
  ['two hundred characters', some(200)],
  ['forty words', Array.from({ length: 40 }, () => some(2)).join(' ')],
  ['twenty phrases', Array.from({ length: 20 }, () => `"${some(3)}"`).join(' ')],
  ['twenty words left out', Array.from({ length: 20 }, () => `-${some(2)}`).join(' ')],
  ['forty Latin words', Array.from({ length: 40 }, (_, word) => `word${word * 11}`).join(' ')],
  ['a Latin beginning', 'w'],
  ['pinyin', 'yiyi'],
  ['pinyin of several words', 'dingli zhongdong wanyi yidu'],
  ['pinyin in one', 'shijieyishengzhongguo'],
  ['all of it', `"${some(2)}" ${some(9)} -${some(1)} word12 wo author:${some(2)} "${some(4)}" ${some(1)}`],
]

describe('reads of a packed index', () => {
  it.each([
    ...questions,
    ['letters that most texts have', 'word'],
  ])('end with the answer or its failure, since a host drops what it reads then: %s', async (_name, q) => {
    for (const failing of [0, 2, 3, 4, 6, 9]) {
      const store = createCountingStore()
      const searcher = await openSearcher(store)
      for (const ask of [() => searcher.suggest(q, 8), () => searcher.search(requestOf(q))]) {
        store.failing = failing === 0 ? 0 : store.reads + failing
        await ask().catch(() => undefined)
        expect(store.running).toBe(0)
        const { reads } = store
        await new Promise((resolve) => setTimeout(resolve, 5))
        expect(store.reads).toBe(reads)
      }
    }
  })

  it('are one to open it, since its header file is small', async () => {
    const store = createCountingStore()
    await openSearcher(store)
    expect(store.reads).toBe(1)
  })

  it.each(questions)('are at most forty for one request, six at a time: %s', async (_name, q) => {
    for (const more of [
      {},
      { offset: 90, limit: 10 },
      { group: 'passage', limit: 100 },
      { sort: 'newest' },
    ] as const) {
      const store = createCountingStore()
      const searcher = await openSearcher(store)
      store.reads = 0
      store.most = 0
      await searcher.search(requestOf(q, more))
      expect(store.reads).toBeLessThanOrEqual(defaultSearcherOptions.maxReads)
      expect(store.most).toBeLessThanOrEqual(6)
      store.reads = 0
      await searcher.suggest(q, 10)
      expect(store.reads).toBeLessThanOrEqual(6)
    }
  })

  it.each([
    ['word12 要紧', true],
    ['word12 "要紧"', false],
  ])('of postings begin while other terms are looked up, unless phrases come first: %s', async (q, expected) => {
    const store = createFileStore(built.index!.folder)
    const kinds: string[] = []
    const before: string[][] = []
    const searcher = await openSearcher({
      async read(name) {
        kinds.push(name.split('-')[0]!)
        await new Promise((resolve) => setImmediate(resolve))
        if (name.startsWith('terms-')) before.push([...kinds])
        return store.read(name)
      },
    })
    await searcher.search(requestOf(q))
    expect(before[0]!.includes('postings')).toBe(expected)
  })

  it('are shared by requests that want the same at once, and kept for the next', async () => {
    const store = createCountingStore()
    const searcher = await openSearcher(store)
    store.reads = 0
    const q = some(5)
    const answers = await Promise.all(Array.from({ length: 20 }, () => searcher.search(requestOf(q))))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    const alone = createCountingStore()
    const other = await openSearcher(alone)
    alone.reads = 0
    await other.search(requestOf(q))
    expect(store.reads).toBe(alone.reads)
    await searcher.search(requestOf(q))
    expect(store.reads).toBe(alone.reads)
  })

  it('count whether a file is in memory or not: a new isolate answers as one that was asked before', async () => {
    const warm = await openSearcher(createCountingStore())
    for (const [, q] of questions) await warm.search(requestOf(q, { limit: 100 }))
    for (const [name, q] of questions) {
      for (const more of [{}, { group: 'passage', limit: 100 }, { offset: 30 }] as const) {
        const fresh = await openSearcher(createCountingStore())
        const expected = await fresh.search(requestOf(q, more))
        expect(await warm.search(requestOf(q, more)), name).toEqual(expected)
      }
    }
  })

  it('end a page and say where the next begins: each match once, and no other', async () => {
    const searcher = await openSearcher(createCountingStore(), { ...defaultSearcherOptions, maxReads: 30 })
    const ids: string[] = []
    let pages = 0
    for (let offset: number | null = 0; offset !== null; pages++) {
      const request = requestOf('"件要紧"', { group: 'passage', limit: 100, offset })
      const answer: SearchAnswer = await searcher.search(request)
      expect(answer.hits.length).toBeLessThanOrEqual(100)
      ids.push(...answer.hits.map((hit) => hit.id))
      offset = answer.nextOffset
    }
    const matches = Array.from({ length: 1500 }, (_, place) => `${place * 2}`)
    expect(ids.length).toBe(new Set(ids).size)
    expect(ids.toSorted()).toEqual(matches.toSorted())
    expect(pages).toBeGreaterThan(15)
  })

  it('show each article that holds a phrase once, whichever of its passages does', async () => {
    const text = createWriter(5)
    const articles = Array.from({ length: 400 }, (_, id) => ({
      id: `${id}`,
      title: text(6),
      text: Array.from(
        { length: 6 },
        (_, place) => `${text(150)}，${phrases[id % 2 === 0 && place === 4 ? 0 : 1]}，${text(150)}。`,
      ).join('\n\n'),
    }))
    const several = await buildTestIndex(articles, 'packed', { deflated: true })
    const searcher = await openSearcher(createFileStore(several.folder), {
      ...defaultSearcherOptions,
      maxReads: 30,
    })
    const ids: string[] = []
    for (let offset: number | null = 0; offset !== null; ) {
      const answer: SearchAnswer = await searcher.search(requestOf('"件要紧"', { limit: 20, offset }))
      expect(answer.totalIsExact).toBe(false)
      ids.push(...answer.hits.map((hit) => hit.article.id))
      offset = answer.nextOffset
    }
    await several.remove()
    expect(ids.length).toBe(new Set(ids).size)
    expect(ids.toSorted()).toEqual(Array.from({ length: 200 }, (_, place) => `${place * 2}`).toSorted())
  })

  it('find ten hits in spite of the bound', async () => {
    const searcher = await openSearcher(createCountingStore())
    for (const [, q] of questions.slice(2, 4))
      expect((await searcher.search(requestOf(q))).hits.length).toBe(10)
  })
})

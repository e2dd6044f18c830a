import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describeReads, measureReads } from '../../../../scripts/measure/bench/measure-reads.ts'
import { createRoundStore } from '../../../../scripts/measure/bench/round-store.ts'
import { createFileStore } from '../../../../scripts/reader/file-store.ts'
import { createMemoryStore } from '../../../../src/reader/stores/memory-store.ts'
import { defaultSearcherOptions, openSearcher } from '../../../../src/search/open-searcher.ts'
import { type BuiltIndex, buildTestIndex, requestOf } from '../../../fixtures/built-index.ts'

describe('a store that answers in rounds', () => {
  const files = new Map(['a-1.bin', 'a-2.bin', 'b-3.bin'].map((name) => [name, new Uint8Array(10)]))

  it('counts reads that wait for each other as waves, and those together as one', async () => {
    const store = createRoundStore(createMemoryStore(files))
    await Promise.all([store.read('a-1.bin'), store.read('a-2.bin')])
    await store.read('b-3.bin')
    expect(store.take()).toEqual({
      waves: 2,
      reads: 3,
      bytes: 30,
      kinds: { a: { reads: 2, bytes: 20 }, b: { reads: 1, bytes: 10 } },
    })
    expect(store.take()).toEqual({ waves: 0, reads: 0, bytes: 0, kinds: {} })
  })

  it('takes a read that follows another without a pause into the same wave no more', async () => {
    const store = createRoundStore(createMemoryStore(files))
    await Promise.all([store.read('a-1.bin').then(() => store.read('a-2.bin')), store.read('b-3.bin')])
    expect(store.take().waves).toBe(2)
  })
})

describe('the reads of searches', () => {
  const state: { index?: BuiltIndex } = {}
  beforeAll(async () => {
    const words = ['银行', '天气', '足球', '音乐', '经济', '历史', '旅游', '科学']
    const lines = Array.from({ length: 1200 }, (_, id) => ({
      id: `${id}`,
      title: `${words[id % 8]}新闻${id}`,
      text: `第${id}篇文章讲${words[id % 8]}和${words[(id * 5) % 7]}，以及人工智能 chatgpt${id % 30}。`.repeat(
        4,
      ),
    }))
    state.index = await buildTestIndex(lines, 'packed', { split: false, deflated: true })
  })
  afterAll(() => state.index?.remove())

  it('are one wave of postings and bigrams and one of texts, once the index is open', async () => {
    const store = createRoundStore(createFileStore(state.index!.folder))
    const searcher = await openSearcher(store, defaultSearcherOptions)
    // The manifest has the header file of a small index.
    expect(store.take().waves).toBe(1)
    const answer = await searcher.search(requestOf('足球新闻'))
    expect(answer.hits.length).toBeGreaterThan(0)
    // One wave of postings; texts six at a time, of ten files and of those that score nearly as well, as all do here.
    const { waves, kinds } = store.take()
    expect(waves).toBe(1 + Math.ceil(kinds.store!.reads / 6))
    expect((await searcher.search(requestOf('chatgpt7 chatgpt8 音乐'))).hits.length).toBeGreaterThan(0)
    // Terms of letters and digits are looked up before their postings, all of them at once.
    expect(store.take().waves).toBeLessThanOrEqual(4)
  })

  it('take texts from no more files than their share, though all candidates score alike', async () => {
    const store = createRoundStore(createFileStore(state.index!.folder))
    const searcher = await openSearcher(store, defaultSearcherOptions)
    store.take()
    const answer = await searcher.search(requestOf('人工智能 chatgpt'))
    expect(answer.hits.length).toBe(10)
    const { reads } = store.take().kinds.store!
    expect(reads).toBeGreaterThanOrEqual(10)
    expect(reads).toBeLessThanOrEqual(24)
  })

  it('are fewer in an isolate that answered others before', async () => {
    const queries = Array.from({ length: 30 }, (_, index) => `${['银行', '天气', '足球'][index % 3]}新闻`)
    const figures = await measureReads(createFileStore(state.index!.folder), queries, defaultSearcherOptions)
    const [cold, warm] = figures.map(({ searches }) => searches.map(({ reads }) => reads))
    expect(Math.min(...cold!)).toBeGreaterThan(1)
    expect(Math.max(...warm!)).toBe(0)
    expect(describeReads(figures)).toMatch(/cold: postings/)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRandom } from '../../../scripts/measure/statistics.ts'
import { createFileStore } from '../../../scripts/reader/file-store.ts'
import { kindOfFile } from '../../../src/format/header/file-name.ts'
import type { BlobStore } from '../../../src/reader/blob-store.ts'
import { defaultSearcherOptions, openSearcher } from '../../../src/search/open-searcher.ts'
import { type BuiltIndex, buildTestIndex, requestOf } from '../../fixtures/built-index.ts'

const built: { index?: BuiltIndex } = {}
const signs = Array.from({ length: 1200 }, (_, index) => String.fromCharCode(0x4e00 + index * 7))
/** In a few passages as a string, in others as its bigrams alone, and one of its words in many. */
const rare = ['龍門石窟', '龍門的門石石窟', '石窟', '石窟', '石窟', '石窟', '石窟', '石窟']
/** More often in six long articles than in others. */
const common = '佛像'

beforeAll(async () => {
  const random = createRandom(11)
  const text = (length: number): string =>
    Array.from({ length }, () => signs[Math.floor(random() * signs.length)]).join('')
  const lines = Array.from({ length: 120 }, (_, id) => {
    const isLong = id % 20 === 1
    const strings = isLong ? common.repeat(4) : id % 9 === 0 ? common : ''
    return {
      id: `${id}`,
      title: text(6),
      text: Array.from({ length: isLong ? 20 : 8 }, (_, at) => {
        const string = id % 5 === 0 && at === 3 ? rare[(id / 5) % rare.length] : ''
        return `${text(180)}，${string}${strings}，${text(180)}。`
      }).join('\n\n'),
    }
  })
  built.index = await buildTestIndex(lines, 'packed', { deflated: true })
})
afterAll(() => built.index?.remove())

/** A store that holds reads back until nothing else runs, and notes the kinds of each wave. */
function createWaveStore(): BlobStore & { readonly waves: (readonly string[])[] } {
  const store = createFileStore(built.index!.folder)
  const waves: string[][] = []
  let held: (() => void)[] = []
  let kinds: string[] = []
  function answerHeld(): void {
    waves.push(kinds)
    const answers = held
    held = []
    kinds = []
    for (const answer of answers) answer()
  }
  return {
    waves,
    async read(name) {
      const file = await store.read(name)
      kinds.push(name.endsWith('.bin') ? kindOfFile(name) : name)
      await new Promise<void>((resolve) => {
        // Timers run when all promises that could ask for more have settled.
        if (held.push(resolve) === 1) setTimeout(answerHeld)
      })
      return file
    },
  }
}

describe('texts of a page are read in one wave', () => {
  it.each([
    ['where a string of the query is verified by them', '龍門石窟'],
    ['where the best passages are of fewer articles than a page shows', common],
  ])('%s', async (_name, q) => {
    const store = createWaveStore()
    const searcher = await openSearcher(store, { ...defaultSearcherOptions, readsAtOnce: 40 })
    const { hits } = await searcher.search(requestOf(q))
    expect(hits).toHaveLength(10)
    expect(store.waves.filter((kinds) => kinds.includes('store'))).toHaveLength(1)
    expect(store.waves.length).toBeLessThanOrEqual(4)
  })
})

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRandom } from '../../../scripts/measure/statistics.ts'
import { createFileStore } from '../../../scripts/reader/file-store.ts'
import { foldToString } from '../../../src/analysis/fold.ts'
import { readShares, readsAtOnce, sharedReads } from '../../../src/reader/read-plan.ts'
import type { Searcher } from '../../../src/search/answer.ts'
import { defaultSearcherOptions, openSearcher } from '../../../src/search/open-searcher.ts'
import { type BuiltIndex, buildTestIndex, type Line, requestOf } from '../../fixtures/built-index.ts'
import { sharedFolder, whetherShared } from '../../fixtures/shared-folder.ts'

const random = createRandom(31)
const pick = (end: number): number => Math.floor(random() * end)

/** Articles of made-up text in which some characters are common and most are rare. */
function inventLines(count: number): Line[] {
  const signs = Array.from({ length: 1500 }, (_, index) => String.fromCharCode(0x4e00 + index * 11))
  const text = (length: number): string =>
    Array.from({ length }, () => signs[Math.floor(random() ** 2 * signs.length)]).join('')
  return Array.from({ length: count }, (_, id) => ({
    id: `${id}`,
    title: text(6),
    text: Array.from({ length: 8 }, () => `${text(5 + pick(40))}，word${pick(700)}`).join('。'),
  }))
}

function readNews(count: number): Line[] {
  const file = readFileSync(join(sharedFolder!, 'eval/news/passages.jsonl.gz'))
  const lines = gunzipSync(file).toString('utf8').split('\n', count)
  return lines.map((line) => JSON.parse(line) as Line)
}

const runPattern = /\p{Script=Han}{2,}/gu

/** A string of 2–8 characters of one line. */
function cutString(line: Line): string {
  const runs = `${line.title}\n${line.text}`.match(runPattern) ?? ['水水']
  const run = runs[pick(runs.length)]!
  const length = Math.min(run.length, 2 + pick(7))
  const start = pick(run.length - length + 1)
  return run.slice(start, start + length)
}

const corpora = [
  { name: 'invented articles', read: () => inventLines(3000), skip: false },
  {
    name: `9,000 passages of news${whetherShared}`,
    read: () => readNews(9000),
    skip: sharedFolder === null || !existsSync(join(sharedFolder, 'eval/news')),
  },
]

it('the shares of a request add up to forty reads', () => {
  expect(sharedReads).toBe(40)
  expect(defaultSearcherOptions.maxReads).toBe(sharedReads)
  expect(Math.min(...Object.values(readShares))).toBeGreaterThan(0)
})

describe.each(corpora.filter(({ skip }) => !skip))('with forty reads, over $name', ({ read }) => {
  const state: { index?: BuiltIndex; searcher?: Searcher; lines: Line[]; most: number; reads: number } = {
    lines: [],
    most: 0,
    reads: 0,
  }
  beforeAll(async () => {
    state.lines = read()
    state.index = await buildTestIndex(state.lines, 'packed', { split: false, deflated: true })
    const store = createFileStore(state.index.folder)
    let running = 0
    state.searcher = await openSearcher({
      async read(name) {
        state.reads++
        state.most = Math.max(state.most, ++running)
        await new Promise((resolve) => setImmediate(resolve))
        return store.read(name).finally(() => running--)
      },
    })
  })
  afterAll(() => state.index?.remove())

  const fold = (line: Line): string => foldToString(`${line.title}\n${line.text}`)
  async function ask(q: string) {
    state.most = 0
    state.reads = 0
    const answer = await state.searcher!.search(requestOf(q, { group: 'passage', limit: 50 }))
    expect(state.reads).toBeLessThanOrEqual(sharedReads - readShares.opening)
    expect(state.most).toBeLessThanOrEqual(readsAtOnce)
    return answer
  }

  it.each([
    1, 2, 3, 4, 5, 6, 7, 8,
  ])('%i phrases of a passage find it, or the answer is not exact', async (count) => {
    for (let round = 0; round < 25; round++) {
      const line = state.lines[pick(state.lines.length)]!
      const phrases = Array.from({ length: count }, () => cutString(line))
      const answer = await ask(phrases.map((phrase) => `"${phrase}"`).join(' '))
      const isFound = answer.hits.some((hit) => hit.id === line.id)
      if (answer.nextOffset === null && answer.totalIsExact)
        expect({ phrases, isFound }).toEqual({ phrases, isFound: true })
      if (answer.totalIsExact) expect(answer.total).toBeGreaterThan(0)
      const folded = phrases.map(foldToString)
      const texts = new Map(state.lines.map((each) => [each.id, each]))
      for (const hit of answer.hits) {
        const text = fold(texts.get(hit.id)!)
        expect(folded.filter((phrase) => !text.includes(phrase))).toEqual([])
      }
    }
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('%i exclusions leave no hit that contains one', async (count) => {
    for (let round = 0; round < 25; round++) {
      const line = state.lines[pick(state.lines.length)]!
      const excluded = Array.from({ length: count }, () => cutString(line))
      const q = `${cutString(line)} ${excluded.map((text) => `-${text}`).join(' ')}`
      const answer = await ask(q)
      const texts = new Map(state.lines.map((each) => [each.id, each]))
      const folded = excluded.map(foldToString)
      for (const hit of answer.hits) {
        const text = fold(texts.get(hit.id)!)
        expect({ q, held: folded.filter((each) => text.includes(each)) }).toEqual({ q, held: [] })
      }
    }
  })
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readPassages } from '../../scripts/measure/peers/passage-lines.ts'
import { createRandom } from '../../scripts/measure/statistics.ts'
import { openLocalSearcher } from '../../scripts/reader/open-local-searcher.ts'
import type { SearchRequest } from '../../src/search/answer.ts'
import { filterBy, type Line, requestOf } from '../fixtures/built-index.ts'
import { sharedFolder, whetherShared } from '../fixtures/shared-folder.ts'
import { type BuiltPair, buildPair } from './built-pair.ts'
import { compareAnswers, type Difference } from './compare-answers.ts'
import { missingTool, testConnection, whetherCluster } from './running-cluster.ts'

/** Requests under way at once: files are searched here while the nodes search. */
const underWay = 4

async function listDifferences(
  { packed, opensearch }: BuiltPair,
  requests: readonly SearchRequest[],
): Promise<Difference[]> {
  const differences: Difference[] = []
  const next = requests.values()
  const ask = async (): Promise<void> => {
    for (const request of next) {
      const difference = await compareAnswers(packed, opensearch, request)
      if (difference !== null) differences.push(difference)
    }
  }
  await Promise.all(Array.from({ length: underWay }, ask))
  return differences
}

function readJsonLines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T)
}

describe.skipIf(missingTool !== null)(`answers of a cluster${whetherCluster}`, () => {
  it.skipIf(sharedFolder === null).each(['complaints', 'reports'])(
    `are those of packed for every case of %s${whetherShared}`,
    async (name) => {
      const folder = join(sharedFolder!, name)
      const pair = await buildPair(join(folder, 'articles.jsonl'), `test-${name}`)
      const cases = readJsonLines<{ query: string }>(join(folder, 'cases.jsonl'))
      try {
        const requests = cases.map(({ query }) => requestOf(query, { limit: 100 }))
        expect(await listDifferences(pair, requests)).toEqual([])
      } finally {
        await pair.remove()
      }
    },
  )

  it.skipIf(sharedFolder === null).each(['cmrc', 'drcd'])(
    `are those of packed for 500 questions of %s${whetherShared}`,
    async (name) => {
      const folder = join(sharedFolder!, 'eval', name)
      const lines: Line[] = []
      for await (const line of readPassages(join(folder, 'passages.jsonl.gz'))) lines.push(line)
      const pair = await buildPair(lines, `test-${name}`, { split: false })
      const questions = readJsonLines<{ text: string }>(join(folder, 'queries.jsonl'))
      const step = Math.floor(questions.length / 500)
      try {
        const asked = questions.filter((_, at) => at % step === 0).slice(0, 500)
        const requests = asked.map(({ text }) => requestOf(text))
        expect(await listDifferences(pair, requests)).toEqual([])
      } finally {
        await pair.remove()
      }
    },
  )

  describe.each([
    ['articles of several passages', true],
    ['lines that are passages', false],
  ] as const)('over random %s', (_, split) => {
    const built: { pair?: Promise<BuiltPair> } = {}
    const random = createRandom(split ? 7 : 8)
    const open = (): Promise<BuiltPair> => {
      built.pair ??= buildPair(writeLines(random, 160), `test-random-${split ? 'split' : 'whole'}`, { split })
      return built.pair
    }
    afterAll(async () => (await built.pair)?.remove())

    it.each([
      ['words and strings', (word: () => string) => requestOf(`${word()}${word()} ${word()}`)],
      ['phrases', (word: () => string) => requestOf(`"${word()}${word()}" ${word()}`)],
      ['phrases of letters and ideographs', (word: () => string) => requestOf(`"${word()} Node.js" -2023`)],
      ['exclusions', (word: () => string) => requestOf(`${word()} -${word()} -"${word()}${word()}"`)],
      [
        'pinyin',
        () => requestOf(['shui', 'yuanlin', 'tushuguan', 'yh', 'suzhou yuanlin'][Math.floor(random() * 5)]!),
      ],
      [
        'filters',
        (word: () => string) =>
          requestOf(word(), {
            filters: [filterBy('tag', '水'), { field: 'author', anyOf: [], noneOf: ['王毅'] }],
          }),
      ],
      [
        'articles by their ids',
        (word: () => string) =>
          requestOf(word(), { filters: [{ field: 'article', anyOf: ['7', '31', '90'], noneOf: ['31'] }] }),
      ],
      ['days', (word: () => string) => requestOf(word(), { after: '2023-02-01', before: '2023-06-30' })],
      ['passages', (word: () => string) => requestOf(`${word()} ${word()}`, { group: 'passage', limit: 30 })],
      ['later pages', (word: () => string) => requestOf(`${word()} ${word()}`, { offset: 25, limit: 20 })],
      ['the newest first', (word: () => string) => requestOf(word(), { sort: 'newest', limit: 40 })],
      [
        'the oldest first',
        (word: () => string) => requestOf(`${word()} ${word()}`, { sort: 'oldest', offset: 10 }),
      ],
      ['everything', () => requestOf('', { limit: 30, offset: Math.floor(random() * 40) })],
      [
        'misspelled words',
        () => requestOf(['云河', '图书官', '人民银航', '书州园林'][Math.floor(random() * 4)]!),
      ],
    ])('are those of packed for %s', async (_kind, draw) => {
      const word = (): string => vocabulary[Math.floor(random() * vocabulary.length)]!
      const requests = Array.from({ length: 12 }, () => draw(word))
      expect(await listDifferences(await open(), requests)).toEqual([])
    })

    it('are in the same order where matches are not counted to the last', async () => {
      const { packed, folder } = await open()
      const bounded = await openLocalSearcher(folder, Number.POSITIVE_INFINITY, {
        ...testConnection,
        countedPostings: 10,
      })
      for (const q of ['运河', '运河 园林', '图书馆 天气', 'Node.js 2023']) {
        const [expected, got] = [await packed.search(requestOf(q)), await bounded.search(requestOf(q))]
        expect(got.hits.map(({ id }) => id)).toEqual(expected.hits.map(({ id }) => id))
        expect(got.totalIsExact).toBe(false)
        expect(got.total).toBeLessThanOrEqual(expected.total)
        expect(got.total).toBeGreaterThanOrEqual(got.hits.length)
        expect(got.dates).not.toBeNull()
      }
    })

    it('read articles and values as packed does', async () => {
      const { packed, opensearch } = await open()
      expect(await opensearch.article('7', 0, 50)).toEqual(await packed.article('7', 0, 50))
      expect(await opensearch.article('8', 1, 1)).toEqual(await packed.article('8', 1, 1))
      expect(await opensearch.article('none', 0, 50)).toBeNull()
      for (const q of ['', '王', '水']) {
        const request = { field: 'author', q, limit: 10 }
        expect(await opensearch.facet(request)).toEqual(await packed.facet(request))
      }
      expect(await opensearch.facet({ field: 'none', q: '', limit: 10 })).toBeNull()
    })
  })
})

const vocabulary =
  '的 水 山 运河 苏州 园林 图书馆 人民 共和国 中华人民共和国 发展 银行 天气 Node.js C++ 2023 gpt-4 灰犀牛 古特累斯'.split(
    ' ',
  )

function writeLines(random: () => number, count: number): Line[] {
  const draw = (length: number): string =>
    Array.from({ length }, () => vocabulary[Math.floor(random() ** 1.5 * vocabulary.length)]!).join(
      random() < 0.3 ? '，' : '',
    )
  const pick = (values: readonly string[]): string[] => values.filter(() => random() < 0.4)
  return Array.from({ length: count }, (_, id) => ({
    id: `${id}`,
    title: random() < 0.3 ? '' : draw(1 + Math.floor(random() * 3)),
    text: Array.from({ length: 1 + Math.floor(random() * 4) }, () =>
      draw(2 + Math.floor(random() ** 2 * 60)),
    ).join('。\n\n'),
    ...(random() < 0.8 ? { date: `2023-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 3)}` } : {}),
    authors: pick(['王毅', '李白', '王维']),
    tags: pick(['水', '山', 'Node.js', 'node.js']),
  }))
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPassages } from '../../../scripts/measure/peers/passage-lines.ts'
import { createRandom } from '../../../scripts/measure/statistics.ts'
import { createFileStore } from '../../../scripts/reader/file-store.ts'
import { openMiniSearchMatcher } from '../../../src/engine/minisearch/minisearch-matcher.ts'
import { createPackedMatcher } from '../../../src/engine/packed/packed-matcher.ts'
import { type IndexReader, openIndexReader, unlimitedReads } from '../../../src/reader/index-reader.ts'
import { createPassageSet } from '../../../src/reader/passage-set.ts'
import { createQueryCompiler } from '../../../src/search/compile-query.ts'
import { resolveTerms } from '../../../src/search/retrieve/resolve-terms.ts'
import { buildTestIndex, type Line } from '../../fixtures/built-index.ts'
import { sharedFolder, whetherShared } from '../../fixtures/shared-folder.ts'

const best = 100

/** One engine over one index, asked for terms alone: what both engines must agree on. */
async function openEngine(
  lines: readonly Line[],
  name: 'packed' | 'minisearch',
): Promise<{ ask(q: string, all: boolean): Promise<object>; remove(): Promise<void> }> {
  const index = await buildTestIndex(lines, name, { split: false })
  const artifact: IndexReader = await openIndexReader(createFileStore(index.folder), 1 << 26)
  const engine = name === 'packed' ? createPackedMatcher(artifact) : await openMiniSearchMatcher(artifact)
  const compileQuery = createQueryCompiler(artifact.lexicon)
  return {
    remove: index.remove,
    async ask(q, counted) {
      const budget = unlimitedReads()
      const { wanted, prefix } = compileQuery(q)
      const { terms } = await resolveTerms(artifact, wanted, prefix, budget)
      const all = counted ? createPassageSet(artifact.manifest.passages) : null
      const matches = await engine.matchTerms(
        terms,
        { limit: best, groups: null, only: null, allowed: null, all },
        budget,
      )
      return {
        q,
        passages: [...matches.passages],
        scores: [...matches.scores],
        all: all === null ? null : [...all.list()],
      }
    },
  }
}

/** Expects the same of both, whether all matches are counted or what cannot matter is skipped. */
async function expectAgreement(lines: readonly Line[], questions: readonly string[]): Promise<void> {
  const packed = await openEngine(lines, 'packed')
  const minisearch = await openEngine(lines, 'minisearch')
  try {
    for (const q of questions) {
      expect(await packed.ask(q, true)).toEqual(await minisearch.ask(q, true))
      expect(await packed.ask(q, false)).toEqual({ ...(await minisearch.ask(q, true)), all: null })
    }
  } finally {
    await packed.remove()
    await minisearch.remove()
  }
}

describe('both engines', () => {
  it.each([1, 2, 3, 4])('give the same passages the same scores over random articles, %i', async (seed) => {
    const random = createRandom(seed)
    const vocabulary =
      '的 水 山 运河 苏州 园林 图书馆 人民 共和国 中华人民共和国 发展 银行 天气 Node.js C++ 2023 gpt-4 我 是 在'.split(
        ' ',
      )
    const draw = (length: number): string =>
      Array.from({ length }, () => vocabulary[Math.floor(random() ** 2 * vocabulary.length)]!).join(
        random() < 0.2 ? '，' : '',
      )
    const length = (): number => 1 + Math.floor(random() ** 3 * 80)
    const lines = Array.from({ length: [500, 1500, 4096, 9000][seed - 1]! }, (_, id) => ({
      id: `${id}`,
      title: random() < 0.5 ? '' : draw(1 + Math.floor(random() * 4)),
      text: draw(length()),
    }))
    await expectAgreement(
      lines,
      Array.from({ length: 60 }, () => draw(1 + Math.floor(random() * 6))),
    )
  })

  it.skipIf(sharedFolder === null)(
    `give the same passages the same scores over cmrc${whetherShared}`,
    async () => {
      const folder = join(sharedFolder!, 'eval/cmrc')
      const lines: Line[] = []
      for await (const line of readPassages(join(folder, 'passages.jsonl.gz'))) lines.push(line)
      const questions = readFileSync(join(folder, 'queries.jsonl'), 'utf8')
        .trim()
        .split('\n')
        .filter((_line, place) => place % 5 === 0)
        .map((line) => (JSON.parse(line) as { text: string }).text)
      await expectAgreement(lines, questions)
    },
  )
})

import { afterAll, beforeAll, expect, it } from 'vitest'
import { createFileStore } from '../../../scripts/reader/file-store.ts'
import type { NgramPlan } from '../../../src/engine/retriever.ts'
import { openIndexReader } from '../../../src/reader/index-reader.ts'
import { plainRequest, type SearchRequest } from '../../../src/search/answer.ts'
import { createQueryCompiler } from '../../../src/search/compile-query.ts'
import { prepareRerank } from '../../../src/search/rank/rerank-query.ts'
import { planRetrieval } from '../../../src/search/retrieve/plan-retrieval.ts'
import { type BuiltIndex, buildTestIndex } from '../../fixtures/built-index.ts'

const indexes: BuiltIndex[] = []
beforeAll(async () => {
  const lines = [{ id: 'a', title: '城墙', text: '城墙由夯土筑成，砖瓦后来才有。' }]
  indexes.push(await buildTestIndex(lines, 'packed'))
})
afterAll(() => indexes[0]!.remove())

/** What a request plans to look for by n-grams. @param passages  of the index */
async function planNgrams(
  q: string,
  more: Partial<SearchRequest> = {},
  passages = 1,
  ngramCandidates = 24,
): Promise<NgramPlan | null> {
  const opened = await openIndexReader(createFileStore(indexes[0]!.folder), 2 ** 22)
  const reader = { ...opened, manifest: { ...opened.manifest, passages } }
  const query = createQueryCompiler(reader.lexicon)(q)
  const resolved = {
    terms: [],
    complete: true,
    outOfVocabulary: { conjunctions: [], grouped: new Set<string>(), mixed: [] },
    contentWords: null,
    frequencies: new Map<string, number>(),
    alphanumerics: new Set<string>(),
  }
  return planRetrieval(
    reader,
    { ...plainRequest, q, ...more },
    {
      query,
      resolved,
      synonyms: [],
      expansion: null,
      filter: { fields: [], after: null, before: null },
      rerankQuery: prepareRerank(query.wanted, reader.lexicon, passages, resolved.frequencies),
      rerankWindow: 48,
      ngramCandidates,
    },
  ).ngrams
}

it('asks for the bigrams of a query, enough being half of their weight', async () => {
  const { bigrams, enough, limit } = (await planNgrams('城墙夯土'))!
  expect(limit).toBe(24)
  expect(bigrams.map(([text]) => text)).toEqual(['城墙', '墙夯', '夯土'])
  expect(enough).toBeCloseTo(bigrams.reduce((sum, [, weight]) => sum + weight, 0) / 2)
})

it('asks for no n-grams where the model reranks no candidates by them', async () => {
  expect(await planNgrams('城墙夯土', {}, 1, 1)).not.toBeNull()
  expect(await planNgrams('城墙夯土', {}, 1, 0)).toBeNull()
})

it.each<[string, string, Partial<SearchRequest>, number]>([
  ['by day', '城墙夯土', { sort: 'newest' }, 1],
  ['with a phrase', '城墙 "夯土"', {}, 1],
  ['without a word', '城墙 -夯土', {}, 1],
  ['of a large index', '城墙夯土', {}, 16_385],
])('asks for none %s', async (_, q, more, passages) => {
  expect(await planNgrams(q, more, passages)).toBeNull()
  expect(await planNgrams('城墙夯土', {}, 16_384)).not.toBeNull()
})

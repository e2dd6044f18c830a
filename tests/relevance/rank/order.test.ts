import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ndcg } from '../../../scripts/measure/eval/metrics.ts'
import { type BuiltIndex, buildTestIndex, requestOf } from '../../fixtures/built-index.ts'
import { hardQueries, judgedQueries } from '../../fixtures/judged-queries.ts'

describe.each(['packed', 'minisearch'] as const)('the order of hits of %s', (engine) => {
  let index: BuiltIndex
  beforeAll(async () => {
    index = await buildTestIndex('content', engine)
  })
  afterAll(() => index.remove())

  const ids = async (query: string) =>
    (await index.searcher.search(requestOf(query, { group: 'passage' }))).hits.map(({ id }) => id)

  it.each(judgedQueries)('puts the passage that answers %s first', async (query, first) => {
    expect((await ids(query))[0]).toBe(first)
  })

  it('gains at least .96 of what the judges give', async () => {
    const gains = await Promise.all(
      [...judgedQueries, ...hardQueries].map(async ([query, ...passages]) =>
        ndcg(await ids(query), new Map(passages.map((id, rank) => [id, rank === 0 ? 2 : 1])), 10),
      ),
    )
    expect(gains.reduce((sum, gain) => sum + gain, 0) / gains.length).toBeGreaterThan(0.96)
  })
})

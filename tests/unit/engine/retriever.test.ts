import { describe, expect, it } from 'vitest'
import { createClusterClient } from '../../../src/engine/opensearch/connection/cluster-client.ts'
import { createOpenSearchRetriever } from '../../../src/engine/opensearch/opensearch-retriever.ts'
import type { ClusterIndex } from '../../../src/engine/opensearch/searches/search-limits.ts'
import { defaultSimilarity } from '../../../src/format/postings/similarity.ts'
import { emptyPlan } from '../../../src/search/retrieve/plan-retrieval.ts'

const index: ClusterIndex = {
  name: 'index',
  fields: [],
  oneEach: true,
  articles: 9,
  passages: 9,
  averageTextLength: 4,
  similarity: defaultSimilarity,
  shards: 1,
  countedPostings: 1000,
}

/** A cluster whose searches find three passages, and count so many. @param counted  that are counted */
function openRetriever(counted = 3) {
  const asked: number[] = []
  const client = createClusterClient({
    urls: ['http://one.example'],
    fetch: (async (_url: string, { body }: { body: string }) => {
      const searches = body.trim().split('\n').length / 2
      asked.push(searches)
      const response = {
        hits: {
          total: { value: counted },
          hits: [1, 2, 3].map((number) => ({ _score: 1, fields: { passage: [number], article: [number] } })),
        },
        timed_out: false,
        _shards: { total: 1, successful: 1, failed: 0 },
      }
      return Response.json({ responses: Array.from({ length: searches }, () => response) })
    }) as unknown as typeof fetch,
  })
  return { asked, retriever: createOpenSearchRetriever(client, index, async () => [], undefined) }
}

const plan = {
  ...emptyPlan,
  terms: [{ term: '运河', frequency: 3, weight: 1 }],
  substrings: [{ text: '大运河', weight: 1, frequency: null }],
  limit: 10,
}

describe('the retriever over a cluster', () => {
  it('asks nothing for a plan of nothing', async () => {
    const { asked, retriever } = openRetriever()
    expect(await retriever.retrieve(emptyPlan)).toMatchObject({ total: 0, totalIsExact: true, counts: [] })
    expect(asked).toEqual([])
  })

  it('counts without another request what a plan under way counts', async () => {
    const { asked, retriever } = openRetriever()
    const retrieving = retriever.retrieve(plan)
    const counting = retriever.retrieve({ ...emptyPlan, counts: ['大运河'] })
    expect((await retrieving).total).toBe(3)
    expect((await counting).counts).toEqual([{ passages: 3, isExact: true }])
    expect(asked).toHaveLength(1)
  })

  it('takes two round trips at most: what a third would count is not known', async () => {
    const { asked, retriever } = openRetriever()
    await retriever.retrieve(plan)
    const count = async (text: string) =>
      (await retriever.retrieve({ ...emptyPlan, counts: [text] })).counts[0]
    expect(await count('小运河')).toEqual({ passages: 3, isExact: true })
    expect(await count('新运河')).toEqual({ passages: 0, isExact: false })
    expect(asked).toHaveLength(2)
  })

  it('asks for more of a string in a second round trip only where it is in more passages than came', async () => {
    const { asked, retriever } = openRetriever(4)
    await retriever.retrieve(plan)
    expect(asked).toHaveLength(2)
    const whole = openRetriever(3)
    await whole.retriever.retrieve(plan)
    expect(whole.asked).toHaveLength(1)
  })
})

import { describe, expect, it } from 'vitest'
import {
  describeCosts,
  listHostileRequests,
  measureRequests,
} from '../../../../scripts/measure/bench/hostile-queries.ts'
import { createFakeSearcher } from '../../../fixtures/fake-searcher.ts'

const words = Array.from({ length: 50 }, (_, index) => `词${index}`)

describe('hostile requests', () => {
  it('ask for nothing, for what is frequent and for what is left out, in every order and to the last page', () => {
    const requests = listHostileRequests(words)
    const queries = new Set(requests.map(({ q }) => q))
    for (const q of ['', '词0', '"词0词1"', '-词0', '词1 -词0']) expect(queries).toContain(q)
    expect(requests).toHaveLength(queries.size * 6)
    expect(new Set(requests.map(({ sort }) => sort))).toEqual(new Set(['relevance', 'newest', 'oldest']))
    expect(new Set(requests.map(({ offset }) => offset))).toEqual(new Set([0, 10_000]))
  })

  it('are shown with what they cost, the dearest first', async () => {
    const costs = await measureRequests(createFakeSearcher(), listHostileRequests(words).slice(0, 12))
    expect(costs.map(({ cpuMs }) => cpuMs)).toEqual(costs.map(({ cpuMs }) => cpuMs).sort((a, b) => b - a))
    const table = describeCosts(costs, 3).split('\n')
    expect(table).toHaveLength(5)
    expect(table[0]).toMatch(/query +sort +offset +matches +CPU ms/)
  })
})

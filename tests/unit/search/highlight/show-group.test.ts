import { describe, expect, it } from 'vitest'
import type { Candidate, Retriever } from '../../../../src/engine/retriever.ts'
import type { StoredPassage } from '../../../../src/format/stored-fields/passage-record.ts'
import type { IndexReader } from '../../../../src/reader/index-reader.ts'
import { createReadPlan } from '../../../../src/reader/read-plan.ts'
import type { AskedQuery } from '../../../../src/search/asked-query.ts'
import { showGroup } from '../../../../src/search/highlight/show-group.ts'
import type { RankedPassage } from '../../../../src/search/rank/rank.ts'
import { clauseOf, passageOf } from '../../../fixtures/given-passage.ts'

const first: StoredPassage = {
  article: 0,
  ordinal: 0,
  headings: [],
  anchor: null,
  text: '开头。',
  pictures: [],
}

/** A hit of the passage 12, whose article begins with passage 10. */
function ranked(more: Partial<Candidate> = {}): RankedPassage {
  const text = passageOf({ title: '渡口', body: '船。', ordinal: 2 })
  const candidate = { passage: 12, article: 4, score: 1, matchesAll: null, text, ...more }
  return { score: 1, candidate: candidate as Candidate, features: null }
}

interface Given {
  readonly asked?: string
  readonly group?: 'article' | 'passage'
  readonly whole?: boolean
  readonly isAtHand?: boolean
  readonly starts?: number
  readonly stored?: readonly StoredPassage[]
  readonly retriever?: Partial<Retriever>
  readonly maxReads?: number
}

function show(given: Given, ...group: readonly [RankedPassage, ...RankedPassage[]]) {
  const { asked = '渡口', whole = false, isAtHand = true, starts = 10, stored = [first] } = given
  const reader: Partial<IndexReader> = {
    manifest: { whole } as IndexReader['manifest'],
    passagesOf: (article) => (article === 4 ? [starts, 20] : [0, 1]),
    storeFileOf: (passage) => passage,
    usesFile: (kind, file) => isAtHand && kind === 'store' && file === starts,
    readPassages: async (passages) => (passages[0] === starts ? [...stored] : []),
  }
  return showGroup(
    reader as IndexReader,
    {
      request: { group: given.group ?? 'article' },
      query: { wanted: [clauseOf(asked)] },
      retriever: given.retriever ?? {},
      reads: createReadPlan(given.maxReads ?? 40, 6),
    } as unknown as AskedQuery,
    group,
  )
}

describe('a hit that is asked for by its title', () => {
  it('opens at the top of its page', async () => {
    expect((await show({}, ranked())).opening).toEqual(first)
  })

  it.each<[string, Given]>([
    ['the beginning is in a file that was not read', { isAtHand: false }],
    ['it is the beginning', { starts: 12, stored: [] }],
    ['the beginning cannot be read', { stored: [] }],
    ['the engine cannot read it', { retriever: { readOpening: async () => null } }],
  ])('opens there with its own text where %s', async (_, given) => {
    expect((await show(given, ranked())).opening).toEqual(ranked().candidate.text!.passage)
  })

  it('is read whatever was read before, where reads are not counted', async () => {
    const given = { isAtHand: false, maxReads: Number.POSITIVE_INFINITY }
    expect((await show(given, ranked())).opening).toEqual(first)
  })

  it('is read by an engine that reads it itself', async () => {
    const asked: Candidate[] = []
    const readOpening: Retriever['readOpening'] = async (candidate) => {
      asked.push(candidate)
      return first
    }
    const best = ranked()
    expect((await show({ retriever: { readOpening }, stored: [] }, best)).opening).toEqual(first)
    expect(asked).toEqual([best.candidate])
  })
})

it.each<[string, Given]>([
  ['passages are asked for', { group: 'passage' }],
  ['a line of the source is one passage', { whole: true }],
  ['its title is not what was asked for', { asked: '船' }],
])('a hit opens at its passage where %s', async (_, given) => {
  expect((await show(given, ranked())).opening).toBeNull()
})

it('holds the texts of the other passages that were read', async () => {
  const other = ranked({ passage: 13 })
  const best = ranked()
  expect(await show({ asked: '船' }, best, ranked({ text: null }), other)).toEqual({
    best,
    others: [other.candidate.text],
    opening: null,
  })
})

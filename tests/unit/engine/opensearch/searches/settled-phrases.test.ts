import { describe, expect, it } from 'vitest'
import { contains, isOneOf } from '../../../../../src/engine/opensearch/searches/clauses.ts'
import type { ClusterHit, ClusterResult } from '../../../../../src/engine/opensearch/searches/searches.ts'
import {
  planConditions,
  readSettled,
  requireConditions,
  settlePhrase,
} from '../../../../../src/engine/opensearch/searches/settled-phrases.ts'
import type { PassageText, Phrase } from '../../../../../src/engine/retriever.ts'

type Run = Phrase['runs'][number]

function phraseOf(
  runs: readonly (Partial<Run> & Pick<Run, 'kind' | 'text'>)[],
  literal: string | null = null,
) {
  return {
    runs: runs.map((run) => ({ words: [run.text], subWords: [], gap: 1, ...run })),
    literal,
  } as unknown as Phrase
}

const ideographs = (text: string) => phraseOf([{ kind: 'ideographs', text }])
const plan = (phrase: Phrase) => planConditions({ phrases: [phrase], exclusions: [] }).phrases[0]!

function hit(passage: number): ClusterHit {
  return { passage, article: 0, ordinal: 0, day: null, textLength: 1, score: 1, records: null }
}

function result(passages: readonly number[], total = passages.length): ClusterResult {
  return { hits: passages.map(hit), total, aggregations: {} }
}

const textsOf =
  (texts: readonly string[]) =>
  ({ passage }: ClusterHit) =>
    ({ text: texts[passage] }) as PassageText

describe('a phrase of ideographs', () => {
  it.each([
    ['王毅', false],
    ['王毅说', true],
    ['一二三四五六七八九十百千', true],
    ['一二三四五六七八九十百千万', false],
  ])('%s, of 3 to 12, is looked for with signs in it where it stands nowhere: %s', (text, isLoose) => {
    const planned = plan(ideographs(text))
    expect(planned.exact).toBe(true)
    expect(planned.loose !== null).toBe(isLoose)
    expect(settlePhrase(planned)).toHaveLength(isLoose ? 2 : 0)
  })

  it('looks on both sides of each of its splits', () => {
    const { loose } = plan(ideographs('王毅说'))
    const written = JSON.stringify(loose)
    for (const side of ['王', '毅说', '王毅', '说']) expect(written).toContain(`"query":"${side}"`)
  })

  const planned = plan(ideographs('王毅说'))
  const read = (texts: readonly string[], ...results: ClusterResult[]) =>
    readSettled(planned, results, textsOf(texts))

  it('is what was assumed where a passage contains it as it is', () => {
    expect(read([], result([0]), result([]))).toEqual({
      clause: contains('王毅说'),
      exact: true,
      isAsPlanned: true,
    })
  })

  it('is the verified passages where it stands with signs in it alone', () => {
    const texts = ['王·毅说', '王的毅说', '王毅，说']
    expect(read(texts, result([]), result([0, 1, 2]))).toEqual({
      clause: isOneOf([0, 2]),
      exact: true,
      isAsPlanned: false,
    })
  })

  it('stands nowhere where no passage is verified', () => {
    expect(read(['王的毅说'], result([]), result([0]))).toEqual({
      clause: contains('王毅说'),
      exact: true,
      isAsPlanned: true,
    })
  })
})

describe('a phrase of several runs', () => {
  const mixed = phraseOf([
    { kind: 'alphanumerics', text: 'gpt' },
    { kind: 'ideographs', text: '模型' },
  ])
  const planned = plan(mixed)

  it('is an approximation whose texts are read', () => {
    expect(planned.exact).toBe(false)
    expect(settlePhrase(planned)).toMatchObject([{ track_total_hits: true }])
  })

  it('stays an approximation where more passages may contain it than are verified', () => {
    expect(readSettled(planned, [result([1, 2], 3)], textsOf([]))).toEqual({
      clause: planned.clause,
      exact: false,
      isAsPlanned: true,
    })
  })
})

it('an exclusion that is an approximation excludes nothing', () => {
  const phrase = { clause: contains('甲乙'), exact: false }
  const sure = { clause: contains('丙丁'), exact: true }
  const other = { clause: contains('戊己'), exact: false }
  expect(requireConditions([phrase], [sure, other])).toEqual({
    must: [phrase.clause],
    mustNot: [sure.clause],
  })
})

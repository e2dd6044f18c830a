import { describe, expect, it } from 'vitest'
import { createFolder } from '../../../../src/analysis/fold.ts'
import type { Candidate } from '../../../../src/engine/retriever.ts'
import { maxValues } from '../../../../src/search/facet.ts'
import { createHit, type HitOptions, type ShownGroup } from '../../../../src/search/highlight/create-hit.ts'
import type { HighlightTerms } from '../../../../src/search/highlight/highlight-terms.ts'
import type { RerankFeatures } from '../../../../src/search/rank/relate-features.ts'
import type { RerankModel } from '../../../../src/search/rank/rerank-model.ts'
import { clauseOf, type GivenPassage, passageOf } from '../../../fixtures/given-passage.ts'

const folder = createFolder()
const wall: HighlightTerms = {
  clauses: [clauseOf('城墙')],
  alphanumerics: new Set(),
  prefix: null,
  alternatives: [],
}
const options: HitOptions = { snippetLength: 60, highlight: false, model: null, whole: false, forms: [] }
const section: GivenPassage = {
  title: '旧城',
  headings: ['城墙'],
  body: '这段城墙是夯土。',
  anchor: 'wall',
  ordinal: 2,
}

interface Given {
  readonly passage?: GivenPassage
  readonly others?: readonly GivenPassage[]
  readonly opening?: GivenPassage
  readonly matchesAll?: Candidate['matchesAll']
  readonly terms?: HighlightTerms
  readonly options?: Partial<HitOptions>
  readonly features?: RerankFeatures | null
  readonly score?: number
}

function hitOf({
  passage = section,
  others = [],
  opening,
  matchesAll = null,
  terms = wall,
  ...given
}: Given) {
  const text = passageOf(passage)
  const candidate: Candidate = { passage: 7, article: 0, score: 3, matchesAll, text }
  const group: ShownGroup = {
    best: { score: given.score ?? 5, candidate, features: given.features ?? null },
    others: others.map(passageOf),
    opening: opening === undefined ? null : passageOf(opening).passage,
  }
  return createHit(group, terms, folder, { ...options, ...given.options })
}

describe('a hit', () => {
  it('shows its passage, marked, at its anchor', () => {
    expect(hitOf({})).toMatchObject({
      id: 'a#2',
      score: 5,
      url: '/a#wall',
      ordinal: 2,
      title: { text: '旧城', marks: [] },
      headings: ['城墙'],
      headingMarks: [[[0, 2]]],
      snippet: { text: '这段城墙是夯土。', marks: [[2, 4]] },
      matchesAll: true,
      sections: [],
      picture: null,
      article: { id: 'a', url: '/a' },
    })
    expect(hitOf({})).not.toHaveProperty('explain')
  })

  it('has the id of its article where a line is one passage', () => {
    expect(hitOf({ options: { whole: true } }).id).toBe('a')
  })

  it('has a text fragment in its address where that is asked for', () => {
    const fragment = `:~:text=${encodeURIComponent('这段城墙是夯土')}`
    expect(hitOf({ options: { highlight: true } }).url).toBe(`/a#wall${fragment}`)
  })

  it('is counted or not by the engine, and by its text where the engine does not say', () => {
    expect(hitOf({ matchesAll: false }).matchesAll).toBe(false)
    expect(hitOf({ matchesAll: true, terms: { ...wall, clauses: [clauseOf('驼队')] } }).matchesAll).toBe(true)
    expect(hitOf({ terms: { ...wall, clauses: [clauseOf('驼队')] } }).matchesAll).toBe(false)
  })

  it('is counted by its text where texts may write the query otherwise', () => {
    const terms = { ...wall, clauses: [clauseOf('第25条')] }
    const forms = [[/第二十五条/g, '第25条']] as const
    const passage = { ...section, body: '见第二十五条。' }
    expect(hitOf({ passage, terms, matchesAll: false, options: { forms } }).matchesAll).toBe(true)
    expect(hitOf({ terms, matchesAll: true, options: { forms } }).matchesAll).toBe(false)
  })
})

describe('a hit that opens at the top of its page', () => {
  const opening = { title: '旧城', body: '旧城在河边。', ordinal: 0 }
  it('shows what its author says of it, without a fragment, and the section that matched below', () => {
    const passage = { ...section, article: { description: '旧城的城墙与河。' } }
    expect(hitOf({ passage, opening, options: { highlight: true } })).toMatchObject({
      id: 'a#0',
      url: '/a',
      ordinal: 0,
      headings: [],
      snippet: { text: '旧城的城墙与河。', marks: [[3, 5]] },
      sections: [{ anchor: 'wall', headings: ['城墙'] }],
    })
  })

  it('shows its opening where its author says nothing', () => {
    expect(hitOf({ opening })).toMatchObject({ snippet: { text: '旧城在河边。' }, url: '/a' })
  })

  it('shows the passage that matched where that is its opening', () => {
    const passage = { ...section, article: { description: '别的话。' } }
    const others = ['wall', 'other'].map((anchor) => ({ ...section, anchor, ordinal: 3 }))
    const hit = hitOf({ passage, opening: section, others })
    expect(hit).toMatchObject({ url: '/a', snippet: { text: '这段城墙是夯土。' } })
    expect(hit.sections.map(({ anchor }) => anchor)).toEqual(['wall', 'other'])
    expect(hitOf({ others }).sections.map(({ anchor }) => anchor)).toEqual(['other'])
  })
})

describe('the score of a hit', () => {
  const model: RerankModel = {
    window: 9,
    ngramCandidates: 0,
    score: () => 5,
    explain: () => ({ title: 2, words: 3 }),
  }
  it.each([
    ['the parts by the model', {} as RerankFeatures, 5, { title: 2, words: 3 }],
    [
      'its score by terms, and how far it is behind what was reranked',
      null,
      1,
      { words: 3, behindReranked: -2 },
    ],
    [
      'what a bound takes from the parts',
      {} as RerankFeatures,
      4,
      { title: 2, words: 3, behindReranked: -1 },
    ],
  ])('is explained by %s', (_name, features, score, explain) => {
    expect(hitOf({ options: { model }, features, score }).explain).toEqual(explain)
  })
})

describe('the picture of a hit', () => {
  const picture = (src: string, caption: string) => ({ src, caption })
  it.each([
    [[picture('a.png', '河'), picture('b.png', '城墙')], 'b.png', [[0, 2]]],
    [
      [picture('a.png', '城墙'), picture('b.png', '城墙和城墙')],
      'b.png',
      [
        [0, 2],
        [3, 5],
      ],
    ],
    [[picture('a.png', '城墙'), picture('b.png', '城墙')], 'a.png', [[0, 2]]],
    [[picture('a.png', '河'), picture('b.png', '桥')], 'a.png', []],
  ])('of %j is %s', (pictures, src, marks) => {
    expect(hitOf({ passage: { ...section, pictures } }).picture).toMatchObject({ src, caption: { marks } })
  })

  it('is none where its address is not to be shown', () => {
    expect(hitOf({ passage: { ...section, pictures: [picture('', '城墙')] } }).picture).toBeNull()
  })
})

describe('the article of a hit', () => {
  it('shows the first values of each field', () => {
    const values = Array.from({ length: maxValues + 1 }, (_, at) => `${at}`)
    const article = { authors: values, tags: values.slice(1), fields: { lang: values } }
    const { authors, tags, fields } = hitOf({ passage: { ...section, article } }).article
    const first = values.slice(0, maxValues)
    expect([authors, tags, fields]).toEqual([first, values.slice(1), { lang: first }])
  })
})

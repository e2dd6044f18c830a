import { describe, expect, it } from 'vitest'
import { type RerankFeatures, relateFeatures } from '../../../../src/search/rank/relate-features.ts'
import { extractFeatures, type RerankPassage } from '../../../../src/search/rank/rerank-features.ts'
import {
  createLinearModel,
  defaultRerankModel,
  defaultRerankWeights,
  otherWordsWeights,
  type RerankModel,
  sumParts,
} from '../../../../src/search/rank/rerank-model.ts'
import type { RerankQuery } from '../../../../src/search/rank/rerank-query.ts'
import { askFor } from '../../../fixtures/rerank-query.ts'

interface Given {
  readonly title?: string
  readonly headings?: readonly string[]
  readonly body: string
  readonly words?: number
  readonly isTagged?: boolean
}

function passage({ title = '', headings = [], body, words = 1 }: Given): RerankPassage {
  const before = [title, ...headings].map((text) => `${text}\n`).join('')
  return {
    titleAndHeadings: [title, ...headings],
    text: before + body,
    bodyStart: before.length,
    firstStage: words,
  }
}

const other = '这里说的是别的事情'

/** For each feature a query, a passage that it puts first, and one that stands before that without it. */
const cases: Readonly<Record<string, readonly [RerankQuery, Given, Given]>> = {
  words: [askFor('城墙'), { body: '城墙很厚', words: 6 }, { body: '城墙很厚', words: 2 }],
  wordsShare: [askFor('城墙'), { body: '城墙很厚', words: 6 }, { body: '城墙很厚', words: 2 }],
  pairs: [askFor('城墙'), { body: '城墙与城墙' }, { body: '城墙与城门' }],
  bodyPairsShare: [askFor('城墙'), { body: '城墙与城墙' }, { body: '城墙与城门' }],
  rareShare: [askFor('城墙', '夯土'), { body: '夯土的墙' }, { body: '夯实的土' }],
  answer: [
    askFor('城墙', '何时'),
    { body: `城墙建于1370年。${other}` },
    { body: `城墙建于山上。${other}。又过了20年。` },
  ],
  characters: [askFor('夯土墙'), { body: '夯土的墙' }, { body: '夯实的门' }],
  charactersOfSeveral: [askFor('城墙', '砖瓦', '夯土'), { body: '城墙砖瓦土夯' }, { body: '城墙砖瓦水井' }],
  nearness: [
    askFor('城墙', '夯土'),
    { body: `城墙与夯土${other.repeat(9)}` },
    { body: `城墙${other.repeat(9)}与夯土` },
  ],
  order: [askFor('城墙', '夯土'), { body: '城墙与夯土' }, { body: '夯土与城墙' }],
  longest: [askFor('城墙', '夯土'), { body: '城墙夯土' }, { body: '夯土城墙' }],
  title: [askFor('城墙'), { title: '城墙的来历', body: other }, { title: '城门的来历', body: other }],
  titlePairs: [
    askFor('城墙', '墙土'),
    { title: '城墙土的', body: other },
    { title: '城门土的', body: other },
  ],
  titlePairsShare: [
    askFor('城墙', '墙土'),
    { title: '城墙土的', body: other },
    { title: '城门土的', body: other },
  ],
  titleShare: [askFor('城墙'), { title: '城墙史', body: other }, { title: '城墙的来历与拆除', body: other }],
  titleHolds: [
    askFor('城墙', '夯土'),
    { title: '城墙夯土甲乙丙', body: other },
    { title: '城墙甲夯土乙丙', body: other },
  ],
  wholeWords: [askFor('effect'), { body: 'an effect here' }, { body: 'a useeffect xx' }],
  isTitle: [askFor('城墙'), { title: '城墙', body: other }, { title: '甲', headings: ['城墙'], body: other }],
  isHeading: [
    askFor('城墙'),
    { title: '甲', headings: ['乙', '城墙'], body: other },
    { title: '甲', headings: ['城墙', '乙'], body: other },
  ],
  lawArticle: [
    askFor('城墙', '第三条'),
    { title: '城墙', body: '第三条 夯土应当修补' },
    { title: '城墙', body: '夯土应当修补 第三条' },
  ],
  isTagged: [askFor('城墙'), { body: `城墙${other}`, isTagged: true }, { body: `城墙${other}吧` }],
  substance: [askFor('城墙'), { body: `城墙${other.repeat(6)}` }, { body: '城墙' }],
}

function extract(query: RerankQuery, passages: readonly Given[]): RerankFeatures[] {
  const read = passages.map(passage)
  return relateFeatures(
    query,
    read.map((one) => extractFeatures(query, one, 200)),
    read.map((one, article) => ({
      ...one,
      article,
      isAsTyped: true,
      isTagged: passages[article]!.isTagged === true,
    })),
    200,
  )
}

describe('reranking', () => {
  it('has a case for each feature of its model', () => {
    expect(Object.keys(cases).sort()).toEqual(Object.keys(defaultRerankWeights).sort())
  })

  it('scores a passage by the sum of what explains it, to the last digit', () => {
    const scores = Object.values(cases).flatMap(([query, ...passages]) =>
      // Of a passage that is there twice one is a copy.
      extract(query, [...passages, passages[0]]).map((features) => [
        defaultRerankModel.score(features),
        sumParts(defaultRerankModel.explain(features)),
      ]),
    )
    expect(scores.length).toBeGreaterThan(30)
    for (const [score, sum] of scores) expect(score).toBe(sum)
  })

  it('puts the copy of an article behind what is none', () => {
    const query = askFor('城墙')
    const [page, copy, other] = extract(query, [
      { title: '城墙', body: '城墙很厚，绕城一周', words: 6 },
      { title: '城墙', body: '城墙很厚，绕城一周', words: 6 },
      { title: '城门史', body: '城墙与城门都修过', words: 3 },
    ]).map((features) => sumParts(defaultRerankModel.explain(features)))
    expect(page).toBeGreaterThan(other!)
    expect(other).toBeGreaterThan(copy!)
    expect(copy).toBeGreaterThan(0)
  })

  it.each(Object.entries(cases))('by %s puts a passage first that is not without it', (name, [
    query,
    a,
    b,
  ]) => {
    const feature = name as keyof RerankFeatures
    const [better, worse] = extract(query, [a, b]) as [RerankFeatures, RerankFeatures]
    expect(better[feature]).toBeGreaterThan(worse[feature])
    const without = createLinearModel({ ...defaultRerankWeights, [feature]: 0 }, otherWordsWeights, 48)
    const lead = (model: RerankModel): number =>
      sumParts(model.explain(better)) - sumParts(model.explain(worse))
    // The other passage is given what makes both equal but for half of this feature.
    const handicap = (lead(defaultRerankModel) + lead(without)) / 2
    expect(lead(defaultRerankModel) - handicap).toBeGreaterThan(0)
    expect(lead(without) - handicap).toBeLessThan(0)
  })

  it('puts a page of one word that is titled with the query before a section that is headed so and full of it', () => {
    const [page, section] = extract(askFor('城墙', '夯土'), [
      { title: '城墙夯土', body: '略' },
      { title: '甲', headings: ['城墙夯土'], body: '城墙夯土，城墙夯土', words: 6 },
    ]).map((features) => sumParts(defaultRerankModel.explain(features)))
    expect(page).toBeGreaterThan(section!)
  })

  it.each([
    ['栈和队列', 1],
    ['栈和 队列', 1],
    ['栈与队列', 0.8],
    ['栈及队列(上)', 0.8],
    ['栈队列', 0],
    ['栈或队列', 0],
  ])('takes the title %s for 栈和队列 by %f', (title, expected) => {
    expect(extract(askFor('栈', '和', '队列'), [{ title, body: other }])[0]!.isTitle).toBe(expected)
  })

  it('has what a title has before what a heading has beside more, not before a heading that is no more', () => {
    const holds = (given: Omit<Given, 'body'>): number =>
      extract(askFor('城墙'), [{ ...given, body: other }])[0]!.titleHolds
    expect(holds({ title: '城墙与城门' })).toBe(1)
    expect(holds({ title: '城门', headings: ['城墙与城门'] })).toBe(0.5)
    expect(holds({ title: '城门', headings: ['城墙与城门', '“城墙”'] })).toBe(1)
    expect(holds({ title: '城墙与城门', headings: ['城墙与城门'] })).toBe(1)
    expect(holds({ title: '城门', headings: ['门'] })).toBe(0)
  })

  it('goes by bigrams and not by titles where the query is in other words than the texts', () => {
    // A question of which no passage has as much as a fifth of the bigrams.
    const query = askFor('公司', '辞退', '怀孕', '员工', '合法', '补偿')
    const [titled, own] = extract(query, [
      { title: '公司登记管理实施办法', body: '设立登记应当提交文件', words: 5 },
      { title: '第四十二条', body: '女职工在孕期，怀孕期间不得解除', words: 5 },
    ])
    expect(own!.wording).toBeLessThan(0.5)
    expect(sumParts(defaultRerankModel.explain(own!))).toBeGreaterThan(
      sumParts(defaultRerankModel.explain(titled!)),
    )
    const [all] = extract(query, [{ body: '公司辞退怀孕员工合法补偿', words: 5 }])
    expect(all!.wording).toBe(1)
    const [latin] = extract(askFor('effect'), [{ body: other }])
    expect(latin!.wording).toBe(1)
  })

  it('takes a query that names a title whole for one about it, not one that has a word of the title', () => {
    const query = askFor('长城', '拆掉', '能否', '卖钱', '违规', '怎么办')
    const wordingOf = (title: string): number => extract(query, [{ title, body: other }])[0]!.wording
    expect(wordingOf('长城')).toBe(1)
    expect(wordingOf('长城志')).toBe(0)
  })

  it('goes by characters where the query is in other words than the texts', () => {
    const query = askFor('公司', '辞退', '怀孕', '员工', '合法', '补偿')
    const [near, far] = extract(query, [
      { body: '女职工在孕期不得解职；补助依法支给', words: 5 },
      { body: '设立登记应当提交文件及其他的材料', words: 5 },
    ])
    expect(near!.characterScore).toBeGreaterThan(far!.characterScore)
    const parts = defaultRerankModel.explain(near!)
    expect(parts.characterScore).toBeCloseTo(5 * near!.characterScore)
    const [inTheirWords] = extract(query, [{ body: '公司辞退怀孕员工合法补偿', words: 5 }])
    expect(inTheirWords!.characterScore).toBe(0)
  })

  it('adds up the parts that it explains', () => {
    const [features] = extract(askFor('城墙', '夯土'), [{ title: '城墙', body: '城墙由夯土筑成' }])
    const parts = defaultRerankModel.explain(features!)
    expect(sumParts(parts)).toBeCloseTo(Object.values(parts).reduce((sum, part) => sum + part, 0))
    expect(parts.words).toBe(1)
  })

  it('puts the page or section that the query names before any passage about it', () => {
    const query = askFor('城墙')
    const [named, section, about] = extract(query, [
      { title: '城墙', body: other },
      { title: '甲', headings: ['城墙'], body: other },
      { title: '甲', body: '城墙与城墙，城墙又城墙。'.repeat(4), words: 9 },
    ]).map((features) => sumParts(defaultRerankModel.explain(features)))
    expect(named).toBeGreaterThan(about!)
    expect(section).toBeGreaterThan(about!)
  })
})

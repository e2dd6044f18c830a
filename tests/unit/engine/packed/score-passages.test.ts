import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../../scripts/measure/statistics.ts'
import type { MatchOptions } from '../../../../src/engine/matcher/passage-matcher.ts'
import { roundScore } from '../../../../src/engine/matcher/round-score.ts'
import { tabulateNorms } from '../../../../src/engine/packed/length-norms.ts'
import { createManyScorer } from '../../../../src/engine/packed/score-many.ts'
import { createScorer } from '../../../../src/engine/packed/score-passages.ts'
import { createTermScorer } from '../../../../src/engine/packed/term-scorer.ts'
import { createByteWriter } from '../../../../src/format/encoding/bytes.ts'
import { createPostingBlock } from '../../../../src/format/postings/posting-block.ts'
import { findList, writePostingFile } from '../../../../src/format/postings/posting-file.ts'
import { openPostings, type PostingList } from '../../../../src/format/postings/postings.ts'
import { writePostings } from '../../../../src/format/postings/postings-writer.ts'
import {
  defaultSimilarity,
  inverseDocumentFrequency,
  termWeight,
} from '../../../../src/format/postings/similarity.ts'
import { createPassageSet, isListed } from '../../../../src/reader/passage-set.ts'

/** Windows of 4,096 and of 16,384 passages, and a piece of one; some texts are far longer than others. */
const passages = 25_000
const textLengths = Uint16Array.from({ length: passages }, (_, passage) =>
  passage % 61 === 0 ? 1500 + passage : 1 + ((passage * 37) % 300),
)
const titleLengths = Uint16Array.from({ length: passages }, (_, passage) =>
  passage % 53 === 0 ? 1100 + passage : 1 + (passage % 12),
)
const statistics = { passages, averageTextLength: 90, averageTitleLength: 6 }
const context = { similarity: defaultSimilarity, statistics, textLengths, titleLengths }

interface Posting {
  readonly passage: number
  readonly frequency: number
  readonly titleFrequency: number
}

/** Postings of a term that stands in a share of the passages from `first` on, up to `end`. */
function drawPostings(seed: number, share: number, first: number, end: number): Posting[] {
  const random = createRandom(seed)
  const list: Posting[] = []
  for (let passage = first; passage < end; passage++)
    if (random() < share)
      list.push({
        passage,
        frequency: random() < 0.6 ? 1 : 1 + Math.floor(random() * 4),
        titleFrequency: random() < 0.8 ? 0 : 1 + Math.floor(random() * 2),
      })
  return list.length === 0 ? [{ passage: first, frequency: 2, titleFrequency: 0 }] : list
}

function openList(postings: readonly Posting[]): PostingList {
  const writer = createByteWriter()
  const columns = {
    passages: postings.map(({ passage }) => passage),
    frequencies: postings.map(({ frequency }) => frequency),
    titleFrequencies: postings.map(({ titleFrequency }) => titleFrequency),
    count: postings.length,
  }
  writePostings(writer, createByteWriter(), createByteWriter(), columns, context)
  const file = writePostingFile(new Uint8Array(0), writer.take())
  return openPostings(file, ...findList(file, 0), postings.length, defaultSimilarity, passages)
}

interface Term {
  readonly postings: readonly Posting[]
  readonly weight: number
}

/** The score of every passage that has a term, by the formula. */
function scorePlainly(terms: readonly Term[]): Map<number, number> {
  const { k1, b, titleBoost } = defaultSimilarity
  expect([k1, b, titleBoost]).toEqual([0.9, 0.5, 0.25])
  const scores = new Map<number, number>()
  for (const { postings, weight } of terms) {
    const inTitle = postings.filter(({ titleFrequency }) => titleFrequency > 0).length
    const idf = inverseDocumentFrequency(passages, postings.length)
    const titleIdf = titleBoost * inverseDocumentFrequency(passages, inTitle)
    for (const { passage, frequency, titleFrequency } of postings) {
      const ofText = idf * termWeight(defaultSimilarity, frequency, textLengths[passage]!, 90)
      const ofTitle =
        titleFrequency === 0
          ? 0
          : titleIdf * termWeight(defaultSimilarity, titleFrequency, titleLengths[passage]!, 6)
      scores.set(passage, (scores.get(passage) ?? 0) + (ofText + ofTitle) * weight)
    }
  }
  return scores
}

type Entry = readonly [passage: number, score: number]
const sortBest = (entries: Iterable<Entry>): Entry[] =>
  [...entries]
    .map(([passage, score]): Entry => [passage, roundScore(score)])
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])

/** The best passages and beside them the best of the best groups, as `MatchOptions` says. */
function choosePlainly(scores: Map<number, number>, options: MatchOptions): Entry[] {
  const { limit, groups, only, allowed } = options
  const matching = [...scores].filter(([passage]) =>
    only === null ? (allowed?.(passage) ?? true) : isListed(only, passage),
  )
  const sorted = sortBest(matching)
  const best = sorted.slice(0, limit)
  if (groups === null) return best
  const firsts = new Map<number, Entry>()
  for (const entry of sorted) {
    const group = groups.siblingsOf(entry[0])[0]
    if (!firsts.has(group)) firsts.set(group, entry)
  }
  const ofGroups = [...firsts.values()].slice(0, groups.limit)
  return sortBest([...best, ...ofGroups.filter(([passage]) => !best.some((entry) => entry[0] === passage))])
}

const lists = fc.array(
  fc.record({
    seed: fc.nat(9999),
    share: fc.constantFrom(0.0005, 0.004, 0.03, 0.2, 0.7),
    first: fc.constantFrom(0, 1, 4095, 4096, 9000, 16_384, 24_290),
    end: fc.constantFrom(passages, 4097, 8192, 20_480, 24_999),
    weight: fc.constantFrom(1, 0.3, 2.5),
  }),
  { minLength: 1, maxLength: 5 },
)
const none: MatchOptions = { limit: 10, groups: null, only: null, allowed: null, all: null }
const siblingsOf = (passage: number): readonly [number, number] => {
  const first = passage - (passage % 7)
  return [first, first + 7]
}

/** Scores with a scorer that was used before, and checks what it marks besides. */
function expectPlain(
  score: ReturnType<typeof createScorer>,
  terms: readonly Term[],
  opened: readonly PostingList[],
  options: MatchOptions,
): void {
  const scores = scorePlainly(terms)
  const { passages: found, scores: held } = score(
    opened,
    terms.map(({ weight }) => weight),
    options,
  )
  const expected = choosePlainly(scores, options)
  expect([...found]).toEqual(expected.map(([passage]) => passage))
  for (const [rank, [, plain]] of expected.entries()) expect(held[rank]!).toBeCloseTo(plain, 5)
  if (options.all !== null) {
    const { allowed } = options
    const matching = [...scores.keys()].filter((passage) => allowed?.(passage) ?? true)
    expect([...options.all.list()]).toEqual(matching.sort((a, b) => a - b))
  }
}

describe('scoring', () => {
  const score = createScorer(context)

  it('finds what a plain sum of BM25 finds, whatever is asked for, one query after the other', () => {
    fc.assert(
      fc.property(
        lists,
        fc.constantFrom(1, 3, 10, 100, 1000, 4000),
        fc.constantFrom(null, 1, 5),
        fc.constantFrom(null, 2, 3),
        fc.boolean(),
        (drawn, limit, groups, modulus, counts) => {
          const terms = drawn.map(({ seed, share, first, end, weight }) => ({
            postings: drawPostings(seed, share, first, end),
            weight,
          }))
          const opened = terms.map(({ postings }) => openList(postings))
          const options: MatchOptions = {
            limit,
            groups: groups === null ? null : { limit: groups, siblingsOf },
            only: null,
            allowed: modulus === null ? null : (passage) => passage % modulus !== 0,
            all: counts ? createPassageSet(passages) : null,
          }
          expectPlain(score, terms, opened, options)
          const only = Int32Array.from({ length: passages / 9 }, (_, at) => at * 9 + (at % 3))
          expectPlain(score, terms, opened, { ...options, only, allowed: null, all: null })
          if (counts) {
            const all = createPassageSet(passages)
            expectPlain(score, terms, opened, { ...options, limit: 0, groups: null, all })
          }
        },
      ),
      { seed: 9, numRuns: 40 },
    )
  })

  it('finds the same where many are wanted and only some are allowed, in one window and in several', () => {
    const scoreMany = createManyScorer(passages, 6000)
    const norms = tabulateNorms(context)
    fc.assert(
      fc.property(
        lists,
        fc.constantFrom(1, 50, 1000, 9000),
        fc.constantFrom(null, 2, 3),
        fc.boolean(),
        (drawn, limit, modulus, areListed) => {
          const terms = drawn.map(({ seed, share, first, end, weight }) => ({
            postings: drawPostings(seed, share, first, end),
            weight,
          }))
          const allowed = modulus === null ? null : (passage: number) => passage % modulus !== 0
          const numbers = Int32Array.from({ length: passages }, (_, passage) => passage)
          // The first passage of each window is among those listed, and none of those allowed.
          const some =
            areListed && modulus !== null
              ? { only: numbers.filter((passage) => passage % modulus === 0) }
              : { allowed }
          const options: MatchOptions = { ...none, limit, ...some }
          const opened = terms.map(({ postings }) => openList(postings))
          const inSeveral: typeof score = (lists, weights, { limit, only, allowed }) => {
            const scorers = lists.map((list, index) =>
              createTermScorer(context, norms, list, weights[index]!, createPostingBlock()),
            )
            return scoreMany(scorers, { limit, only, allowed })
          }
          expectPlain(inSeveral, terms, opened, options)
          expectPlain(score, terms, opened, options)
        },
      ),
      { seed: 12, numRuns: 30 },
    )
  })

  it('answers nothing for no terms, and of terms without a weight', () => {
    expect([...score([], [], none).passages]).toEqual([])
    const list = openList(drawPostings(1, 0.1, 0, passages))
    expect([...score([list], [0], none).passages]).toEqual([])
  })

  it('decodes no block of a common term that cannot come among the best', () => {
    // One passage with a rare term and the common one; thousands with the common one alone.
    const rare = [{ passage: 700, frequency: 3, titleFrequency: 1 }]
    const common = Array.from({ length: 12_000 }, (_, passage) => ({
      passage,
      frequency: 1,
      titleFrequency: 0,
    }))
    const list = openList(common)
    const block = Math.floor(700 / 128)
    const damaged = Uint8Array.from(list.bytes)
    for (let number = 0; number < list.lastPassages.length; number++)
      if (number > block + 40) damaged.fill(0xfc, list.blockStarts[number]!, list.blockStarts[number + 1]!)
    const { passages: found } = score([openList(rare), { ...list, bytes: damaged }], [1, 1], {
      ...none,
      limit: 1,
    })
    expect([...found]).toEqual([700])
  })
})

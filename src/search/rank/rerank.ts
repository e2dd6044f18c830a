import type { PackedLexicon } from '../../format/packed-lexicon.ts'
import { inverseDocumentFrequency } from '../../format/similarity.ts'
import type { AnalyzedClause } from '../../query/analyze-query.ts'
import { stopWords } from '../../query/stop-words.ts'
import type { RerankFeatures, RerankQuery } from './rerank-features.ts'

/** Weight of each thing that a passage's text shows, beside the score of its words. */
export type RerankWeights = Readonly<Record<keyof RerankFeatures, number>>

/**
 * Chosen by hand and by coordinate ascent on several sets at once, the round numbers that lose nothing. nDCG@10
 * (2026-11-26) of cmrc among 100,000 passages, of drcd among 100,000, of drcd-cross, of the headlines of newscast:
 *
 * - as they stand: 0.9822, 0.9615, 0.9716, 0.9957;
 * - each with weights tuned on the other sets alone, from 1 each: 0.9815, 0.9585, 0.9664, 0.9959;
 * - tuned on all of them at once: 0.9823, 0.9626, 0.9718, 0.9979: there is little more to be had from weights.
 *
 * Without characters drcd loses 0.003, without nearness, longest or pairs drcd-cross as much, without title and
 * titleShare cmrc 0.001 each. Order moves no set: questions are rarely answered in their own order; it is there for
 * the few words of a visitor who remembers a text. Substance costs newscast 0.002 and gives dureader, whose passages
 * are the lines of web pages, 0.02; characters of the own text instead of title and text give it 0.03 and the alternatives
 * nothing. Weighing 16 or 60 candidates in the place of 24 moves no set by more than 0.001.
 */
export const defaultRerankWeights: RerankWeights = Object.freeze({
  pairs: 0.5,
  characters: 1,
  nearness: 1.1,
  order: 1,
  longest: 3,
  whole: 9,
  title: 1.5,
  titleShare: 8,
  isTitle: 10,
  substance: 12,
})

const featureNames = Object.keys(defaultRerankWeights) as (keyof RerankFeatures)[]

/** Weighs the pairs and words of a query by how rare they are. */
export function prepareRerank(
  clauses: readonly AnalyzedClause[],
  lexicon: PackedLexicon,
  passages: number,
  frequencies: ReadonlyMap<string, number>,
): RerankQuery {
  const idf = (frequency: number): number => inverseDocumentFrequency(passages, Math.max(1, frequency))
  const pairs = new Map<string, number>()
  const words = new Map<string, number>()
  for (const { runs, terms } of clauses) {
    for (const term of terms) {
      if (term.part || term.stop) continue
      words.set(term.term, idf(frequencies.get(term.term) ?? 1))
    }
    for (const run of runs) {
      if (run.kind !== 'ideographs') continue
      let at = 0
      const borders: string[] = []
      for (const word of run.words) {
        for (let index = 0; index < word.length; index++) borders[at++] = word
      }
      for (let index = 0; index + 1 < run.text.length; index++) {
        const pair = run.text.slice(index, index + 2)
        const left = borders[index]!
        const right = borders[index + 1]!
        if (stopWords.has(left) || stopWords.has(right)) continue
        const id = lexicon.idOf(pair)
        pairs.set(pair, id >= 0 ? idf(lexicon.frequency(id)) : idf(rarer(lexicon, left, right)))
      }
    }
  }
  let wordsTotal = 0
  for (const weight of words.values()) wordsTotal += weight
  const whole = clauses.map((clause) => clause.folded).join(' ')
  return {
    pairs,
    words,
    wordsTotal,
    wholes: [...new Set([whole, clauses.map((clause) => clause.folded).join('')])],
  }
}

function rarer(lexicon: PackedLexicon, left: string, right: string): number {
  const frequency = (word: string): number => {
    const id = lexicon.idOf(word)
    return id < 0 ? 1 : lexicon.frequency(id)
  }
  return Math.min(frequency(left), frequency(right)) / 4
}

/** Adds features up. */
export function sumFeatures(features: RerankFeatures, weights: RerankWeights): number {
  let sum = 0
  for (const name of featureNames) sum += weights[name] * features[name]
  return sum
}

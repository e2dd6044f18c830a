import type { PackedLexicon } from '../../index/packed-lexicon.ts'
import { inverseDocumentFrequency } from '../../index/similarity.ts'
import type { AnalyzedClause } from '../../query/analyze-query.ts'
import { stopWords } from '../../query/stop-words.ts'
import type { RerankQuery, TextEvidence } from './text-evidence.ts'

/** Weight of each thing that a passage's text shows, beside the score of its words. */
export type RerankWeights = Readonly<Record<keyof TextEvidence, number>>

/**
 * Chosen by hand and by coordinate ascent on several sets at once, the round numbers that lose nothing: nDCG@10 of
 * cmrc among 100,000 passages is 0.9822, of drcd among 100,000 0.9614, of drcd-cross 0.9712, of the headlines of
 * newscast 0.9953 (2026-11-26). Weights tuned on the other sets alone, from 1 each, reach 0.9803, 0.9595, 0.9676 and
 * 0.9969; tuned on all of them at once 0.9831, 0.9621, 0.9716 and 0.9980: there is little more to be had from
 * weights. Weighing 16 or 60 candidates in the place of 24 moves no set by more than 0.001. Order moves none by as
 * much: questions are rarely answered in their own order; it is there for the few words of a visitor who remembers
 * a text. Substance costs newscast 0.003 and gives dureader, whose passages are the lines of web pages, 0.045; drcd
 * gains 0.001.
 */
export const defaultRerankWeights: RerankWeights = Object.freeze({
  pairs: 0.5,
  characters: 0.9,
  nearness: 1.1,
  order: 1,
  longest: 3,
  whole: 9,
  title: 1.5,
  titleShare: 8,
  isTitle: 6,
  substance: 14,
})

const evidenceNames = Object.keys(defaultRerankWeights) as (keyof TextEvidence)[]

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

/** Adds evidence up. */
export function sumEvidence(evidence: TextEvidence, weights: RerankWeights): number {
  let sum = 0
  for (const name of evidenceNames) sum += weights[name] * evidence[name]
  return sum
}

import { stringToUnits } from '../../analysis/fold.ts'
import type { FoundWords, Lexicon } from '../../analysis/lexicon.ts'
import type { WeightedText } from '../pinyin/pinyin-text.ts'
import { openLexiconWords } from './lexicon-words.ts'

/**
 * The term dictionary of an artifact, which is the lexicon of the segmenter too; blocks of front-coded
 * words are decoded at their first lookup. A term's id is its position in the order of UTF-16 units.
 */
export interface PackedLexicon extends Lexicon {
  readonly size: number
  /** Id of a term (its ordinal in the dictionary), or -1. */
  idOf(term: string): number
  term(id: number): string
  frequency(id: number): number
  /** Length of a term in UTF-16 units. */
  lengthAt(id: number): number
  /** A term with its document frequency as weight. */
  wordAt(id: number): WeightedText
  /** Document frequency of a term. */
  weightAt(id: number): number
  /**
   * The most frequent terms of two units or more that begin with a prefix, most frequent first; of equal frequency in
   * order of their units. Where not all fit, the shorter of equal frequency stay.
   */
  startingWith(prefix: string, limit: number): WeightedText[]
}

/**
 * Opens a lexicon without reading it through.
 *
 * @throws {SearchError} INDEX_CORRUPT when its parts do not fit together
 */
export function openLexicon(file: Uint8Array): PackedLexicon {
  const { unknownCost, size, findFirst, countCommon, lengthAt, term, costAt, frequency } =
    openLexiconWords(file)
  return {
    unknownCost,
    size,
    findWords(units, start, end, found: FoundWords) {
      let count = 0
      let from = 0
      for (let length = 1; start + length <= end; length++) {
        const id = findFirst(units, start, length, from)
        // Words that begin with these units stand together, the units themselves first.
        if (id >= size || countCommon(id, units, start, length) < length) break
        from = id
        if (lengthAt(id) !== length) continue
        found.ids[count] = id
        found.lengths[count] = length
        found.costs[count] = costAt(id)
        count++
      }
      return count
    },
    idOf(term) {
      const units = stringToUnits(term)
      if (term.length === 0) return -1
      const id = findFirst(units, 0, units.length)
      const isIt = id < size && lengthAt(id) === term.length
      return isIt && countCommon(id, units, 0, units.length) === term.length ? id : -1
    },
    term,
    frequency,
    lengthAt,
    wordAt: (id) => ({ text: term(id), weight: frequency(id) }),
    weightAt: frequency,
    startingWith(prefix, limit) {
      const units = stringToUnits(prefix)
      const found: { id: number; weight: number; length: number }[] = []
      for (let id = findFirst(units, 0, units.length); id < size; id++) {
        if (countCommon(id, units, 0, units.length) < units.length) break
        const length = lengthAt(id)
        if (length < 2) continue
        const weight = frequency(id)
        let at = found.length
        while (at > 0 && (found[at - 1]!.weight - weight || length - found[at - 1]!.length) < 0) at--
        if (at < limit) found.splice(at, 0, { id, weight, length })
        if (found.length > limit) found.pop()
      }
      return found
        .map(({ id, weight }) => ({ text: term(id), weight }))
        .sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1))
    },
  }
}

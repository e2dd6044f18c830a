import { isSurrogatePair } from './characters.ts'
import { createFoundWords, type Lexicon } from './lexicon.ts'

/** Id of a token that is no word of the lexicon: one ideograph. */
export const unknownWord = -1

/** The tokens of the script run cut last, in order; used again by the next call. */
export interface Segmenter {
  /** Where each token ends, in units of the text. */
  readonly ends: Int32Array
  /** Lexicon id of each token, or `unknownWord`. */
  readonly ids: Int32Array
  /**
   * Cuts a script run of ideographs into the words of least total cost (the Viterbi path over word costs),
   * the longer word first where two paths cost the same.
   *
   * @returns number of tokens; they join back to `[start, end)`
   * @see jieba, whose maximum-probability cut without HMM this is
   */
  cut(units: Uint16Array, start: number, end: number): number
}

/** Makes a segmenter over a lexicon. */
export function createSegmenter(lexicon: Lexicon): Segmenter {
  const found = createFoundWords()
  let capacity = 256
  let costs = new Int32Array(capacity + 2)
  let nextIds = new Int32Array(capacity + 2)
  let nextLengths = new Int32Array(capacity + 2)
  let ends = new Int32Array(capacity)
  let ids = new Int32Array(capacity)

  function grow(length: number): void {
    if (length <= capacity) return
    capacity = Math.max(length, capacity * 2)
    costs = new Int32Array(capacity + 2)
    nextIds = new Int32Array(capacity + 2)
    nextLengths = new Int32Array(capacity + 2)
    ends = new Int32Array(capacity)
    ids = new Int32Array(capacity)
  }

  return {
    get ends() {
      return ends
    },
    get ids() {
      return ids
    },
    cut(units, start, end) {
      const length = end - start
      grow(length)
      costs[length] = 0
      for (let at = length - 1; at >= 0; at--) {
        const source = start + at
        const single = at + 2 <= length && isSurrogatePair(units[source]!, units[source + 1]!) ? 2 : 1
        let bestLength = single
        let bestId = unknownWord
        let bestCost = lexicon.unknownCost + costs[at + single]!
        const foundCount = lexicon.findWords(units, source, end, found)
        for (let index = 0; index < foundCount; index++) {
          const cost = found.costs[index]! + costs[at + found.lengths[index]!]!
          if (cost < bestCost || (cost === bestCost && found.lengths[index]! >= bestLength)) {
            bestCost = cost
            bestLength = found.lengths[index]!
            bestId = found.ids[index]!
          }
        }
        costs[at] = bestCost
        nextLengths[at] = bestLength
        nextIds[at] = bestId
      }
      let count = 0
      for (let at = 0; at < length; count++) {
        ids[count] = nextIds[at]!
        at += nextLengths[at]!
        ends[count] = start + at
      }
      return count
    },
  }
}

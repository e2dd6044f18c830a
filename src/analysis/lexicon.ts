/** Words longer than this, in UTF-16 units, are in no lexicon. */
export const maxWordUnits = 32

/** Cost of one nat, so that costs are whole numbers and every machine adds them alike. */
export const costScale = 65536

/** What `findWords` found, shortest word first; used again by the next call. */
export interface FoundWords {
  readonly ids: Int32Array
  readonly lengths: Int32Array
  readonly costs: Int32Array
}

/**
 * The words that a segmenter cuts with. The build has a whole dictionary, the edge the words that occur in
 * the corpus; both cut every sentence of the corpus alike.
 */
export interface Lexicon {
  /** Cost of an ideograph that is no word. */
  readonly unknownCost: number
  /**
   * Finds every word that starts at `start` and ends at or before `end`.
   *
   * @param units  folded text
   * @returns how many entries of `found` hold
   */
  findWords(units: Uint16Array, start: number, end: number, found: FoundWords): number
}

/** Makes the buffers that `findWords` fills. */
export function createFoundWords(): FoundWords {
  return {
    ids: new Int32Array(maxWordUnits),
    lengths: new Int32Array(maxWordUnits),
    costs: new Int32Array(maxWordUnits),
  }
}

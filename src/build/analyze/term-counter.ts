import { growArray } from '../../text/grow-array.ts'
import type { Dictionary } from '../dictionary/dictionary.ts'
import { writeBatchWords } from './batch-words.ts'
import { weighFrequency, weighLength } from './passage-weight.ts'
import { createPostingPool } from './posting-pool.ts'

/** Most of a term frequency and of a field length: 16 bits each. */
const maxCounted = 65_535

/** Counts the terms of a batch, passage after passage, into posting lists. */
export interface TermCounter {
  /** Counts an occurrence of a word of the dictionary. */
  countWord(id: number): void
  /** Counts an occurrence of a term that is none. @param cost  that the segmenter pays, -1 for letters and digits */
  countString(term: string, cost: number): void
  /** Ends the title, which is the first field of a passage. */
  endTitle(): void
  /** Ends a passage. @param weight  its boost, 1 for none */
  endPassage(passage: number, weight: number): void
  /** Different terms of each passage, and of its title. */
  takeLengths(): { readonly textLengths: Uint16Array; readonly titleLengths: Uint16Array }
  /** Postings by partition; see `writeBatchWords`. */
  takePostings(): Uint8Array[]
}

/**
 * Makes the counter of one batch.
 *
 * @param listOfWord  room for the posting list of each word of the dictionary, which batches use one after the other
 */
export function createTermCounter(dictionary: Dictionary, listOfWord: Int32Array): TermCounter {
  listOfWord.fill(-1)
  const listOfString = new Map<string, number>()
  const terms: string[] = []
  const costs: number[] = []
  const pool = createPostingPool()
  const textLengths: number[] = []
  const titleLengths: number[] = []
  let frequencies = new Uint16Array(1 << 14)
  let titleFrequencies = new Uint16Array(1 << 14)
  /** Lists of the terms of this passage. */
  let touched: number[] = []
  let titleLength = 0
  let inTitle = true

  function openList(term: string, cost: number): number {
    const list = pool.openList()
    terms.push(term)
    costs.push(cost)
    if (list >= frequencies.length) {
      frequencies = growArray(frequencies, list * 2)
      titleFrequencies = growArray(titleFrequencies, list * 2)
    }
    return list
  }
  function count(list: number): void {
    if (frequencies[list] === 0) touched.push(list)
    if (frequencies[list] === maxCounted) return
    frequencies[list]! += 1
    if (inTitle) titleFrequencies[list]! += 1
  }

  return {
    countWord(id) {
      let list = listOfWord[id]!
      if (list < 0) {
        list = openList(dictionary.words[id]!, dictionary.costOf(id))
        listOfWord[id] = list
      }
      count(list)
    },
    countString(term, cost) {
      let list = listOfString.get(term)
      if (list === undefined) {
        list = openList(term, cost)
        listOfString.set(term, list)
      }
      count(list)
    },
    endTitle() {
      titleLength = touched.length
      inTitle = false
    },
    endPassage(passage, weight) {
      for (const list of touched) {
        const ofTitle = titleFrequencies[list]!
        pool.append(list, passage, weighFrequency(frequencies[list]!, ofTitle, weight), ofTitle)
        frequencies[list] = 0
        titleFrequencies[list] = 0
      }
      textLengths.push(Math.min(weighLength(touched.length, weight), maxCounted))
      titleLengths.push(Math.min(titleLength, maxCounted))
      touched = []
      inTitle = true
    },
    takeLengths: () => ({
      textLengths: Uint16Array.from(textLengths),
      titleLengths: Uint16Array.from(titleLengths),
    }),
    takePostings: () => writeBatchWords(pool, terms, costs),
  }
}

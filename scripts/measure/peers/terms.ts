import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

/** Cuts text into terms; the same function serves the index and the query. */
export type CutTerms = (text: string) => string[]

/**
 * Makes the cut of jieba's search mode, lower-cased, without punctuation.
 *
 * @param guesses  `hmm` where jieba guesses words that its dictionary does not hold
 */
export function createJiebaCut(guesses: 'hmm' | 'no-hmm'): CutTerms {
  const hmm = guesses === 'hmm'
  const jieba = Jieba.withDict(dict)
  return (text) => jieba.cutForSearch(text.toLowerCase(), hmm).filter((term) => /[\p{L}\p{N}]/u.test(term))
}

/**
 * Cuts Han runs into overlapping pairs of characters, and Latin and digits into whole words, lower-cased.
 * A lone Han character is a term of its own.
 */
export function cutBigrams(text: string): string[] {
  const terms: string[] = []
  for (const [run] of text.toLowerCase().matchAll(/\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+/gv)) {
    if (!/^\p{Script=Han}/u.test(run)) {
      terms.push(run)
      continue
    }
    const characters = Array.from(run)
    if (characters.length === 1) terms.push(run)
    for (let at = 0; at + 1 < characters.length; at++) terms.push(characters[at]! + characters[at + 1]!)
  }
  return terms
}

/** Every three neighbouring characters within runs of letters and digits, lower-cased, each once. */
export function cutTrigrams(text: string): string[] {
  const terms = new Set<string>()
  for (const [run] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
    const characters = Array.from(run)
    for (let at = 0; at + 2 < characters.length; at++) terms.add(characters.slice(at, at + 3).join(''))
  }
  return [...terms]
}

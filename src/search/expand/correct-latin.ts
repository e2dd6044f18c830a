import type { IndexReader } from '../../reader/index-reader.ts'
import type { ReadBudget } from '../../reader/read-plan.ts'
import type { CompiledQuery } from '../compile-query.ts'
import { readsPerLookup } from '../retrieve/resolve-terms.ts'

const latinWord = /^[a-z]{4,24}$/
/** Units that a slip is expected behind: words that begin alike are compared with it. */
const sureUnits = 2
const maxCandidates = 1000
/** Units of a word from which on two slips are taken off. */
const longWord = 8

/**
 * Makes the correction of slips in words of Latin letters (ThreadLoacl → threadlocal): the term with the same two first
 * letters at the least edit distance, of equal distance the most frequent. A word that terms begin with is none.
 *
 * @param minFrequency  passages that a term must be in to be offered
 */
export function createLatinCorrection(
  reader: Pick<IndexReader, 'findTerms'>,
  minFrequency: number,
): (
  q: string,
  query: CompiledQuery,
  unknown: ReadonlySet<string>,
  budget: ReadBudget,
) => Promise<string | null> {
  return async (q, { wanted }, unknown, budget) => {
    const typed = q.toLowerCase()
    const runs = wanted.flatMap((clause) => (clause.clause.isPhrase ? [] : clause.runs))
    const word = runs.find(
      ({ text }) => unknown.has(text) && latinWord.test(text) && typed.includes(text),
    )?.text
    if (word === undefined || budget.left < readsPerLookup) return null
    const terms = await reader.findTerms(word.slice(0, sureUnits), maxCandidates, budget)
    const likely = terms.filter(({ term, frequency }) => frequency >= minFrequency && latinWord.test(term))
    const corrected = likely.some(({ term }) => term.startsWith(word)) ? null : findNearest(word, likely)
    const at = typed.indexOf(word)
    return corrected === null ? null : q.slice(0, at) + corrected + q.slice(at + word.length)
  }
}

/** @param terms  most frequent first, so that of two at the same distance the first stays */
function findNearest(word: string, terms: readonly { readonly term: string }[]): string | null {
  let nearest: string | null = null
  let least = word.length < longWord ? 1 : 2
  for (const { term } of terms) {
    const distance = editDistance(word, term, least)
    if (distance > least || (distance === least && nearest !== null)) continue
    nearest = term
    least = distance
  }
  return nearest
}

/**
 * Optimal string alignment distance: insertions, deletions, substitutions and exchanges of neighbours.
 *
 * @returns a number over `maxDistance` where it is more than that
 * @see Boytsov, Indexing methods for approximate dictionary searching, 2011
 */
function editDistance(a: string, b: string, maxDistance: number): number {
  let same = 0
  while (same < a.length && a[same] === b[same]) same++
  const left = a.slice(same)
  const right = b.slice(same)
  if (left === right) return 0
  if (maxDistance === 0) return 1
  const behind = (leftUnits: number, rightUnits: number) =>
    1 + editDistance(left.slice(leftUnits), right.slice(rightUnits), maxDistance - 1)
  const isExchanged = left[0] === right[1] && left[1] === right[0]
  return Math.min(behind(1, 1), behind(1, 0), behind(0, 1), isExchanged ? behind(2, 2) : maxDistance + 1)
}

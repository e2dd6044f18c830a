import type { IndexReader } from '../../../reader/index-reader.ts'

/** The best by their terms, verified before all others. */
const bestByTerms = 8
/** Candidates that are sorted by their files; more than any page reaches stay in order of the index. */
const maxSorted = 20_000

/**
 * The order in which candidates of a phrase are verified: the best by their terms; then those of the files that have
 * most of them, since verifying costs a read a file.
 *
 * @param best  candidates with the best terms, best first
 * @param passages  all candidates, in order of the index
 */
export function orderForVerification(
  { storeFileOf }: Pick<IndexReader, 'storeFileOf'>,
  best: Int32Array,
  passages: Int32Array,
): Int32Array {
  const first = new Set(best.subarray(0, bestByTerms))
  const isOther = (passage: number): boolean => !first.has(passage)
  const sorted = passages.subarray(0, maxSorted).filter(isOther)
  const counts = new Map<number, number>()
  for (const passage of sorted) {
    const file = storeFileOf(passage)
    counts.set(file, (counts.get(file) ?? 0) + 1)
  }
  // Numbers sort faster than a comparison does: the fullest file first, in it the first passage.
  const keys = Float64Array.from(sorted, (passage) => passage - counts.get(storeFileOf(passage))! * 2 ** 32)
  const fullest = Array.from(keys.sort(), (key) => key >>> 0)
  return Int32Array.from([...first, ...fullest, ...passages.subarray(maxSorted).filter(isOther)])
}

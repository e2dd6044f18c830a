import type { IndexReader } from '../../reader/index-reader.ts'

/** Candidates of an approximation that are verified before any is answered: many fall out. */
export const verifiedFirst = 64
/** The best by their terms, verified before all others. */
const bestByTerms = 8
/** Candidates that are sorted by their files; more than any page reaches stay in order of the index. */
const mostSorted = 20_000

/**
 * The order in which candidates of a phrase are verified: the best by their terms; then those of the files that have
 * most of them, since verifying costs a read a file.
 *
 * @param best  candidates with the best terms, best first
 * @param passages  all candidates, in order of the index
 */
export function orderForVerification(
  { storeFileOf }: IndexReader,
  best: Int32Array,
  passages: Int32Array,
): Int32Array {
  const first = best.subarray(0, bestByTerms)
  const files = new Map<number, number[]>()
  for (const passage of passages.subarray(0, mostSorted)) {
    if (first.includes(passage)) continue
    const file = storeFileOf(passage)
    const held = files.get(file)
    if (held) held.push(passage)
    else files.set(file, [passage])
  }
  const fullest = [...files].sort((a, b) => b[1].length - a[1].length || a[0] - b[0])
  const rest = passages.subarray(mostSorted).filter((passage) => !first.includes(passage))
  return Int32Array.from([...first, ...fullest.flatMap(([, held]) => held), ...rest])
}

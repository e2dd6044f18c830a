import type { IndexReader } from '../../reader/index-reader.ts'

/** Passages that may hold a phrase and are looked at before any is shown: many fall out. */
export const checkedFirst = 64
/** The best by their words, which are looked at before all alternatives. */
const surest = 8
/** So many of the alternatives are sorted by their files; more than any page reaches stay as they stand. */
const mostSorted = 20_000

/**
 * The order in which passages are looked at that may hold a phrase: the best by their words, which are often those
 * that hold all of its words apart from each other; then those of the files that have most of them, since looking
 * costs a read for each file.
 *
 * @param best  those of them with the best words, best first
 * @param passages  all that may hold it, in order of the index
 */
export function orderForChecking(
  { storeFileOf }: IndexReader,
  best: Int32Array,
  passages: Int32Array,
): Int32Array {
  const first = best.subarray(0, surest)
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

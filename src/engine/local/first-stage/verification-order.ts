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
  const first = best.subarray(0, bestByTerms)
  const isFirst = new Set(first)
  const ordered = new Int32Array(first.length + passages.length)
  ordered.set(first)
  let count = first.length
  function append(start: number, end: number): void {
    for (let index = start; index < end; index++)
      if (!isFirst.has(passages[index]!)) ordered[count++] = passages[index]!
  }
  const sorted = Math.min(maxSorted, passages.length)
  // Passages of one file stand together.
  const files: (readonly [start: number, end: number])[] = []
  for (let start = 0; start < sorted; ) {
    const file = storeFileOf(passages[start]!)
    let end = start + 1
    while (end < sorted && storeFileOf(passages[end]!) === file) end++
    files.push([start, end])
    start = end
  }
  const countOf = ([start, end]: readonly [number, number]): number =>
    end - start - first.reduce((sum, passage) => sum + (isBetween(passages, start, end, passage) ? 1 : 0), 0)
  const fullest = files.map((range) => [countOf(range), range] as const)
  fullest.sort((a, b) => b[0] - a[0] || a[1][0] - b[1][0])
  for (const [, [start, end]] of fullest) append(start, end)
  append(sorted, passages.length)
  return ordered.subarray(0, count)
}

function isBetween(passages: Int32Array, start: number, end: number, passage: number): boolean {
  return passages[start]! <= passage && passage <= passages[end - 1]!
}

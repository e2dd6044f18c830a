import { countFacets, findDates } from '../engine/local/doc-values/facet-counts.ts'
import { openValueColumn } from '../format/value-column.ts'

const articleCount = 10_000
const rounds = 4
/** Values of each field: their numbers take one byte, or two. */
const sizes = [200, 2000]
/** Section of a column with one past the last number of each article; see `writeValueColumn`. */
const numberEndsSection = 6

/** Counts made-up values of many articles, which a small index does not have, and finds their first and last day. */
export function warmDocValues(): void {
  const ends = Uint32Array.from({ length: articleCount }, (_, article) => article + 1)
  const columns = sizes.map((size) => {
    const numbers = Uint16Array.from(ends, (end) => end % size)
    const none = new Uint32Array(size)
    return openValueColumn(
      {
        count: 0,
        bytes: () => Uint8Array.from(numbers),
        uint16: () => numbers,
        uint32: (section) => (section === numberEndsSection ? ends : none),
        int32: () => new Int32Array(0),
        json: () => null,
      },
      0,
    )
  })
  // Of all articles the counts are known beforehand.
  const articles = Int32Array.from(ends).subarray(0, -1)
  for (let round = 0; round < rounds; round++) {
    for (const column of columns) {
      const docValues = { days: Int32Array.from(ends), column: () => column }
      countFacets(docValues, ['tag'], articles, 1)
      findDates(docValues, articles)
    }
  }
}

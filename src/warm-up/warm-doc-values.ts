import { countFacets, findDates } from '../engine/local/doc-values/facet-counts.ts'
import { openValueColumn } from '../format/doc-values/value-column.ts'

const articleCount = 10_000
const rounds = 4
/** Values of each field: their numbers take one byte, or two. */
const sizes = [200, 2000]
/** Sections of a column with how many values each article has, and with their numbers; see `writeValueColumn`. */
const [lengthsSection, numbersSection] = [5, 6]

/** Counts made-up values of many articles, which a small index does not have, and finds their first and last day. */
export function warmDocValues(): void {
  const numbers = Uint16Array.from({ length: articleCount }, (_, article) => article)
  const columns = sizes.flatMap((size) => {
    const numbersOfSize = numbers.map((number) => number % size)
    const bytes = size > 0x100 ? new Uint8Array(numbersOfSize.buffer) : Uint8Array.from(numbersOfSize)
    // Columns of one value an article have no lengths, and a loop of their own.
    return [0, articleCount].map((lengths) => {
      const sections = new Map([
        [lengthsSection, new Uint8Array(lengths).fill(1)],
        [numbersSection, bytes],
      ])
      return openValueColumn(
        {
          bytes: (section) => sections.get(section) ?? new Uint8Array(size),
          uint16: () => numbersOfSize,
          uint32: () => new Uint32Array(size),
          int32: () => new Int32Array(0),
          json: () => null,
        },
        0,
        articleCount,
      )
    })
  })
  // Of all articles the counts are known beforehand.
  const articles = Int32Array.from(numbers).subarray(0, -1)
  for (let round = 0; round < rounds; round++) {
    for (const column of columns) {
      const dayOfArticle = (article: number): number => numbers[article]!
      const docValues = { days: new Int32Array(0), isDated: true, dayOfArticle, column: () => column }
      countFacets(docValues, ['tag'], articles, 1)
      findDates(docValues, articles)
    }
  }
}

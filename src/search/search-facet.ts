import { selectMost } from '../engine/local/doc-values/facet-counts.ts'
import { foldValue, type ValueColumn } from '../format/doc-values/value-column.ts'
import type { FacetAnswer, FacetRequest } from './facet.ts'

/** Finds values of one field by part of them, counted over all articles. */
export function searchFacet(
  column: Pick<ValueColumn, 'value' | 'countOf' | 'startsWith' | 'search'>,
  { field, q, limit }: FacetRequest,
): FacetAnswer {
  const folded = foldValue(q)
  const found = column.search(folded)
  const { countOf } = column
  // The values that begin with it follow each other in the column, so one pass tells them apart.
  const isFirst = (number: number): boolean => column.startsWith(number, folded)
  const select = (numbers: readonly number[], limit: number): number[] =>
    selectMost(numbers.length, (index) => numbers[index]!, countOf, limit)
  const first = select(found.filter(isFirst), limit)
  const rest =
    first.length === limit
      ? []
      : select(
          found.filter((number) => !isFirst(number)),
          limit - first.length,
        )
  return {
    field,
    query: q,
    values: [...first, ...rest].map((number) => ({ value: column.value(number), count: countOf(number) })),
    total: found.length,
  }
}

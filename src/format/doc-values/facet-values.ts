import { compareUnits } from '../../text/compare-units.ts'
import { corrupt } from '../encoding/bytes.ts'
import { foldValue } from './value-column.ts'

/** Role of the file in the manifest. */
export const facetValuesRole = 'facet-values'

/** Distinct values of a field and how many articles have each, in the order of `compareValues`. */
export type FacetValues = readonly (readonly [value: string, articles: number])[]

/** Compares values as doc values are sorted: folded, then as they are. */
export function compareValues(a: string, b: string): number {
  return compareUnits(foldValue(a), foldValue(b)) || compareUnits(a, b)
}

/** Encodes the values of all fields. */
export function writeFacetValues(fields: Readonly<Record<string, ReadonlyMap<string, number>>>): Uint8Array {
  const sorted = Object.entries(fields).map(([field, counts]): [string, FacetValues] => {
    const keyed = [...counts].map(([value, count]) => ({ value, count, folded: foldValue(value) }))
    keyed.sort((a, b) => compareUnits(a.folded, b.folded) || compareUnits(a.value, b.value))
    return [field, keyed.map(({ value, count }) => [value, count])]
  })
  return new TextEncoder().encode(JSON.stringify(sorted))
}

/**
 * Opens the values of all fields.
 *
 * @throws {SearchError} INDEX_CORRUPT when they cannot be read
 */
export function openFacetValues(file: Uint8Array): ReadonlyMap<string, FacetValues> {
  try {
    return new Map(JSON.parse(new TextDecoder().decode(file)) as [string, FacetValues][])
  } catch {
    throw corrupt('the values of facets cannot be read')
  }
}

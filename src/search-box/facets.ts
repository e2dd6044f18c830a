import type { FilterValues } from '../client/client.ts'

/** How many hits have each value of each field, by the name a filter has. */
export type FieldCounts = Readonly<Record<string, Readonly<Record<string, number>>>>

const filterNames: Readonly<Record<string, string>> = { authors: 'author', tags: 'tag' }

/**
 * Counts of the newest answer by the name of the filter. A field that is filtered keeps the counts of
 * before, so that its other values can still be chosen; a chosen value is always among them.
 *
 * @param before counts that were shown for the same query, or none
 */
export function mergeFacets(
  before: FieldCounts,
  answered: FieldCounts | undefined,
  filters: FilterValues,
): FieldCounts {
  const merged: Record<string, Readonly<Record<string, number>>> = {}
  if (before.year !== undefined) merged.year = before.year
  for (const [key, counts] of Object.entries(answered ?? {})) {
    const field = filterNames[key] ?? key.replace(/^field\./, '')
    merged[field] = counts
  }
  for (const [field, values] of Object.entries(filters)) {
    if (values.length === 0 || field === 'year') continue
    const missing = values.filter((value) => merged[field]?.[value] === undefined)
    merged[field] = {
      ...merged[field],
      ...Object.fromEntries(missing.map((value) => [value, 0])),
      ...before[field],
    }
  }
  return merged
}

/** Filters with one value switched on or off. A year stands alone: two years are no range of days. */
export function toggleFilter(filters: FilterValues, field: string, value: string): FilterValues {
  const chosen = filters[field] ?? []
  const { [field]: _, ...others } = filters
  if (chosen.includes(value)) {
    const rest = chosen.filter((other) => other !== value)
    return rest.length === 0 ? others : { ...others, [field]: rest }
  }
  return { ...others, [field]: field === 'year' ? [value] : [...chosen, value] }
}

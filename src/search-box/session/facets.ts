import type { FilterValues } from '../../client/client.ts'

/** How many hits have each value of each field, by the name a filter has. */
export type FieldCounts = Readonly<Record<string, Readonly<Record<string, number>>>>

/**
 * Counts of the newest answer by the name of the filter. A field that is filtered keeps the counts of
 * before, so that its other values can still be chosen.
 *
 * @param before counts that were shown for the same query, or none
 */
export function mergeFacets(
  before: FieldCounts,
  answered: FieldCounts = {},
  filters: FilterValues,
): FieldCounts {
  const merged: Record<string, Readonly<Record<string, number>>> = {}
  for (const [key, counts] of Object.entries(answered))
    merged[key.replace(/^field\.|(?<=^author|^tag)s$/, '')] = counts
  // Years are counted apart.
  for (const field of [...Object.keys(filters), 'year'])
    if (before[field]) merged[field] = { ...merged[field], ...before[field] }
  return merged
}

/** Filters with one value switched on or off. A year stands alone: two years are no range of days. */
export function toggleFilter(filters: FilterValues, field: string, value: string): FilterValues {
  const { [field]: chosen = [], ...others } = filters
  const rest = chosen.filter((other) => other !== value)
  if (rest.length === chosen.length) rest.push(value)
  const kept = field === 'year' ? rest.slice(-1) : rest
  return rest[0] ? { ...others, [field]: kept } : others
}

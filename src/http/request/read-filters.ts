import type { SearchRequest } from '../../search/answer.ts'
import { maxFilterUnits, maxFilterValues, searchParameters } from './parameters.ts'
import { describeValue, type GivenParameters, type ParameterFault } from './read-parameters.ts'

const prefix = 'field.'
const alwaysThere: readonly string[] = ['author', 'tag', 'article']

/**
 * Reads the filters of a request: `author`, `tag`, `article` (by its id), and any field of the index by its name, or
 * by `field.<name>` where another parameter has that name. Values of one parameter are alternatives; one that begins
 * with `-` must not be there.
 *
 * @param fields  that the index has; other parameters are passed over, but for `field.<name>`
 */
export function readFilters(
  given: GivenParameters,
  fields: readonly string[],
): { readonly filters: SearchRequest['filters'] } | { readonly fault: ParameterFault } {
  const names = new Set([...alwaysThere, ...fields])
  const filters = new Map<string, { field: string; anyOf: string[]; noneOf: string[] }>()
  let count = 0
  for (const [parameter, values] of given) {
    const field = parameter.startsWith(prefix) ? parameter.slice(prefix.length) : parameter
    if (field === '' || (field === parameter && (!names.has(field) || isOtherParameter(field)))) continue
    for (const value of values) {
      if (value === '') continue
      if (typeof value !== 'string') return refuse(parameter, 'text, or a list of texts', value)
      if (value.length > maxFilterUnits)
        return refuse(parameter, `at most ${maxFilterUnits} UTF-16 units`, value)
      if (++count > maxFilterValues)
        return refuse(parameter, `at most ${maxFilterValues} values of filters in all`, value)
      const filter = filters.get(field) ?? { field, anyOf: [], noneOf: [] }
      filters.set(field, filter)
      if (value.length > 1 && value.startsWith('-')) filter.noneOf.push(value.slice(1))
      else filter.anyOf.push(value)
    }
  }
  // In one order, so that requests that ask the same are kept as one.
  return { filters: [...filters.values()].sort((a, b) => (a.field < b.field ? -1 : 1)) }
}

function isOtherParameter(name: string): boolean {
  return Object.hasOwn(searchParameters.entries, name)
}

function refuse(parameter: string, expected: string, got: unknown): { readonly fault: ParameterFault } {
  return { fault: { parameter, expected, got: describeValue(got) } }
}

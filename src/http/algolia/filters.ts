import { readNested } from './read-value.ts'
import { wireFault } from './wire-fault.ts'

/** Operators of numeric filters. */
export type Comparison = '<' | '<=' | '=' | '!=' | '>' | '>='

/** What one attribute must be, or with `isNot` must not be. */
export interface Condition {
  readonly attribute: string
  readonly isNot: boolean
  readonly test:
    | { readonly value: string }
    | { readonly comparison: Comparison; readonly number: number }
    | { readonly from: number; readonly to: number }
}

/** Conditions of which one must hold. */
export type Clause = readonly Condition[]

/** The attribute that values without one belong to, as Algolia has it. */
export const tagAttribute = '_tags'

const comparisonPattern = /^(.+?)\s*(<=|>=|!=|=|<|>)\s*(-?\d+(?:\.\d+)?)$/
const rangePattern = /^(.+?)\s*:\s*(-?\d+(?:\.\d+)?)\s+TO\s+(-?\d+(?:\.\d+)?)$/

/**
 * Reads `facetFilters`: an outer list of conditions that all hold, inner lists of which one holds; `attribute:-value`
 * is NOT, and `attribute:\-value` a value that begins with `-`.
 *
 * @throws {SearchError} INVALID_PARAMETER
 */
export function readFacetFilters(value: unknown): Clause[] {
  return readClauses('facetFilters', value, (text) => {
    const colon = text.indexOf(':')
    if (colon < 1) return null
    return readFacetValue(text.slice(0, colon), text.slice(colon + 1))
  })
}

/** Reads `tagFilters`, which are facet filters of one attribute. @throws {SearchError} INVALID_PARAMETER */
export function readTagFilters(value: unknown): Clause[] {
  return readClauses('tagFilters', value, (text) => readFacetValue(tagAttribute, text))
}

/** Reads `numericFilters`: `attribute>=1`, `attribute:1 TO 5`. @throws {SearchError} INVALID_PARAMETER */
export function readNumericFilters(value: unknown): Clause[] {
  return readClauses('numericFilters', value, (text) => {
    const [, attribute, operator, number] = comparisonPattern.exec(text) ?? []
    if (attribute !== undefined)
      return {
        attribute,
        isNot: false,
        test: { comparison: operator as Comparison, number: Number(number) },
      }
    const [, ranged, from, to] = rangePattern.exec(text) ?? []
    if (ranged === undefined) return null
    return { attribute: ranged, isNot: false, test: { from: Number(from), to: Number(to) } }
  })
}

function readFacetValue(attribute: string, value: string): Condition {
  const isNot = value.startsWith('-')
  return { attribute, isNot, test: { value: isNot ? value.slice(1) : value.replace(/^\\-/, '-') } }
}

function readClauses(
  parameter: string,
  value: unknown,
  readCondition: (text: string) => Condition | null,
): Clause[] {
  const list = readNested(value)
  if (list === undefined || list === null || list === '') return []
  return (Array.isArray(list) ? list : [list]).map((inner: unknown) =>
    (Array.isArray(inner) ? inner : [inner]).map((text: unknown) => {
      const condition = typeof text === 'string' ? readCondition(text) : null
      if (condition === null) throw wireFault(parameter, 'conditions as attribute and value')
      return condition
    }),
  )
}

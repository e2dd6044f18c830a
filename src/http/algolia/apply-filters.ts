import type { SearchRequest } from '../../search/answer.ts'
import { type Clause, type Comparison, type Condition, tagAttribute } from './filters.ts'
import { wireFault } from './wire-fault.ts'

type FieldFilter = SearchRequest['filters'][number]

/** The filters of a search request. */
export interface RequestFilters {
  readonly filters: readonly FieldFilter[]
  readonly after: string | null
  readonly before: string | null
}

/** The attribute of an article's day, in seconds since 1970. */
export const dateAttribute = 'date_timestamp'
const secondsOfDay = 86_400
/** Farthest days of the calendar that ISO 8601 writes with four digits. */
const firstDay = -719_528
const lastDay = 2_932_896

/** The field an attribute of the wire stands for. */
export function fieldOf(attribute: string): string {
  if (attribute === 'authors') return 'author'
  return attribute === 'tags' || attribute === tagAttribute ? 'tag' : attribute
}

/**
 * Turns clauses into the filters of a search request.
 *
 * A condition on an attribute that no article of the index has lets everything through: sites add such conditions by
 * themselves (VitePress `lang:zh-CN`, Docusaurus `docusaurus_tag:default`).
 *
 * @param fields  fields of the index
 * @throws {SearchError} INVALID_PARAMETER for an OR over different attributes, or of a value and a NOT
 */
export function applyFilters(clauses: readonly Clause[], fields: readonly string[]): RequestFilters {
  const filters: FieldFilter[] = []
  let first = firstDay
  let last = lastDay
  for (const clause of clauses) {
    if (clause.length === 0 || clause.some(({ attribute }) => !isKnown(attribute, fields))) continue
    const { attribute } = clause[0]!
    if (clause.some((condition) => condition.attribute !== attribute))
      throw wireFault('filters', 'OR between values of one attribute')
    if (attribute === dateAttribute) {
      if (clause.length > 1) throw wireFault('filters', `no OR of ${dateAttribute}`)
      const [from, to] = daysOf(clause[0]!)
      first = Math.max(first, from)
      last = Math.min(last, to)
    } else filters.push(createFieldFilter(fieldOf(attribute), clause))
  }
  return {
    filters,
    after: first === firstDay ? null : writeDay(first),
    before: last === lastDay ? null : writeDay(last),
  }
}

function isKnown(attribute: string, fields: readonly string[]): boolean {
  return attribute === dateAttribute || fields.includes(fieldOf(attribute))
}

function createFieldFilter(field: string, clause: Clause): FieldFilter {
  const excluded = clause.filter(({ isNot }) => isNot)
  if (excluded.length > 0 && clause.length > 1) throw wireFault('filters', 'no OR with a NOT')
  const values = clause.map(({ test }) => {
    if ('value' in test) return test.value
    if ('comparison' in test && test.comparison === '=') return String(test.number)
    throw wireFault('filters', `numbers for ${dateAttribute} only`)
  })
  return excluded.length > 0 ? { field, anyOf: [], noneOf: values } : { field, anyOf: values, noneOf: [] }
}

/** Opposites of comparisons, for NOT. */
const opposite: Readonly<Record<Comparison, Comparison>> = {
  '<': '>=',
  '<=': '>',
  '=': '!=',
  '!=': '=',
  '>': '<=',
  '>=': '<',
}

/** First and last day that a condition of `date_timestamp` lets through; an article's time is midnight in UTC. */
function daysOf({ test, isNot }: Condition): [first: number, last: number] {
  if ('value' in test) {
    const number = Number(test.value)
    if (Number.isNaN(number)) throw wireFault(dateAttribute, 'a number of seconds')
    return daysOf({ attribute: dateAttribute, isNot, test: { comparison: '=', number } })
  }
  if ('from' in test) {
    if (isNot) throw wireFault(dateAttribute, 'no NOT of a range')
    return [Math.ceil(test.from / secondsOfDay), Math.floor(test.to / secondsOfDay)]
  }
  const day = test.number / secondsOfDay
  switch (isNot ? opposite[test.comparison] : test.comparison) {
    case '<':
      return [firstDay, Math.ceil(day) - 1]
    case '<=':
      return [firstDay, Math.floor(day)]
    case '>':
      return [Math.floor(day) + 1, lastDay]
    case '>=':
      return [Math.ceil(day), lastDay]
    case '=':
      return [Math.ceil(day), Math.floor(day)]
    case '!=':
      throw wireFault(dateAttribute, 'no comparison by !=')
  }
}

function writeDay(day: number): string {
  return new Date(Math.min(lastDay, Math.max(firstDay, day)) * secondsOfDay * 1000).toISOString().slice(0, 10)
}

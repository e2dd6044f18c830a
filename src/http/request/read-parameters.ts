import * as v from 'valibot'

/** Why a request is refused: which parameter, what it should have been, what it was (cut short). */
export interface ParameterFault {
  readonly parameter: string
  readonly expected: string
  readonly got: string
}

/** Parameters as they came: the values of each, in order. */
export type GivenParameters = ReadonlyMap<string, readonly unknown[]>

/** Whether values are text, as in a query string, or have types of their own, as in JSON. */
export type ValueForm = 'text' | 'typed'

type ParameterSchema = v.ObjectSchema<v.ObjectEntries, undefined>

const maxGotCodePoints = 40
const wholeNumberPattern = /^[+-]?\d{1,15}$/
const booleanWords: Readonly<Record<string, boolean>> = { '1': true, true: true, '0': false, false: false }

/** The parameters of a query string. */
export function listParameters(search: URLSearchParams): GivenParameters {
  const given = new Map<string, string[]>()
  for (const [name, value] of search) {
    const values = given.get(name)
    if (values) values.push(value)
    else given.set(name, [value])
  }
  return given
}

/**
 * Reads the parameters of a request by a schema of numbers, booleans, strings and lists of strings.
 *
 * Unknown parameters are passed over, an empty text counts as not given, and one that stands twice
 * is a fault, since nobody can say which of the two was meant; but for a list, whose values are apart by commas.
 */
export function readParameters<Schema extends ParameterSchema>(
  schema: Schema,
  given: GivenParameters,
  form: ValueForm = 'text',
): { readonly parameters: v.InferOutput<Schema> } | { readonly fault: ParameterFault } {
  const input: Record<string, unknown> = {}
  for (const name of Object.keys(schema.entries)) {
    const values = given.get(name) ?? []
    const type = innermostType(schema.entries[name])
    if (type === 'array') {
      const named =
        form === 'typed'
          ? values
          : values.filter((value) => value !== '').flatMap((value) => String(value).split(','))
      if (named.length > 0) input[name] = named
      continue
    }
    if (values.length > 1)
      return { fault: { parameter: name, expected: 'one value', got: `${values.length} values` } }
    const value = values[0]
    if (value === undefined || (form === 'text' && value === '')) continue
    input[name] = form === 'text' ? readValue(type, String(value)) : value
  }
  const checked = v.safeParse(schema, input)
  if (checked.success) return { parameters: checked.output }
  const issue = checked.issues[0]
  const parameter = String(issue.path?.[0]?.key ?? 'q')
  const values = given.get(parameter) ?? []
  return { fault: { parameter, expected: issue.message, got: describeValue(values[0], form) } }
}

function readValue(type: string, value: string): unknown {
  if (type === 'number') return wholeNumberPattern.test(value) ? Number(value) : value
  if (type === 'boolean') return booleanWords[value] ?? value
  return value
}

function innermostType(entry: unknown): string {
  let schema = entry as { type: string; wrapped?: unknown }
  while (schema.wrapped !== undefined) schema = schema.wrapped as typeof schema
  return schema.type
}

/**
 * A value as a fault shows it: text as it came, anything else, and what has a type, as JSON, cut short. What is within
 * lists and objects is not shown: it may be as deep as its JSON is long.
 */
export function describeValue(value: unknown, form: ValueForm = 'text'): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[…]' : '{…}'
  return cutShort(form === 'text' && typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
}

function cutShort(text: string): string {
  let cut = ''
  let codePoints = 0
  for (const character of text) {
    if (codePoints === maxGotCodePoints) return `${cut}…`
    cut += character
    codePoints += 1
  }
  return cut
}

import * as v from 'valibot'

/** Why a request is refused: which parameter, what it should have been, what it was (cut short). */
export interface ParameterFault {
  readonly parameter: string
  readonly expected: string
  readonly got: string
}

type ParameterSchema = v.ObjectSchema<v.ObjectEntries, undefined>

const maxGotCodePoints = 40
const wholeNumberPattern = /^[+-]?\d{1,15}$/
const words: Readonly<Record<string, boolean>> = { '1': true, true: true, '0': false, false: false }

/**
 * Reads the query string of a request by a schema of numbers, booleans and strings.
 *
 * Unknown parameters are passed over, an empty one counts as not given, and one that stands twice
 * is a fault, since nobody can say which of the two was meant.
 */
export function readParameters<Schema extends ParameterSchema>(
  schema: Schema,
  search: URLSearchParams,
): { readonly parameters: v.InferOutput<Schema> } | { readonly fault: ParameterFault } {
  const input: Record<string, unknown> = {}
  for (const name of Object.keys(schema.entries)) {
    const values = search.getAll(name)
    if (values.length > 1)
      return { fault: { parameter: name, expected: 'one value', got: `${values.length} values` } }
    const value = values[0]
    if (value === undefined || value === '') continue
    input[name] = readValue(schema.entries[name], value)
  }
  const checked = v.safeParse(schema, input)
  if (checked.success) return { parameters: checked.output }
  const issue = checked.issues[0]
  const parameter = String(issue.path?.[0]?.key ?? 'q')
  return { fault: { parameter, expected: issue.message, got: cutShort(search.get(parameter) ?? '') } }
}

function readValue(entry: unknown, value: string): unknown {
  const type = innermostType(entry)
  if (type === 'number') return wholeNumberPattern.test(value) ? Number(value) : value
  if (type === 'boolean') return words[value] ?? value
  return value
}

function innermostType(entry: unknown): string {
  let schema = entry as { type: string; wrapped?: unknown }
  while (schema.wrapped !== undefined) schema = schema.wrapped as typeof schema
  return schema.type
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

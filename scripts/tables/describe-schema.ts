import { toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'

/** A JSON object. */
export type Json = Readonly<Record<string, unknown>>

/** A schema as OpenAPI 3.1 writes it. */
export function describeSchema(schema: GenericSchema): Json {
  const { $schema: _, ...described } = toJsonSchema(schema, { target: 'draft-2020-12', errorMode: 'ignore' })
  return describeTuples(described) as Json
}

/** Describes a tuple of equal items as a list of so many: tools that read OpenAPI know few words for tuples. */
function describeTuples(described: unknown): unknown {
  if (Array.isArray(described)) return described.map(describeTuples)
  if (typeof described !== 'object' || described === null) return described
  const { prefixItems, ...rest } = described as { readonly prefixItems?: readonly Json[] }
  if (prefixItems !== undefined) {
    const length = prefixItems.length
    return { ...rest, items: prefixItems[0], minItems: length, maxItems: length }
  }
  return Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, describeTuples(value)]))
}

/** Properties that may be null, which stands for what is not given. */
export function orNull(properties: Json): Json {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, { anyOf: [schema, { type: 'null' }] }]),
  )
}

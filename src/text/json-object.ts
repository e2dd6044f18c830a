/** An object of JSON, YAML or TOML whose values are not known. */
export type JsonObject = Readonly<Record<string, unknown>>

/** Whether a value is an object with keys, neither null nor an array. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Values as clients write them: JSON, or text of a query string with JSON inside it.
 */

/** A whole number, brought between `min` and `max`; null where none was given. */
export function readNumber(value: unknown, min: number, max: number): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number !== 'number' || Number.isNaN(number)) return null
  return Math.min(max, Math.max(min, Math.trunc(number)))
}

/** A text; null where none was given. */
export function readText(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** A list of texts: an array, an array as JSON, or a bare text, whose values stand apart by commas. */
export function readList(value: unknown): string[] {
  const list = readNested(value)
  if (typeof list === 'string') return list === '' ? [] : list.split(',').map((part) => part.trim())
  return Array.isArray(list) ? list.filter((part) => typeof part === 'string') : []
}

/** A value that may be JSON in a text. */
export function readNested(value: unknown): unknown {
  if (typeof value !== 'string' || !value.trimStart().startsWith('[')) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

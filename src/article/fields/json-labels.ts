import { isJsonObject } from '../../text/json-object.ts'

/** Labels and names as JSON has them: a list, or one text with commas; each a text, or a mapping with a name. */
export function labelsOfValue(value: unknown): string[] {
  const labels = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[,，、]/) : [value]
  return labels.flatMap((label) => {
    const name = isJsonObject(label) ? (label.name ?? label.title) : label
    return typeof name === 'string' && name.trim() !== '' ? [name.trim()] : []
  })
}

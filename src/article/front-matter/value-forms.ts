import { isJsonObject } from '../../text/json-object.ts'

/** Text of a scalar; null for everything else. */
export function asText(value: unknown): string | null {
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}

/** Text of a scalar or of a list of them, which `、` joins. */
export function asLine(value: unknown): string | null {
  if (!Array.isArray(value)) return asText(value)
  const texts = value.map(asText)
  return texts.every((text) => text !== null) ? texts.join('、') : null
}

/** True or false as people write it: also `yes`, `off`, `"true"`, `1`. */
export function asFlag(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value
  const text = asText(value)?.toLowerCase() ?? ''
  if (/^(?:true|yes|on|y|1|是)$/.test(text)) return true
  return /^(?:false|no|off|n|0|否)$/.test(text) ? false : null
}

/** A text in HTML without its tags. */
export function withoutTags(text: string): string {
  return text.replace(/<br\s*\/?>/gi, ' ').replace(/<\/?[a-z][^<>]*>/gi, '')
}

/** A description as its text; generators also write the first paragraph with its tags. */
export function readDescription(written: string | null): string | null {
  return written !== null && /^<|<\/|<br\b/.test(written)
    ? withoutTags(written).replace(/\s+/g, ' ').trim()
    : written
}

/** Keys that a mapping says its name under. */
const nameKeys = ['name', 'title', 'label', 'nickname', 'nick', 'text']

/** The name that a scalar or a mapping (`{name, link}`) says; null where it says none. */
function asName(value: unknown): string | null {
  if (!isJsonObject(value)) return asText(value)
  for (const key of nameKeys) {
    const text = asText(value[key])
    if (text) return text
  }
  return null
}

/**
 * Names of people: a scalar with `、`, commas or `&` between them, a list, a mapping with a name, or a mapping of
 * people by their ids.
 */
export function asNames(value: unknown): string[] | null {
  if (Array.isArray(value)) return unique(withoutEmpty(value).map((item) => asName(item)))
  if (isJsonObject(value)) {
    const name = asName(value)
    if (name !== null) return [name]
    return unique(Object.entries(value).map(([id, person]) => asName(person) ?? id))
  }
  const text = asText(value)
  return text === null ? null : unique(text.split(/[、，,;；&]|\s+and\s+/))
}

/**
 * Labels such as tags: a list, also of lists and mappings, or a scalar with commas between them.
 *
 * @param separator  what a scalar without commas is cut at
 */
export function asLabels(value: unknown, separator = /\n/): string[] | null {
  if (Array.isArray(value))
    return unique(
      withoutEmpty(value).flatMap((item) =>
        Array.isArray(item) ? (asLabels(item) ?? [null]) : asName(item),
      ),
    )
  if (isJsonObject(value)) return unique(Object.keys(value))
  const text = asText(value)
  if (text === null) return null
  return unique(text.split(/[,，、;；]/.test(text) ? /[,，、;；]/ : separator))
}

/** A list may have lines without a value. */
function withoutEmpty(values: readonly unknown[]): unknown[] {
  return values.filter((value) => value !== null && value !== undefined)
}

/** Trimmed, without what is empty, stands twice or could not be read; null where nothing could. */
function unique(texts: readonly (string | null)[]): string[] | null {
  const written = texts.filter((text) => text === null || text.trim() !== '')
  if (written.length > 0 && written.every((text) => text === null)) return null
  return [...new Set(written.filter((text) => text !== null).map(plainLabel))]
}

/** A name without the signs of a tag or a link (`#茶`, `[[茶]]`, `[茶](https://tea.example)`). */
function plainLabel(text: string): string {
  return text
    .trim()
    .replace(/^#(?=\S)/, '')
    .replace(/^\[\[(?:.*\|)?(.*)\]\]$|^\[([^[].*)\]\([^()]*\)$/, '$1$2')
}

/** A value inside a mapping; undefined where there is none. */
export function valueAt(value: unknown, key: string): unknown {
  return isJsonObject(value) ? value[key] : undefined
}

import { isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import { SearchError } from '../errors.ts'
import { isSafeAddress } from './addresses.ts'
import { dateForms, readCalendarDate } from './calendar-date.ts'

/** What front matter may say of its article; what it does not say is null. */
export interface FrontMatter {
  readonly title: string | null
  readonly date: string | null
  readonly authors: readonly string[] | null
  readonly tags: readonly string[] | null
  readonly url: string | null
  /** Last part of the address, or all of it when it begins with `/`. */
  readonly slug: string | null
  readonly isDraft: boolean
  readonly description: string | null
  readonly image: string | null
}

/**
 * Reads YAML front matter. Keys it does not know belong to the site's generator and are passed over;
 * a key without a value counts as not written.
 *
 * @param yaml  the lines between the fences
 * @param file  for messages
 * @param firstLine  line of the file that `yaml` begins on, from 1
 * @throws {SearchError} ARTICLE_INVALID with file, line and what was expected
 */
export function readFrontMatter(yaml: string, file: string, firstLine: number): FrontMatter {
  const lines = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  const lineAt = (offset: number) => firstLine + Math.max(1, lines.linePos(offset).line) - 1
  const fail = (line: number, message: string, cause?: unknown): never => {
    throw new SearchError('ARTICLE_INVALID', `${file}:${line}: ${message}`, { cause })
  }

  const broken = document.errors[0]
  if (broken)
    fail(
      lineAt(broken.pos[0]),
      `expected YAML front matter, got what YAML cannot read: ${broken.message}`,
      broken,
    )
  const values = new Map<string, { value: unknown; line: number }>()
  if (isMap(document.contents)) {
    for (const pair of document.contents.items) {
      if (!isScalar(pair.key)) continue
      const line = lineAt(pair.key.range?.[0] ?? 0)
      values.set(String(pair.key.value), { value: plainValue(pair.value), line })
    }
  } else if (
    document.contents !== null &&
    !(isScalar(document.contents) && document.contents.value === null)
  ) {
    fail(firstLine, 'expected front matter of "key: value" lines between the --- lines, got other YAML')
  }

  function read<T>(key: string, expected: string, convert: (value: unknown) => T | null): T | null {
    const written = values.get(key)
    if (!written || written.value === null || written.value === undefined || written.value === '') return null
    const value = convert(written.value)
    return value ?? fail(written.line, `expected ${key} to be ${expected}, got ${describe(written.value)}`)
  }

  return {
    title: read('title', 'text', asText),
    date: read('date', `a date such as ${dateForms}`, (value) => readCalendarDate(asText(value) ?? '')),
    authors:
      read('authors', 'a list of names', asNames) ?? read('author', 'a name or a list of names', asNames),
    tags: read('tags', 'a list, such as [茶, 历史]', asList),
    url: read('url', 'an address that begins with / or http', (value) => asAddress(value)),
    slug: read('slug', 'the last part of an address, such as my-article', asSlug),
    isDraft: read('draft', 'true or false', (value) => (typeof value === 'boolean' ? value : null)) ?? false,
    description: read('description', 'text', asText),
    image: read('image', 'the address of a picture', asText),
  }
}

function plainValue(node: unknown): unknown {
  return typeof node === 'object' && node !== null && 'toJSON' in node && typeof node.toJSON === 'function'
    ? node.toJSON()
    : node
}

function asText(value: unknown): string | null {
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}

function asList(value: unknown): string[] | null {
  if (!Array.isArray(value)) return null
  const texts = value.filter((item) => item !== null && item !== '').map(asText)
  return texts.every((text) => text !== null) ? [...new Set(texts)] : null
}

function asNames(value: unknown): string[] | null {
  if (typeof value !== 'string') return asList(value)
  return value
    .split(/[、，,;；]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

function asAddress(value: unknown): string | null {
  return typeof value === 'string' && isSafeAddress(value.trim()) ? value.trim() : null
}

function asSlug(value: unknown): string | null {
  const text = asText(value)
  return text !== null && !/[\s\\?#:]/.test(text) && !text.startsWith('//') ? text : null
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a mapping'
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

import { parse as parseToml } from 'smol-toml'
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import { isJsonObject } from '../../text/json-object.ts'
import { chineseNames } from './chinese-names.ts'
import type { CutFrontMatter } from './cut-front-matter.ts'

/** Values of front matter by key in lower case. */
export type FrontMatterValues = ReadonlyMap<string, FrontMatterValue>

/** A value of front matter with where it stands. */
export interface FrontMatterValue {
  /** Strings, numbers, booleans, null, lists and plain objects; a date is a string. */
  readonly value: unknown
  /** Line of the file, from 1. */
  readonly line: number
}

/** Hears of what cannot be read. */
export type Warn = (line: number, message: string) => void

const maxAliases = 100

/**
 * Parses front matter. Where the whole cannot be parsed, each key is parsed alone, and one that still cannot is
 * taken as the text that it looks like; `warn` hears of it. Keys are there without their blanks and dashes, too
 * (`publish_date`, `publish-date`), those in Chinese under their usual names, and those of `params` (Hugo) and `extra`
 * (Zola) where the page has none of its own.
 */
export function parseFrontMatterValues(cut: CutFrontMatter, warn: Warn): FrontMatterValues {
  const written = parseValues(cut, warn)
  const inner = ['params', 'extra'].flatMap((key) => {
    const { value, line } = written.get(key) ?? { value: null, line: 1 }
    return isJsonObject(value)
      ? Object.entries(value).map(([name, item]) => [name.toLowerCase(), { value: item, line }] as const)
      : []
  })
  const values = new Map([...inner, ...written])
  const others = [...values].flatMap(([key, value]) => {
    const name = chineseNames.get(key) ?? key.replace(/[ _-]/g, '')
    return values.has(name) ? [] : [[name, value] as const]
  })
  return new Map([...others.reverse(), ...values])
}

function parseValues({ format, text, firstLine }: CutFrontMatter, warn: Warn): FrontMatterValues {
  if (format === 'json') return parseJsonValues(text, firstLine, warn)
  const lines = format === 'yaml' ? mendYaml(text) : text
  const parse = format === 'yaml' ? parseYamlValues : parseTomlValues
  try {
    return parse(lines, firstLine)
  } catch (cause) {
    const { line, reason } = describeFailure(cause, format)
    // What is not closed is found behind the last line.
    const last = lines.trimEnd().split('\n').length - 1
    warn(
      firstLine + Math.min(line, last),
      `expected ${format.toUpperCase()} front matter, got what cannot be parsed: ${reason}`,
    )
    return parseEachKey(lines, firstLine, format === 'yaml' ? ':' : '=', parse)
  }
}

/** Tabs are blanks, `{{ title }}` is a value that is not there yet, and tags in a row (`tags: #茶 #书`) no comment. */
function mendYaml(text: string): string {
  return text
    .replace(/^[ \t]*\t[ \t]*/gm, (indent) => indent.replaceAll('\t', '  '))
    .replace(/^(tags?:)[ \t]+(#\S.*)$/gim, '$1 "$2"')
    .replace(/^(\s*[\w-]+:)[ \t]*["']?(?:\{\{.*\}\}|<%.*%>|\{%.*%\})["']?[ \t]*$/gm, '$1')
}

function parseYamlValues(yaml: string, firstLine: number): FrontMatterValues {
  const lineCounter = new LineCounter()
  const document = parseDocument(yaml, { lineCounter, prettyErrors: false, uniqueKeys: false, merge: true })
  const [broken] = document.errors
  if (broken)
    throw Object.assign(new Error(broken.message), { line: lineCounter.linePos(broken.pos[0]).line })
  const whole: unknown = document.toJS({ maxAliasCount: maxAliases })
  const values = new Map<string, FrontMatterValue>()
  if (typeof whole !== 'object' || whole === null || Array.isArray(whole)) return values
  const lines = new Map<string, number>()
  if (isMap(document.contents)) {
    for (const { key } of document.contents.items) {
      if (isScalar(key)) lines.set(String(key.value), lineCounter.linePos(key.range?.[0] ?? 0).line)
    }
  }
  for (const [key, value] of Object.entries(whole))
    values.set(key.toLowerCase(), {
      value: plainValue(value),
      line: firstLine + (lines.get(key) ?? 1) - 1,
    })
  return values
}

function parseTomlValues(toml: string, firstLine: number): FrontMatterValues {
  const lines = toml.split('\n')
  const lineOf = (key: string): number => {
    const found = lines.findIndex((line) => line.replace(/^[\s["']+/, '').startsWith(key))
    return firstLine + Math.max(0, found)
  }
  const values = Object.entries(parseToml(toml))
  return new Map(
    values.map(([key, value]) => [key.toLowerCase(), { value: plainValue(value), line: lineOf(key) }]),
  )
}

function parseJsonValues(json: string, firstLine: number, warn: Warn): FrontMatterValues {
  const object = json.trimStart().startsWith('{') ? json : `{${json}}`
  try {
    const values = Object.entries(JSON.parse(object) as Record<string, unknown>)
    return new Map(values.map(([key, value]) => [key.toLowerCase(), { value, line: firstLine }]))
  } catch (cause) {
    warn(
      firstLine,
      `expected JSON front matter, got what cannot be parsed: ${describeFailure(cause, 'json').reason}`,
    )
    return new Map()
  }
}

/** A key and the lines under it that belong to it. */
function parseEachKey(
  text: string,
  firstLine: number,
  sign: ':' | '=',
  parse: (text: string, firstLine: number) => FrontMatterValues,
): FrontMatterValues {
  const values = new Map<string, FrontMatterValue>()
  const lines = text.split('\n')
  const isKey = (line: string): boolean =>
    (sign === ':' ? /^["']?[^\s:#-][^:]*:/ : /^["']?[\w-]+["']?\s*=/).test(line)
  for (let at = 0; at < lines.length; at++) {
    if (!isKey(lines[at]!)) continue
    let end = at + 1
    while (end < lines.length && !isKey(lines[end]!) && !/^\[/.test(lines[end]!)) end += 1
    try {
      const entry = parse(lines.slice(at, end).join('\n'), firstLine + at)
      for (const [key, value] of entry) values.set(key, value)
    } catch {
      const [, key = '', value = ''] =
        new RegExp(`^["']?([^${sign}"']+)["']?\\s*${sign}\\s*(.*)$`).exec(lines[at]!) ?? []
      const written = value
        .trim()
        .replace(/^(["'])(.*)\1$/, '$2')
        .replace(/^\[(.*,.*)\]$/, '$1')
        // What is opened and never closed.
        .replace(/^(?:\[\s*)?(["'])([^"']*)$|^\[\s*(["'])([^"',\]]*)\3$/, '$2$4')
      values.set(key.trim().toLowerCase(), { value: written, line: firstLine + at })
    }
    at = end - 1
  }
  return values
}

function describeFailure(cause: unknown, format: string): { line: number; reason: string } {
  const { line = 1, message = '' } = cause as { line?: number; message?: string }
  const [reason = ''] = message.replace(/^Invalid TOML document: /, '').split('\n')
  return { line: line - 1, reason: format === 'json' ? reason.replace(/^.*(?=at position)/, '') : reason }
}

/** Dates of TOML and YAML become text, sets lists. */
function plainValue(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Set) return [...value].map(plainValue)
  if (value instanceof Map) return plainValue(Object.fromEntries(value))
  if (typeof value === 'bigint') return Number(value)
  if (Array.isArray(value)) return value.map(plainValue)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainValue(inner)]))
}

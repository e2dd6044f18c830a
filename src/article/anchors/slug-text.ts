import { trackFences } from '../markdown/fences.ts'
import { normalLabel, readDefinitions } from '../markdown/link-definitions.ts'
import { readHeadingText, type SlugParts } from './heading-text.ts'

const heading = /^( {0,3}(?:>[ \t]?)*#{1,6}[ \t]+)(\S.*?)(?:[ \t]+#+)?[ \t]*$/
const underline = /^ {0,3}(?:=+|-+)[ \t]*$/
const longestHeading = 2000
/** Signs that markup is written with, and those that typography changes. */
const markupSigns = /[<>:[\]*`&~_\\{}!'"^.+(-]/
/** An anchor that the author gives, as Fumadocs takes it; a number is one of an issue. */
const ownId = /[ \t]+\[#([a-z][\w-]*)\]$/i
/** `{id="name"}`, another way to write `{#name}`. */
const namedId = /\{(:?)[^{}\n]*\bid=["']?([^\s"'{}]+)["']?[^{}\n]*\}$/
const attributes = /[ \t]*\{[ \t]*:?[ \t]*[.#][^{}\n]*\}$/

/**
 * Notes behind each heading what its anchor is made from, as `{#~text}`: markup that is rewritten later is no longer
 * there when the anchor is made.
 *
 * @param parts  what the generator makes anchors from; `source` is the line as it is written (Hugo)
 */
export function noteSlugTexts(markdown: string, parts: SlugParts | 'source'): string {
  const fences = trackFences()
  const lines = markdown.split('\n')
  const note = (written: string): string =>
    noteSlugText(written, parts, () => (definitions ??= readDefinitions(markdown)))
  let definitions: ReadonlyMap<string, string> | undefined
  return lines
    .map((line, at) => {
      if (fences.read(line) !== 'none' || line.length > longestHeading) return line
      const [, start = '', written = ''] = heading.exec(line) ?? []
      if (written !== '') return start + note(written)
      return isUnderlined(lines, at) ? note(line.trimEnd()) : line
    })
    .join('\n')
}

/** Whether a line of text is a heading by the line under it, and the only line of it. */
function isUnderlined(lines: readonly string[], at: number): boolean {
  return (
    underline.test(lines[at + 1] ?? '') &&
    (lines[at - 1] ?? '').trim() === '' &&
    /^ {0,3}[^\s#>|<{:+*-]/.test(lines[at]!) &&
    !/^ {0,3}(?:\d{1,9}[.)][ \t]|`{3}|~{3})/.test(lines[at]!)
  )
}

function noteSlugText(
  line: string,
  parts: SlugParts | 'source',
  definitions: () => ReadonlyMap<string, string>,
): string {
  const hasAttributes = parts === 'source' || parts.attributes === 'read'
  const written = line.replace(namedId, (whole, sign: string, id: string) =>
    hasAttributes || sign === ':' ? `{${sign}#${id}}` : whole,
  )
  if (ownId.test(written)) return written.replace(ownId, ' {#$1}')
  if (!markupSigns.test(written) || /\{[{%]|\{#~|\{\/\*\s*#/.test(written.replace(/`[^`]*`/g, '')))
    return written
  if (parts === 'source') {
    const named = attributes.exec(written)?.[0] ?? ''
    return named.includes('#')
      ? written
      : `${written} {#~${encode(written.replace(/[ \t]*\{[^{}]*\}$/, ''))}}`
  }
  const [named = ''] = attributes.exec(written) ?? []
  if (parts.attributes === 'read' && /#|\{:/.test(named)) return written
  if (parts.attributes === 'id' && /^[ \t]*\{#[^\s{}]+\}$|^[ \t]*\{:/.test(named)) return written
  const bare = written.slice(0, written.length - named.length)
  const used = [...written.matchAll(/\[([^\][]{1,200})\](?!\()/g)].flatMap(
    ([, label]) => definitions().get(normalLabel(label!)) ?? [],
  )
  const text = readHeadingText(parts.attributes === 'read' ? bare : written, parts, used.join('\n'))
  return text === null ? written : `${bare} {#~${encode(text)}}`
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[^A-Za-z0-9%]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`,
  )
}

/** Text that was no heading, without what was noted in it. */
export function dropSlugTexts(text: string): string {
  return text.replace(/ \{#~[\w%]*\}/g, '')
}

/** Reads what `noteSlugTexts` noted; null for an anchor that the author wrote. */
export function readSlugText(anchor: string): string | null {
  return /^~(?:[A-Za-z0-9]|%[\dA-Fa-f]{2})*$/.test(anchor) ? decodeURIComponent(anchor.slice(1)) : null
}

import { nameToEmoji } from 'gemoji'
import { trackFences } from './fences.ts'

/**
 * What a generator makes the anchor of a heading from:
 * - `shown`: the text that a reader sees
 * - `source`: the line as it is written, with its markup (Hugo)
 * - `text`: the text without tags, components and emoji that are written by name (VitePress)
 * - `own-text`: the text without components and what stands in them (Docusaurus)
 * - `emoji-names`: the text, emoji by their names (GitHub)
 */
export type SlugSource = 'shown' | 'source' | 'text' | 'own-text' | 'emoji-names'

const heading = /^( {0,3}#{1,6}[ \t]+)(\S.*?)(?:[ \t]+#+)?[ \t]*$/
const longestHeading = 2000
const emojiName = /:([a-z0-9_+-]{1,60}):/g
const element = /<([A-Za-z][\w.:-]*)(?:\s[^<>]*)?(?:\/>|>(?:(?!<\/?\1\b).)*<\/\1\s*>)/g
const tag = /<\/?[A-Za-z][^<>]*>/g

/**
 * Notes behind each heading whose anchor is not made from what a reader sees of it what it is made from, as
 * `{#~text}`: markup that is rewritten later is no longer there when the anchor is made.
 */
export function noteSlugTexts(markdown: string, source: SlugSource): string {
  if (source === 'shown' || !/^ {0,3}#{1,6}[ \t].*[<:[*`&~]/m.test(markdown)) return markdown
  const fences = trackFences()
  return markdown
    .split('\n')
    .map((line) => (fences.read(line) === 'none' ? noteSlugText(line, source) : line))
    .join('\n')
}

function noteSlugText(line: string, source: SlugSource): string {
  const [, start = '', written = ''] = (line.length > longestHeading ? null : heading.exec(line)) ?? []
  if (written === '' || /\{[:#{%]|\{[^{}]*#/.test(written)) return line
  const text = slugTextOf(written, source)
  return text === null ? line : `${start}${written} {#~${encode(text)}}`
}

/** @returns null where the anchor is made from what is shown */
function slugTextOf(written: string, source: SlugSource): string | null {
  const hasTags = written.search(tag) >= 0
  const hasEmoji = [...written.matchAll(emojiName)].some(([, name]) => nameToEmoji[name!] !== undefined)
  if (source === 'source') return /[<:[*`&~]/.test(written) ? written.replace(/[ \t]*\{[^{}]*\}$/, '') : null
  if (source === 'emoji-names')
    return hasEmoji ? withoutMarkup(withoutCode(written, (text) => text.replace(tag, ''))).trim() : null
  if (!hasTags && !hasEmoji) return null
  if (source === 'own-text')
    return withoutMarkup(withoutCode(written, (text) => text.replace(element, '').replace(tag, '')))
  return withoutMarkup(
    withoutCode(written, (text) =>
      text
        .replace(tag, '')
        .replace(emojiName, (whole, name: string) => (nameToEmoji[name] === undefined ? whole : '')),
    ),
  )
}

/** Text without emphasis, code signs and addresses of links. */
function withoutMarkup(text: string): string {
  return text
    .replace(/!?\[([^[\]]*)\](?:\([^()]*\)|\[[^\]]*\])/g, '$1')
    .replace(/\*+|`+|~~|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '')
}

/** Changes what stands outside of code. */
function withoutCode(text: string, change: (text: string) => string): string {
  return text
    .split(/(`+[^`]*`+)/)
    .map((piece, place) => (place % 2 === 1 ? piece : change(piece)))
    .join('')
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[^A-Za-z0-9%]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`,
  )
}

/** Reads what `noteSlugTexts` noted; null for an anchor that the author wrote. */
export function readSlugText(anchor: string): string | null {
  return /^~(?:[A-Za-z0-9]|%[\dA-Fa-f]{2})*$/.test(anchor) ? decodeURIComponent(anchor.slice(1)) : null
}

import { nameToEmoji } from 'gemoji'
import { iconName } from '../../anchors/heading-text.ts'
import type { MarkupKind } from '../../generators/generator.ts'
import { han, isAddress, labelsOf, readArguments, writeLabel } from '../tags/tag-arguments.ts'
import { readBraces } from './brace-markup.ts'
import { isComponent, readComponentTag, readComponentText } from './component-tags.ts'
import { readComment } from './inline-comment.ts'
import {
  drop,
  type InlineContext,
  lineBefore,
  longestConstruct,
  longestLine,
  match,
  type Reader,
  type Replacement,
  replace,
  writeRuby,
} from './inline-construct.ts'
import { readEscape, readFormula } from './inline-formula.ts'
import { readInlineNote } from './inline-notes.ts'
import { isInlineQuery, readBlockId, readEmbed, readWikiLink } from './wiki-markup.ts'

const longestRun = 30
const containers =
  /^(?:address|article|aside|center|details|div|footer|form|header|iframe|main|nav|p|section|summary|video|audio)$/

/**
 * Turns inline markup of generators into Markdown that shows the same words: tags, shortcodes, expressions, wiki
 * links, comments, marks, formulas, names of emoji, attributes. Code spans stay as they are.
 *
 * @param notes  hears the notes that are written where they belong
 */
export function rewriteInlineMarkup(
  markdown: string,
  kinds: ReadonlySet<MarkupKind>,
  isMdx: boolean,
  notes: string[],
): string {
  const context: InlineContext = { kinds, isMdx, missing: new Set(), notes, openBraces: 0, rawUntil: 0 }
  const starts = /[`\\$%{[!=:<^+~]/g
  const written: string[] = []
  let line = ''
  let from = 0
  function write(text: string): void {
    written.push(text)
    line = (line + text).slice(-longestLine)
    line = line.slice(line.lastIndexOf('\n') + 1)
  }
  for (let found = starts.exec(markdown); found !== null; found = starts.exec(markdown)) {
    const at = found.index
    const replacement = readers[found[0]]?.(markdown, at, context) ?? null
    if (replacement === null) continue
    write(markdown.slice(from, at))
    const text = replacement.isBlock ? layOutBlock(line, replacement, markdown) : replacement.text
    const isOwnLine = isMdx && found[0] === '<' && line === ''
    write(
      replacement.text === '' && leavesMark(line, isOwnLine, markdown, replacement.end) ? '<!-- -->' : text,
    )
    from = replacement.end
    starts.lastIndex = from
  }
  written.push(markdown.slice(from))
  return written.join('')
}

/** A block that stands alone on its line gets blank lines around it, in the quote or list it stands in. */
function layOutBlock(line: string, { text, end }: Replacement, markdown: string): string {
  const opensLine = /^[\s>]*$/.test(line)
  const [rest = ''] = markdown.slice(end, end + longestLine).split('\n', 1)
  if (text === '' && opensLine) return `\n${line}`
  if (text === '') return rest.trim() === '' || isListMarker(line) ? '' : '\n\n'
  if (!opensLine) return `\n\n${text}\n\n`
  const quote = line.trimEnd()
  const block = text.replace(/\n+/g, `\n${quote}\n${line}`)
  return `\n${line}${block}\n${quote}\n${rest.trim() === '' ? '' : line}`
}

/**
 * Whether nothing but the `-` of a list item is left on a line, which would make the line above it a heading; or nothing
 * at all of a line of MDX, whose tag ends the list above it.
 */
function leavesMark(line: string, isOwnLine: boolean, markdown: string, end: number): boolean {
  return (
    (isOwnLine || /^[\s>]*-+[ \t]*$/.test(line)) &&
    /^[ \t]*(?:\n|$)/.test(markdown.slice(end, end + longestLine))
  )
}

function isListMarker(line: string): boolean {
  return /^[\s>]*(?:[-*+]|\d+[.)])\s+$/.test(line)
}

const readers: Readonly<Record<string, Reader>> = {
  '`': readCodeSpan,
  '\\': readEscape,
  $: readFormula,
  '%': (text, at, { kinds }) => (kinds.has('wiki') && text[at + 1] === '%' ? drop(text, at, '%%', 2) : null),
  '{': readBraces,
  '[': (text, at, { kinds }) =>
    kinds.has('wiki') && text[at + 1] === '['
      ? readWikiLink(text, at)
      : (readSpan(text, at) ?? (kinds.has('wiki') ? readBracketTag(text, at) : null)),
  '!': readEmbed,
  '=': (text, at, { kinds }) => (kinds.has('highlight') ? readMark(text, at) : null),
  ':': (text, at, { kinds }) =>
    (kinds.has('containers') ? readDirective(text, at) : null) ?? readEmojiName(text, at),
  '<': readTag,
  '^': (text, at, { kinds, notes }) =>
    readInlineNote(text, at, notes) ??
    (kinds.has('admonitions') ? readRaised(text, at) : null) ??
    (kinds.has('wiki') ? readBlockId(text, at) : null),
  '~': (text, at, { kinds }) => (kinds.has('admonitions') ? readRaised(text, at) : null),
  '+': (text, at, { kinds }) =>
    (kinds.has('admonitions') ? readKeys(text, at) : null) ??
    (kinds.has('highlight') ? readInserted(text, at) : null),
}

function readCodeSpan(text: string, at: number, { kinds }: InlineContext): Replacement {
  const ticks = match(/`+/y, text, at)![0]
  if (ticks.length > longestRun) return { text: ticks, end: at + ticks.length }
  const closing = new RegExp(`(?<!\`)${ticks}(?!\`)`, 'g')
  const window = text.slice(at, at + longestConstruct)
  closing.lastIndex = ticks.length
  const close = closing.exec(window)
  const end =
    close === null || /\n[ \t]*\n/.test(window.slice(0, close.index))
      ? at + ticks.length
      : at + close.index + ticks.length
  const code = text.slice(at, end)
  return { text: kinds.has('wiki') && isInlineQuery(code) ? '' : code, end }
}

function readMark(text: string, at: number): Replacement | null {
  if (text[at - 1] === '=') return null
  const mark = match(/==(?![\s=])([^=\n]{1,500}?)(?<!\s)==(?!=)/y, text, at)
  return mark ? replace(mark) : null
}

/** `[text]{.class}`, a span of Pandoc, and `[字]^(reading)`. */
function readSpan(text: string, at: number): Replacement | null {
  const span = match(/\[([^[\]\n]{0,300})\](?:\{[.#][^{}\n]{1,200}\}|\^\(([^()\n]{1,80})\))/y, text, at)
  if (!span || text[at - 1] === '!' || (span[2] !== undefined && !han.test(span[1]!))) return null
  const [whole, shown = '', reading] = span
  return { text: reading === undefined ? shown : writeRuby(shown, reading), end: at + whole.length }
}

/**
 * `[fold title="…"]…[/fold]`, a shortcode of WordPress or Typecho, which has arguments or an end: its labels stay; and
 * `[key:: value]`, a field of Dataview.
 */
function readBracketTag(text: string, at: number): Replacement | null {
  const field = match(/\[(\p{L}[^[\]:\n]{0,40}):: (?:\[\[)?([^[\]\n]+)\]{1,3}/uy, text, at)
  if (field) return { text: `${field[1]}: ${field[2]}`, end: at + field[0].length }
  const [whole, close, name = '', given = ''] =
    match(/\[(\/?)([a-z][\w-]*)((?:\s+[\w-]+=(?:"[^"\n]*"|'[^'\n]*'))*)\s*\/?\](?![(:])/y, text, at) ?? []
  if (whole === undefined) return null
  const near = text.slice(Math.max(0, at - longestConstruct), at + longestConstruct)
  const isPair = close
    ? near.includes(`[${name}]`) || near.includes(`[${name} `)
    : near.includes(`[/${name}]`)
  if (given === '' && !isPair) return null
  const labels = labelsOf(readArguments(given)).map(writeLabel)
  return { text: labels.join('\n\n'), end: at + whole.length, isBlock: labels.length > 0 }
}

/** `:badge[text]{color=red}`, a component or directive in a line: its words stay. */
function readDirective(text: string, at: number): Replacement | null {
  const found = match(/:[A-Za-z][\w-]*\[([^[\]\n]{1,300})\](?!\()(?:\{[^{}\n]{0,300}\})?/y, text, at)
  return found && !/[\w:\p{L}]/u.test(text[at - 1] ?? '') && !/^[\d:]*$/.test(found[1]!)
    ? replace(found)
    : null
}

/** Roles of d2lbook, which name and measure figures and refer to them: no reader sees their arguments. */
const roles = /:(?:numref|eqref|label|width|height|cite[pt]?):`[^`\n]{1,200}`/y

function readEmojiName(text: string, at: number): Replacement | null {
  const role = match(roles, text, at)
  if (role) return replace(role, '')
  // docsify's id of a heading.
  const id = match(/:id=[\w\u4e00-\u9fff-]{1,100}[ \t]*(?=\n|$|\{#~)/y, text, at)
  if (id && /^[\s>]*#{1,6}\s.*\s$/.test(lineBefore(text, at))) return replace(id, '')
  // LoveIt draws an icon.
  const icon = match(/:\(fa[\w -]{1,60}\):[ \t]?/y, text, at)
  if (icon) return replace(icon, '')
  const name = match(/:((?:[a-z0-9_+-]|\\_){1,60}):/y, text, at)
  if (!name || /\w/.test(text[at - 1] ?? '')) return null
  const written = name[1]!.replaceAll('\\', '')
  const emoji = nameToEmoji[written]
  if (emoji === undefined && !iconName.test(written)) return null
  if (emoji !== undefined) return replace(name, emoji)
  // An icon before the words of a list item takes its blanks along, or the lines under it would stand outside.
  const isFirst = /^[\s>]*(?:[-*+]|\d+[.)])[ \t]+$/.test(lineBefore(text, at))
  const rest = match(isFirst ? /(?:\{[^{}\n]{0,100}\})?[ \t]*/y : /(?:)/y, text, at + name[0].length)
  return { text: '', end: at + name[0].length + (rest?.[0].length ?? 0) }
}

/** Of a component its labels stay, of an element what a browser reads. */
function readTag(text: string, at: number, { kinds, isMdx, missing }: InlineContext): Replacement | null {
  if (text.startsWith('<!--', at)) return readComment(text, at, missing)
  // What Templater writes when a note is made.
  if (kinds.has('wiki') && match(/<%(?:\*|[-+_~]*\s*(?:await\s+)?tp\.)/y, text, at))
    return drop(text, at, '%>', 2)
  if (isMdx && /^<\/?>/.test(text.slice(at, at + 3))) return { text: '', end: text.indexOf('>', at) + 1 }
  const tag = readComponentTag(text, at)
  if (!tag) return null
  const isAlone = isMdx && !isComponent(tag.name) && /^[ \t]*$/.test(lineBefore(text, at))
  if (isComponent(tag.name))
    return { ...(tag.isClosing ? { text: '' } : readComponentText(tag)), end: tag.end }
  // MDX reads Markdown in elements of HTML, and Vue shows what stands in a slot.
  if ((isMdx && containers.test(tag.name)) || (kinds.has('interpolation') && tag.name === 'template'))
    return { text: '', end: tag.end, isBlock: true }
  const written = text.slice(at, tag.end)
  // Lines behind its end are Markdown.
  if (isMdx && tag.isClosing && /^(?:table|[uod]l|figure|pre)$/.test(tag.name))
    return { text: `${written}\n`, end: tag.end }
  if (!written.includes(isMdx ? '{' : '={') && !/\s[#@]/.test(written)) return { text: written, end: tag.end }
  const attributes = [...tag.attributes]
    .map(([key, value]) => ` ${key}="${value.replaceAll('"', '&quot;')}"`)
    .join('')
  return { text: `<${tag.isClosing ? '/' : ''}${tag.name}${attributes}>${isAlone ? '\n' : ''}`, end: tag.end }
}

/** `H~2~O`, `x^2^` and `^^inserted^^` of pymdownx; a range in Chinese (3~5天) is none. */
function readRaised(text: string, at: number): Replacement | null {
  const inserted = match(/\^\^(?![\s^])([^^\n]{1,200}?)(?<!\s)\^\^/y, text, at)
  if (inserted) return replace(inserted)
  const raised = match(/([~^])([\w+-]{1,12}|[®™©℠†‡])\1(?![~^])/y, text, at)
  return raised && /[\w)\]]/.test(text[at - 1] ?? '') ? replace(raised, raised[2]!) : null
}

/** `++增补++` of markdown-it-ins; in Latin letters it may be code. */
function readInserted(text: string, at: number): Replacement | null {
  const inserted = match(/\+\+([^\s+]{1,100})\+\+(?![\w+])/y, text, at)
  return inserted && han.test(inserted[1]!) && !/[\w+]/.test(text[at - 1] ?? '') ? replace(inserted) : null
}

/** `++ctrl+alt+del++`, the keys of pymdownx. */
function readKeys(text: string, at: number): Replacement | null {
  const keys = match(/\+\+((?:[\w-]+|"[^"\n]*")(?:\+(?:[\w-]+|"[^"\n]*"))*)\+\+/y, text, at)
  return keys && !isAddress(keys[1]!) && !/\w/.test(text[at - 1] ?? '') ? replace(keys) : null
}

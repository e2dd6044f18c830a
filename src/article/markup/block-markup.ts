import type { MarkupKind } from '../generators/generator.ts'
import { readBlockLine } from './block-lines.ts'
import { trackFences } from './fences.ts'
import { readFormulaText } from './formula.ts'
import { endOfStatement } from './module-statements.ts'
import { readVerbatimTag } from './verbatim-tags.ts'

/** A stretch of a file. */
export interface MarkupPart {
  readonly text: string
  /** Is read as it stands: code, or what a tag keeps from being markup. */
  readonly isVerbatim: boolean
}

const longestFormula = 300
/** Lines of a formula with blank lines in it. */
const longestGap = 40
const longestVerbatim = 5000
const longestCaption = 20

/**
 * Turns markup of generators that takes whole lines into Markdown: boxes, tabs and callouts become their label and
 * their content, formulas and code tags become fenced code, includes, tables of contents and modules go.
 *
 * @returns the file in stretches, and whether it has imports or exports of MDX
 */
export function rewriteBlockMarkup(
  markdown: string,
  kinds: ReadonlySet<MarkupKind>,
): { parts: readonly MarkupPart[]; isModule: boolean } {
  const lines = markdown.split('\n')
  const parts: { lines: string[]; isVerbatim: boolean }[] = []
  const fences = trackFences()
  const boxes: number[] = []
  /** Lines up to which no closing line was found, by what closes. */
  const searched = new Map<string, number>()
  let openExports = 0
  let isModule = false
  let before = ''

  function write(text: string, isVerbatim = false): void {
    const last = parts.at(-1)
    if (last?.isVerbatim === isVerbatim) last.lines.push(text)
    else parts.push({ lines: [text], isVerbatim })
    before = text
  }
  /** Lines up to one that closes, or null where none does within reach. */
  function take(from: number, closing: RegExp, most: number, key: string): string[] | null {
    const end = Math.min(lines.length, from + most)
    for (let at = Math.max(from, searched.get(key) ?? 0); at < end; at++)
      if (closing.test(lines[at]!)) return lines.slice(from, at)
    searched.set(key, end)
    return null
  }

  for (let at = 0; at < lines.length; at++) {
    const line = outOfBoxes(lines[at]!, boxes, false)
    const fence = fences.read(line)
    if (fence !== 'none') {
      write(fence === 'code' ? outOfBoxes(lines[at]!, boxes, true) : line, true)
      continue
    }
    const tag =
      kinds.has('tags') || kinds.has('shortcodes') || line.includes('<') ? readVerbatimTag(line) : null
    if (tag) {
      const inner =
        tag.closing.test(line) && tag.as === 'nothing'
          ? []
          : take(at + 1, tag.closing, longestVerbatim, tag.closing.source)
      if (inner !== null) {
        if (tag.label !== '') write(`\n${tag.label}\n`)
        if (tag.as === 'code' && inner.some((each) => /^\s*(?:`{3}|~{3})/.test(each))) continue
        if (tag.as === 'text') write(inner.join('\n'), true)
        else if (tag.as !== 'nothing')
          write(fenced(indentOf(line), inner, tag.as === 'formula', tag.language), true)
        at += tag.closing.test(line) && tag.as === 'nothing' ? 0 : inner.length + 1
        continue
      }
    }
    if (kinds.has('wiki') && /^\s*%%/.test(line) && line.indexOf('%%', line.indexOf('%%') + 2) < 0) {
      const comment = take(at + 1, /%%/, longestVerbatim, '%%')
      if (comment !== null) {
        at += comment.length + 1
        continue
      }
    }
    const formula = readFormulaLines(line, (closing, key) => {
      const inner = take(at + 1, closing, longestFormula, key)
      return inner && { inner, last: lines[at + 1 + inner.length]! }
    })
    if (formula) {
      write(fenced(indentOf(line), formula.lines, true, ''), true)
      at += formula.taken
      continue
    }
    if (kinds.has('admonitions')) {
      const caption = /^\s*\/{3}[ \t]+(?:[a-z]+-)?caption(?:[ \t]*\|.*)?[ \t]*$/.test(line)
        ? take(at + 1, /^\s*\/{3,}[ \t]*$/, longestCaption, '///')
        : null
      if (caption !== null) {
        write(`\n*${caption.join(' ').trim()}*\n`)
        at += caption.length + 1
        continue
      }
      // What mkdocstrings writes from a program is not in the file.
      if (/^:::[ \t]+[A-Za-z_]\w*(?:\.\w+)+[ \t]*$/.test(line)) {
        while (/^[ \t]+\S/.test(lines[at + 1] ?? '')) at += 1
        continue
      }
    }
    if (kinds.has('mdx') && before.trim() === '' && at >= openExports) {
      const end = endOfStatement(lines, at)
      if (end < 0) openExports = at - end
      if (end > at) {
        isModule = true
        at = end - 1
        continue
      }
    }
    const read = readBlockLine(line, before, kinds)
    if (read === null) write(line)
    else {
      if (read.dropsLineBefore) parts.at(-1)?.lines.pop()
      if (read.boxIndent !== null) boxes.push(read.boxIndent)
      if (read.headingId !== null) appendToLast(parts, ` {#${read.headingId}}`)
      write(read.text)
    }
  }
  return {
    parts: parts.map(({ lines: text, isVerbatim }) => ({ text: text.join('\n'), isVerbatim })),
    isModule,
  }
}

/** Takes the indent of the boxes off that a line stands in, and leaves boxes that it is outside of. */
function outOfBoxes(line: string, boxes: number[], isCode: boolean): string {
  if (boxes.length === 0) return line
  const wide = line.replace(/^[ \t]+/, (indent) => indent.replaceAll('\t', '    '))
  const indent = wide.length - wide.trimStart().length
  if (!isCode && wide.trim() !== '')
    while (boxes.length > 0 && indent < boxes.at(-1)! + 4 * boxes.length) boxes.pop()
  return wide.slice(Math.min(indent, 4 * boxes.length))
}

function fenced(indent: string, lines: readonly string[], isFormula: boolean, language: string): string {
  const inner = lines.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()))
  const text = isFormula ? readFormulaText(inner.join('\n')) : inner.join('\n')
  const ticks = '`'.repeat(
    Math.max(4, 1 + Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))),
  )
  return [`${ticks}${isFormula ? 'math' : language}`, ...text.split('\n'), ticks]
    .map((line) => indent + line)
    .join('\n')
}

/** `$$` on its own line, or `\begin{…}` at the start of one, up to its end; or all of it on one line. */
function readFormulaLines(
  line: string,
  take: (closing: RegExp, key: string) => { inner: string[]; last: string } | null,
): { lines: string[]; taken: number } | null {
  const text = line.slice(indentOf(line).length).trim()
  if (text.startsWith('$$')) {
    if (text.length > 4 && text.endsWith('$$') && !text.slice(2, -2).includes('$$'))
      return { lines: [text.slice(2, -2)], taken: 0 }
    if (text.indexOf('$$', 2) >= 0) return null
    const rest = take(/\$\$[\s>]*(?:\{[^}]*\}|\([\w-]+\))?\s*$/, '$$')
    if (!rest) return null
    const inner = withoutQuotes([...rest.inner, rest.last.slice(0, rest.last.lastIndexOf('$$'))])
    return isOneFormula(inner) ? { lines: [text.slice(2), ...inner], taken: rest.inner.length + 1 } : null
  }
  if (text === '\\[') {
    const rest = take(/\\\]\s*$/, '\\]')
    return rest && isOneFormula(rest.inner)
      ? { lines: withoutQuotes(rest.inner), taken: rest.inner.length + 1 }
      : null
  }
  const environment = /^\\begin\{([a-z]+\*?)\}/i.exec(text)?.[1]
  if (environment === undefined) return null
  const end = `\\end{${environment}}`
  if (text.includes(end)) return { lines: [text], taken: 0 }
  const rest = take(new RegExp(`\\\\end\\{${environment.replace('*', '\\*')}\\}`), end)
  return rest ? { lines: [text, ...withoutQuotes(rest.inner), end], taken: rest.inner.length + 1 } : null
}

/** Lines with a blank one among them are a formula only where they are written as one: TeX, and no other block. */
function isOneFormula(lines: readonly string[]): boolean {
  if (!lines.slice(0, -1).some((line) => line.trim() === '')) return true
  const text = lines.join('\n')
  return (
    lines.length <= longestGap &&
    /\\[A-Za-z]{2}/.test(text) &&
    !/^\s*(?:#{1,6} |[-*+] |\d+\. |`{3}|~{3})/m.test(text)
  )
}

function withoutQuotes(lines: readonly string[]): string[] {
  return lines.map((line) => line.replace(/^(?:\s*>)+/, ''))
}

/** Blanks and quote marks that a line begins with. */
function indentOf(line: string): string {
  return /^[\s>]*/.exec(line)![0]
}

function appendToLast(parts: { lines: string[] }[], text: string): void {
  const last = parts.at(-1)
  const line = last?.lines.pop()
  if (line !== undefined) last?.lines.push(line + text)
}

import { readFormulaText } from '../../blocks/formula.ts'
import type { MarkupKind } from '../../generators/generator.ts'
import { trackFences } from '../../markdown/fences.ts'
import { readFormulaLines } from './formula-lines.ts'
import { divideLines, indentOf, type SourceLines } from './source-lines.ts'
import { readVerbatimTag } from './verbatim-tags.ts'

/** A stretch of a file. */
export interface MarkupPart {
  readonly text: string
  /** Is read as it stands: code, or what a tag keeps from being markup. */
  readonly isVerbatim: boolean
}

/** Lines that are markup together, and what they turn into. */
export interface LineGroup {
  readonly parts: readonly MarkupPart[]
  /** Lines of the group, the first among them. */
  readonly lines: number
}

const longestVerbatim = 5000
const longestCaption = 20
const gridRule = /^\s*\+(?:[-=:]{3,}\+)+\s*$/

/**
 * Reads the group of lines that a line begins: code and formulas of tags, comments, formulas, captions, programs.
 *
 * @param line  the line at `at`, without the indent of the boxes it stands in
 * @returns null for a line that stands for itself
 */
export function readLineGroup(
  source: SourceLines,
  at: number,
  line: string,
  kinds: ReadonlySet<MarkupKind>,
): LineGroup | null {
  const hasTags = kinds.has('tags') || kinds.has('shortcodes') || line.includes('<')
  return (
    (hasTags ? readTagLines(source, at, line) : null) ??
    (kinds.has('wiki') ? readComment(source, at, line) : null) ??
    readFormula(source, at, line) ??
    readGridTable(source, at, line) ??
    (kinds.has('admonitions') ? (readCaption(source, at, line) ?? readProgram(source, at, line)) : null)
  )
}

/** What stands between a tag and the one that closes it. */
function readTagLines(source: SourceLines, at: number, line: string): LineGroup | null {
  const tag = readVerbatimTag(line)
  if (tag === null) return null
  if (tag.as === 'nothing' && tag.closing.test(line)) return { parts: [], lines: 1 }
  const inner = source.upTo(at + 1, tag.closing, longestVerbatim, tag.closing.source)
  if (inner === null) return null
  if (tag.as === 'links')
    return { parts: [{ text: readLinks(inner), isVerbatim: false }], lines: inner.length + 2 }
  const label = tag.label === '' ? [] : [{ text: `\n${tag.label}\n`, isVerbatim: false }]
  const lines = inner.length + 2
  if (tag.as === 'nothing') return { parts: label, lines }
  if (tag.as === 'text') return { parts: [...label, ...readRawLines(inner)], lines }
  // Code that brings its own fence is read by it.
  if (tag.as === 'code' && inner.some((each) => /^\s*(?:`{3}|~{3})/.test(each)))
    return { parts: label, lines: 1 }
  const indent = indentOf(line)
  const code = withoutIndent(inner, indent)
  const text = tag.as === 'formula' ? writeFormula(code, indent) : writeFenced(code, indent, tag.language)
  return { parts: [...label, { text, isVerbatim: true }], lines }
}

/** What Butterfly shows of its list of links, which is written in YAML: names and descriptions. */
function readLinks(lines: readonly string[]): string {
  return lines
    .flatMap((line) => /\b(?:class_name|class_desc|name|descr):\s*(.+)/.exec(line)?.[1] ?? [])
    .join('\n\n')
}

/** Lines that are no tags: Markdown as it stands, and its formulas. */
function readRawLines(lines: readonly string[]): MarkupPart[] {
  const source = divideLines(lines.join('\n'))
  const fences = trackFences()
  const parts: MarkupPart[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    const formula = fences.read(line) === 'none' ? readFormula(source, at, line) : null
    parts.push(...(formula?.parts ?? [{ text: line, isVerbatim: true }]))
    at += (formula?.lines ?? 1) - 1
  }
  return parts
}

/** Obsidian's comment, `%%` to `%%`. */
function readComment(source: SourceLines, at: number, line: string): LineGroup | null {
  if (!/^\s*%%/.test(line) || line.indexOf('%%', line.indexOf('%%') + 2) >= 0) return null
  const inner = source.upTo(at + 1, /%%/, longestVerbatim, '%%')
  return inner && { parts: [], lines: inner.length + 2 }
}

function readFormula(source: SourceLines, at: number, line: string): LineGroup | null {
  const formula = readFormulaLines(source, at, line)
  if (formula === null) return null
  const indent = indentOf(line)
  const text = writeFormula(withoutIndent(formula.lines, indent), indent)
  return { parts: [{ text, isVerbatim: true }], lines: formula.taken + 1 }
}

/** `/// caption` and its text, up to `///`. */
function readCaption(source: SourceLines, at: number, line: string): LineGroup | null {
  if (!/^\s*\/{3}[ \t]+(?:[a-z]+-)?caption(?:[ \t]*\|.*)?[ \t]*$/.test(line)) return null
  const inner = source.upTo(at + 1, /^\s*\/{3,}[ \t]*$/, longestCaption, '///')
  if (inner === null) return null
  const text = `\n*${inner.join(' ').trim()}*\n`
  return { parts: [{ text, isVerbatim: false }], lines: inner.length + 2 }
}

/** A table of Pandoc that is drawn with rules (`+---+`), whose cells may have several lines, as one of Markdown. */
function readGridTable({ lines }: SourceLines, at: number, line: string): LineGroup | null {
  if (!gridRule.test(line) || !/^\s*\|.*[+|]\s*$/.test(lines[at + 1] ?? '')) return null
  const rows: string[][] = []
  let end = at
  for (; /^\s*[+|].*[+|]\s*$/.test(lines[end] ?? ''); end++) {
    if (gridRule.test(lines[end]!)) rows.push([])
    else
      for (const [place, cell] of lines[end]!.trim().slice(1, -1).split('|').entries())
        rows.at(-1)![place] = `${rows.at(-1)![place] ?? ''} ${cell.trim()}`
  }
  const [head, ...others] = rows.filter((cells) => cells.length > 0).map((cells) => `|${cells.join('|')}|`)
  const text = ['', head!, head!.replace(/[^|]+/g, '-'), ...others, ''].join('\n')
  return { parts: [{ text, isVerbatim: false }], lines: end - at }
}

/** `::: package.module` and its options: what mkdocstrings writes there from a program is not in the file. */
function readProgram({ lines }: SourceLines, at: number, line: string): LineGroup | null {
  if (!/^:::[ \t]+[A-Za-z_]\w*(?:\.\w+)+[ \t]*$/.test(line)) return null
  let end = at + 1
  while (/^[ \t]+\S/.test(lines[end] ?? '')) end++
  return { parts: [], lines: end - at }
}

function withoutIndent(lines: readonly string[], indent: string): string {
  return lines
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()))
    .join('\n')
}

function writeFormula(tex: string, indent: string): string {
  return writeFenced(readFormulaText(tex.replaceAll('$$', '')), indent, 'math')
}

function writeFenced(text: string, indent: string, language: string): string {
  const ticks = '`'.repeat(
    Math.max(4, 1 + Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))),
  )
  return [`${ticks}${language}`, ...text.split('\n'), ticks].map((line) => indent + line).join('\n')
}

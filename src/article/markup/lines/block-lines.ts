import type { MarkupKind } from '../../generators/generator.ts'
import { han, readArguments, writeLabel } from '../tags/tag-arguments.ts'

/** What one line of generator markup turns into. */
export interface BlockLine {
  readonly text: string
  /** Indent of a box whose content follows four blanks deeper; null where none begins. */
  readonly boxIndent: number | null
  /** The line before belongs to the markup (`* 目录` before `{:toc}`). */
  readonly dropsLineBefore: boolean
  /** Anchor of the heading on the line before, or null. */
  readonly headingId: string | null
}

const nothing: BlockLine = {
  text: '',
  boxIndent: null,
  dropsLineBefore: false,
  headingId: null,
}
const tableOfContents =
  /^[ \t]*(?:\[\[_?toc_?\]\]|\[toc\]|@\[toc\](?:\(.*\))?|\$\{toc\}|\{\{toc\}\}|<toc\s*\/?>|\[\[_TOC_\]\])[ \t]*$/i
const includes =
  /^[\s>]*(?:-{1,2}8<-{1,2}(?:\s.*)?|;?-{2}8<-{2}.*|<<<\s*\S.*|@include(?:-push)?\(.*\)|!{3}include\(.*\)!{3}|@\[(?:code|youtube|bilibili|pdf|video)[^\]]*\]\(.*\)|\{!.*!\}|!include\s+\S+)[ \t]*$/

/** Marks of diagrams and columns, ends of blocks, page breaks, and what abbreviations stand for, which is shown on hover only. */
const silentLines =
  /^[ \t]*(?::(?:begin|end)_tab:.*|@(?:flow|uml)(?:start|end)|@(?:start|end)(?:uml|mindmap|wbs)|<-{3,}>|\/{3,}|\([\w.:-]+\)=|\*\[[^\]]+\]:.*|\\(?:newpage|pagebreak|clearpage))[ \t]*$/

/** What WeChat writes around an article. */
const besideArticle =
  /^\s*(?:预览时标签不可点|微信扫一扫|关注该公众号|(?:继续|向上)滑动看下一个|(?:轻触)?阅读原文)\s*$/

/** What Logseq keeps with a block and shows to nobody, and its signs of Org. */
const blockProperty =
  /^[ \t]*(?:- )?(?:(?:collapsed|id|heading|background-color|(?:logseq|card|ls|hl|query)[.-][\w.-]+|created-at|updated-at)::(?:[ \t].*)?|:(?:LOGBOOK|END):|CLOCK: .*|#\+(?:BEGIN|END)_.*)$/

/**
 * Reads a line outside of code that is markup of a generator.
 *
 * @param before  the line that was written last
 * @returns null for a line of Markdown
 */
export function readBlockLine(
  line: string,
  before: string,
  kinds: ReadonlySet<MarkupKind>,
): BlockLine | null {
  if (besideArticle.test(line)) return nothing
  if (!/[:!?=>[{@<$;/\\|+%-]/.test(line) || line.length > 2000) return null
  const tip = /^([ \t]*)[!?TWI]>[ \t]+(\S.*)$/.exec(line)
  if (tip && kinds.has('containers')) return { ...nothing, text: tip[1]! + tip[2]! }
  if (kinds.has('wiki') && blockProperty.test(line)) return nothing
  // A comment of MyST.
  if (/^% /.test(line) && before.trim() === '') return nothing
  if (tableOfContents.test(line) || includes.test(line) || silentLines.test(line)) return nothing
  return (
    readAttributes(line, before) ??
    readCallout(line) ??
    (kinds.has('containers') ? readContainer(line) : null) ??
    (kinds.has('admonitions') ? (readAdmonition(line) ?? readTableRule(line, before)) : null) ??
    (kinds.has('wiki') ? (readTask(line) ?? readField(line) ?? readFold(line, before)) : null) ??
    (kinds.has('definitions') ? readDefinition(line, before) : null)
  )
}

/** kramdown's `{: .class #id}` and `{:toc}` on a line of their own. */
function readAttributes(line: string, before: string): BlockLine | null {
  if (/\{:[:/]/.test(line)) return null
  const written = /^[ \t>]*\{:?[ \t]*((?::|[.#][\w-]|[\w-]+=|toc\b)[^{}]*|)\}[ \t]*$/i.exec(line)
  if (!written || !(line.includes('{:') || /[.#]/.test(written[1]!))) return null
  if (/^toc\b/i.test(written[1]!))
    return { ...nothing, dropsLineBefore: /^\s*(?:[-*+]|\d+\.)\s/.test(before) }
  const id = /#([^\s}]+)/.exec(written[1]!)?.[1] ?? null
  return { ...nothing, headingId: id !== null && /^\s*#{1,6}\s/.test(before) ? id : null }
}

/** `> [!WARNING] title`, `> [!tip]- title`: the title is a paragraph of its own. */
function readCallout(line: string): BlockLine | null {
  const [, quote = '', type = '', title = ''] =
    /^([ \t]*(?:>[ \t]*)+)\\?\[!([^\]\n]{1,60})\][+-]?[ \t]*(.*)$/.exec(line) ?? []
  if (quote === '') return null
  const label = title.trim() || (/\|label:([^|]*)/.exec(type)?.[1] ?? '')
  return {
    ...nothing,
    text: label === '' ? quote.trimEnd() : `${quote}${writeLabel(label)}\n${quote.trimEnd()}`,
  }
}

/** `::: tip title`, `:::note[title]`, `:::`, and `@tab title` inside of one. */
function readContainer(line: string): BlockLine | null {
  const tab = /^([ \t]*)@(?:tab(?::active)?|slot)[ \t]+(.+?)[ \t]*$/.exec(line)
  if (tab) return apart(tab[1]!, tab[2]!.replace(/#\S+$/, ''))
  const [, indent = '', label = ''] = /^([ \t]*)== (\S.*?)[ \t]*$/.exec(line) ?? []
  if (label !== '' && !label.endsWith('=')) return apart(indent, label)
  const [, quote, written = ''] =
    /^([ \t]*(?:>[ \t]*)*(?:(?:[-*+]|\d+\.)[ \t]+)?):{3,}[ \t]*(.*?)[ \t]*:*$/.exec(line) ?? []
  if (quote === undefined) return null
  const [, type = '', bracketed, attributes = '', title = ''] =
    /^([\w-]*)(?:\[((?:[^[\]]|\[[^\]]*\])*)\])?(?:\{([^}]*)\})?[ \t]*(.*)$/.exec(written) ?? []
  const named =
    bracketed ??
    (labelOfAttributes(`${attributes} ${title}`) || title.replace(/\{[^}]*\}|[\w-]+="[^"]*"/g, '').trim())
  // What these are given is shown where it is a title in Chinese.
  const isSilent =
    /^(?:raw|v-pre|include|preview|playground|.*(?:group|demo|tabs|chart|charts))$/.test(type) &&
    !han.test(named)
  if (isSilent && bracketed === undefined) return apart(quote, '')
  return apart(quote, named.replace(/^["'](.*)["']$/, '$1'))
}

function labelOfAttributes(attributes: string): string {
  const { named } = readArguments(attributes)
  return named.get('title') ?? named.get('label') ?? named.get('summary') ?? ''
}

/** `!!! note "title"`, `??? note`, `=== "tab"`, with content four blanks deeper. */
function readAdmonition(line: string): BlockLine | null {
  const found =
    /^([ \t]*)(?:(?:!!!|\?\?\?\+?)[ \t]*(?=["\p{L}\p{N}_-])([\p{L}\p{N}_-]*(?:[ \t]+[\p{L}\p{N}_-]+)*)(?:[ \t]*"(.*)")?|={3}[!+]?[ \t]+"(.+)"|\/{3}[ \t]+[\w-]+(?:[ \t]*\|[ \t]*(.+))?)[ \t]*$/u.exec(
      line,
    )
  if (!found) return null
  const [, indent = '', type = '', title, tab, block] = found
  // Words in Chinese are shown where there is no title.
  const label =
    title ??
    tab ??
    block ??
    type
      .split(' ')
      .filter((word) => han.test(word))
      .join(' ')
  const { text } = apart(indent, label.replaceAll('\\"', '"'))
  return { ...nothing, text, boxIndent: line.trimStart().startsWith('///') ? null : indent.length }
}

/** The rule of a table, which Python-Markdown takes with any indent. */
function readTableRule(line: string, before: string): BlockLine | null {
  return /^[ \t]{4,}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$/.test(line) &&
    /\S.*\|/.test(before)
    ? { ...nothing, text: line.trim() }
    : null
}

/** `+++ primary title` and `;;;id title`, folds and tabs of Shoka, up to the sign alone; `|||` parts columns and `!!!` is a box of Retype. */
function readFold(line: string, before: string): BlockLine | null {
  const found =
    /^([ \t]*)(?:\+{3}(?:[ \t]*(?:primary|info|success|warning|danger|default)\b)?|;{3}(?:\S+(?=[ \t]))?|!{3}(?:[a-z]+\b)?|\|{3}(?=[^|]*$))(?:[ \t]+(.*))?$/.exec(
      line,
    )
  // The head of a table without words may look so.
  const isTable = /^\s*\|{3}\s*$/.test(line) && before.trim() === ''
  return found && !isTable ? apart(found[1]!, found[2] ?? '') : null
}

/** `- [/] task`: states of tasks that Markdown does not know. */
function readTask(line: string): BlockLine | null {
  const [, marker, rest = ''] =
    /^([ \t>]*(?:[-*+]|\d+[.)])[ \t]+)\[[^\]\sxX[^\d]\][ \t]+(\S.*)$/.exec(line) ?? []
  return marker === undefined ? null : { ...nothing, text: marker + rest }
}

/** `key:: value` of Dataview or Logseq, a line of its own. */
function readField(line: string): BlockLine | null {
  const [, indent, field = ''] = /^([ \t]*)([\p{L}*_][^:\n]{0,40}::[ \t]+\S.*)$/u.exec(line) ?? []
  return indent === undefined ? null : apart(indent, field)
}

/** `: definition` under a term, or under another definition of it: blocks of Markdown, four blanks deeper. */
function readDefinition(line: string, before: string): BlockLine | null {
  const text = /^ {0,3}:[ \t]+(\S.*)$/.exec(line)?.[1]
  return text === undefined || /^[\s>]*(?:#|\||[-*+] )/.test(before)
    ? null
    : { ...nothing, text: `\n${text}`, boxIndent: 0 }
}

/** A label as a paragraph of its own in the quote or list it stands in. */
function apart(quote: string, label: string): BlockLine {
  const empty = quote.replace(/(?:[-*+]|\d+\.)[ \t]+$/, (marker) => ' '.repeat(marker.length)).trimEnd()
  if (label.trim() === '') return { ...nothing, text: empty }
  return { ...nothing, text: `${empty}\n${quote}${writeLabel(label)}\n${empty}` }
}

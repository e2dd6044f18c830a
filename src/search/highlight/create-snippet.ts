import type { Span } from '../../text/span.ts'
import type { Snippet } from '../answer.ts'
import { markText } from './mark-text.ts'
import { chooseFragment, cutSpans } from './snippet.ts'

/** Separator of two lines of a list; replaces the line break. */
const betweenItems = ' · '
const endsClause = /[\n。！？!?…；;：:，,、.”」』）)]/u
/** Signs that lines of code and of tables of characters end or begin with, and the blanks of an indented line. */
const endsCode = /[{}([<>|=&\\`]/
const beginsCode = /[\s{}()\]<>|+=&/*#`-]/

/**
 * Makes the snippet of a passage: the fragment with most matches, with their marks. A line break behind
 * what ends no sentence or clause, as between the lines of a list, is shown as ` · `; between lines of code it stays.
 *
 * @param spans  matches in the text, sorted, apart
 * @param maxCodePoints  of the passage's text, 20–400
 */
export function createSnippet(text: string, spans: readonly Span[], maxCodePoints: number): Snippet {
  const window = chooseFragment(text, spans, maxCodePoints)
  const shown = text.slice(window.start, window.end)
  const joined = joinLines(shown, cutSpans(spans, window))
  return {
    ...markText(joined.text, joined.spans),
    cutStart: text.slice(0, window.start).trim() !== '',
    cutEnd: text.slice(window.end).trim() !== '',
  }
}

function joinLines(text: string, spans: readonly Span[]): { text: string; spans: readonly Span[] } {
  if (!text.includes('\n')) return { text, spans }
  let joined = ''
  const moved: number[] = []
  for (let at = 0; at < text.length; at++) {
    moved.push(joined.length)
    joined += text[at] === '\n' && isBetweenItems(text, at) ? betweenItems : text[at]
  }
  moved.push(joined.length)
  return {
    text: joined,
    spans: spans.map(({ start, end }) => ({ start: moved[start]!, end: moved[end - 1]! + 1 })),
  }
}

function isBetweenItems(text: string, at: number): boolean {
  const before = text[at - 1] ?? '\n'
  return !(endsClause.test(before) || endsCode.test(before) || beginsCode.test(text[at + 1] ?? '\n'))
}

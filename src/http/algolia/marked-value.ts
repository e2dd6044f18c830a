import type { Mark } from '../../search/answer.ts'
import { escapeHtml } from '../../text/escape-html.ts'
import type { Marking } from './read-query.ts'

/** A value with its matches marked, as `_highlightResult` holds it. */
export interface MarkedValue {
  readonly value: string
  readonly matchLevel: 'none' | 'partial' | 'full'
  readonly matchedWords: readonly string[]
  readonly fullyHighlighted: boolean
}

/** Writes a text for a client that shows it as HTML, or as it is. */
export function writeText(text: string, marking: Marking): string {
  return marking.isHtml ? escapeHtml(text) : text
}

/**
 * Marks a text.
 *
 * @param marks  sorted, apart
 * @param matchLevel  that of a text with marks: `full` where the passage it belongs to holds every word of the query
 */
export function markValue(
  text: string,
  marks: readonly Mark[],
  marking: Marking,
  matchLevel: 'partial' | 'full',
): MarkedValue {
  let value = ''
  let at = 0
  for (const [start, end] of marks) {
    value += writeText(text.slice(at, start), marking)
    value += marking.pre + writeText(text.slice(start, end), marking) + marking.post
    at = end
  }
  value += writeText(text.slice(at), marking)
  const [first] = marks
  return {
    value,
    matchLevel: first === undefined ? 'none' : matchLevel,
    matchedWords: [...new Set(marks.map(([start, end]) => text.slice(start, end)))],
    fullyHighlighted: marks.length === 1 && first![0] === 0 && first![1] === text.length,
  }
}

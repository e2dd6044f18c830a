import { escapeHtml } from '../../text/escape-html.ts'
import type { Span } from '../../text/span.ts'
import type { Mark, MarkedText } from '../answer.ts'

/** Writes a text with its marks: `html` is the escaped text with each mark inside `<mark>`. */
export function markText(text: string, spans: readonly Span[]): MarkedText {
  let html = ''
  let at = 0
  for (const { start, end } of spans) {
    html += `${escapeHtml(text.slice(at, start))}<mark>${escapeHtml(text.slice(start, end))}</mark>`
    at = end
  }
  return { text, marks: listMarks(spans), html: html + escapeHtml(text.slice(at)) }
}

/** Spans as they are answered. */
export function listMarks(spans: readonly Span[]): Mark[] {
  return spans.map((span): Mark => [span.start, span.end])
}

import { mergeSpans, type Span } from '../text/span.ts'

/** Longest snippet, in code points. */
export const maxSnippetCodePoints = 120

const sentenceEnd = /[。！？!?…\n]/
const clauseEnd = /[，,；;：:、—]/
const closing = /[”’"'」』）)】》〉]/

/** Places where a window may start or end, with how good each is. */
interface Border {
  readonly at: number
  readonly sentence: boolean
}

/**
 * Chooses the window of a text that shows most of what matched.
 *
 * @param spans  matches in the text, sorted, apart
 * @param maxCodePoints  20–400
 * @returns the window, cut at borders of sentences or clauses where there are any, never inside a match or a
 *   surrogate pair
 */
export function chooseWindow(
  text: string,
  spans: readonly Span[],
  maxCodePoints = maxSnippetCodePoints,
): Span {
  if (countCodePoints(text, 0, text.length) <= maxCodePoints)
    return trim(text, { start: 0, end: text.length })
  const borders = findBorders(text)
  let best: Span = { start: 0, end: 0 }
  let bestScore = -1
  const starts = new Map<number, boolean>()
  for (const border of borders) starts.set(border.at, border.sentence)
  // A clause too long for a window may hide a match far inside: windows may start a little before any match.
  for (const span of spans.slice(0, 50)) {
    const start = stepBack(text, span.start, Math.floor(maxCodePoints / 4))
    if (!starts.has(start)) starts.set(start, false)
  }
  for (const [start, sentence] of starts) {
    const window = { start, end: chooseEnd(text, start, borders, spans, maxCodePoints) }
    if (window.end <= start || spans.some((span) => span.start < start && span.end > start)) continue
    const score = scoreWindow(text, window, spans, sentence, borders)
    if (score > bestScore || (score === bestScore && start < best.start)) {
      best = window
      bestScore = score
    }
  }
  return trim(text, best)
}

/** The part of spans that lies in a window, counted from its start. */
export function cutSpans(spans: readonly Span[], window: Span): Span[] {
  const inside = spans
    .filter((span) => span.start < window.end && span.end > window.start)
    .map((span) => ({
      start: Math.max(0, span.start - window.start),
      end: Math.min(window.end, span.end) - window.start,
    }))
  return mergeSpans(inside)
}

function scoreWindow(
  text: string,
  window: Span,
  spans: readonly Span[],
  sentence: boolean,
  borders: readonly Border[],
): number {
  const seen = new Map<string, number>()
  let score = 0
  for (const span of spans) {
    if (span.start < window.start || span.end > window.end) continue
    const piece = text.slice(span.start, span.end)
    const times = seen.get(piece) ?? 0
    seen.set(piece, times + 1)
    // A match again says less than another match; a longer one says more than two short ones.
    score += times === 0 ? piece.length * (1 + piece.length * 0.2) : 0.3 / times
  }
  if (sentence) score += 0.6
  if (borders.some((border) => border.at === window.end)) score += 0.2
  return score
}

function findBorders(text: string): Border[] {
  const borders: Border[] = [{ at: 0, sentence: true }]
  for (let at = 0; at < text.length; at++) {
    const sentence = sentenceEnd.test(text[at]!)
    if (!sentence && !clauseEnd.test(text[at]!)) continue
    while (at + 1 < text.length && (sentenceEnd.test(text[at + 1]!) || closing.test(text[at + 1]!))) at++
    borders.push({ at: at + 1, sentence })
  }
  if (borders.at(-1)!.at !== text.length) borders.push({ at: text.length, sentence: true })
  return borders
}

function chooseEnd(
  text: string,
  start: number,
  borders: readonly Border[],
  spans: readonly Span[],
  most: number,
): number {
  const limit = stepForward(text, start, most)
  let end = start
  for (const border of borders) if (border.at > start && border.at <= limit) end = border.at
  const lastInside = spans.findLast((span) => span.start >= start && span.end <= limit)
  if (end <= start || (lastInside && lastInside.end > end)) end = limit
  const cut = spans.find((span) => span.start < end && span.end > end && span.start > start)
  return cut ? cut.start : end
}

function trim(text: string, window: Span): Span {
  let { start, end } = window
  while (start < end && /\s/u.test(text[start]!)) start++
  while (end > start && /\s/u.test(text[end - 1]!)) end--
  return { start, end }
}

function countCodePoints(text: string, start: number, end: number): number {
  let count = 0
  for (let at = start; at < end; at++, count++) if (isPair(text, at)) at++
  return count
}

function stepForward(text: string, from: number, codePoints: number): number {
  let at = from
  for (let left = codePoints; left > 0 && at < text.length; left--) at += isPair(text, at) ? 2 : 1
  return Math.min(at, text.length)
}

function stepBack(text: string, from: number, codePoints: number): number {
  let at = from
  for (let left = codePoints; left > 0 && at > 0; left--) at -= at > 1 && isPair(text, at - 2) ? 2 : 1
  return at
}

function isPair(text: string, at: number): boolean {
  const first = text.charCodeAt(at)
  const second = text.charCodeAt(at + 1)
  return first >= 0xd800 && first <= 0xdbff && second >= 0xdc00 && second <= 0xdfff
}

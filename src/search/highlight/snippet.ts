import { isSurrogatePair } from '../../analysis/characters.ts'
import { mergeSpans, type Span } from '../../text/span.ts'

/** Longest snippet, in code points. */
export const maxSnippetCodePoints = 120

const sentenceEnds = new Set('。！？!?…\n')
const clauseEnds = new Set('，,；;：:、—')
const closings = new Set('”’"\'」』)）)】》〉')
const surrogates = /[\ud800-\udfff]/

/** Places where a window may start or end, in order, with how good each is. */
interface Borders {
  readonly places: readonly number[]
  readonly sentences: ReadonlySet<number>
}

/**
 * Chooses the window of a text that shows most of what matched.
 *
 * @param spans  matches in the text, sorted, apart
 * @param maxCodePoints  20–400
 * @returns the window, cut at borders of sentences or clauses where there are any, never inside a surrogate pair or
 *   a match, but for the end of one that is longer than a window
 */
export function chooseWindow(
  text: string,
  spans: readonly Span[],
  maxCodePoints = maxSnippetCodePoints,
): Span {
  const steps = createSteps(text)
  if (steps.forward(0, maxCodePoints) >= text.length) return trim(text, { start: 0, end: text.length })
  const borders = findBorders(text)
  const starts = new Set(borders.places)
  // A clause too long for a window may hide a match far inside: windows may start a little before any match.
  // A match that leaves no room for that is shown from its start.
  const before = Math.floor(maxCodePoints / 4)
  for (const span of spans.slice(0, 50)) {
    starts.add(steps.back(span.start, before))
    if (steps.forward(span.start, maxCodePoints - before) < span.end) starts.add(span.start)
  }
  let best: Span = { start: 0, end: 0 }
  let bestScore = -1
  for (const start of starts) {
    const end = chooseEnd(start, steps.forward(start, maxCodePoints), borders, spans)
    if (end <= start || isInside(spans, start)) continue
    const score = scoreWindow(text, start, end, spans, borders)
    if (score > bestScore || (score === bestScore && start < best.start)) {
      best = { start, end }
      bestScore = score
    }
  }
  return trim(text, best)
}

/** Whether a place lies within a match. */
function isInside(spans: readonly Span[], at: number): boolean {
  return spans.some((span) => span.start < at && span.end > at)
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
  start: number,
  end: number,
  spans: readonly Span[],
  borders: Borders,
): number {
  const seen = new Map<string, number>()
  let score = 0
  for (const span of spans) {
    if (span.start < start || span.start >= end || (span.end > end && span.start > start)) continue
    const substring = text.slice(span.start, Math.min(span.end, end))
    const times = seen.get(substring) ?? 0
    seen.set(substring, times + 1)
    // A match again says less than another match; a longer one says more than two short ones.
    score += times === 0 ? substring.length * (1 + substring.length * 0.2) : 0.3 / times
  }
  if (borders.sentences.has(start)) score += 0.6
  if (borders.places[lastBorder(borders, end)] === end) score += 0.2
  return score
}

function findBorders(text: string): Borders {
  const places = [0]
  const sentences = new Set(places)
  for (let at = 0; at < text.length; at++) {
    // Most characters are ideographs, and none of them is a border.
    if (isIdeograph(text.charCodeAt(at))) continue
    const isSentence = sentenceEnds.has(text[at]!)
    if (!isSentence && !clauseEnds.has(text[at]!)) continue
    while (at + 1 < text.length && (sentenceEnds.has(text[at + 1]!) || closings.has(text[at + 1]!))) at++
    places.push(at + 1)
    if (isSentence) sentences.add(at + 1)
  }
  if (places.at(-1) !== text.length) {
    places.push(text.length)
    sentences.add(text.length)
  }
  return { places, sentences }
}

function isIdeograph(unit: number): boolean {
  return unit >= 0x4e00 && unit <= 0x9fff
}

/** Index of the last border that is not behind `at`. */
function lastBorder({ places }: Borders, at: number): number {
  let low = 0
  let high = places.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    if (places[middle]! <= at) low = middle + 1
    else high = middle - 1
  }
  return high
}

/** Where a window ends that starts at `start` and may reach `limit`. */
function chooseEnd(start: number, limit: number, borders: Borders, spans: readonly Span[]): number {
  let end = borders.places[lastBorder(borders, limit)]!
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

/** Ways through a text, counted in code points. */
interface Steps {
  forward(from: number, codePoints: number): number
  back(from: number, codePoints: number): number
}

function createSteps(text: string): Steps {
  if (!surrogates.test(text)) {
    return {
      forward: (from, codePoints) => Math.min(text.length, from + codePoints),
      back: (from, codePoints) => Math.max(0, from - codePoints),
    }
  }
  return {
    forward(from, codePoints) {
      let at = from
      for (let left = codePoints; left > 0 && at < text.length; left--) at += isPair(text, at) ? 2 : 1
      return Math.min(at, text.length)
    },
    back(from, codePoints) {
      let at = from
      for (let left = codePoints; left > 0 && at > 0; left--) at -= at > 1 && isPair(text, at - 2) ? 2 : 1
      return at
    },
  }
}

function isPair(text: string, at: number): boolean {
  return isSurrogatePair(text.charCodeAt(at), text.charCodeAt(at + 1))
}

import { countBefore } from '../../text/bisect.ts'
import { mergeSpans, type Span } from '../../text/span.ts'
import { type Borders, findBorders, findLastBorder, isCuttable } from './borders.ts'
import { createSteps } from './code-point-steps.ts'

/** Longest snippet unless a request says otherwise, in code points. */
export const maxSnippetCodePoints = 120

/** Units that a window may move to avoid a cut inside a word. */
const longestWord = 48
/** Matches that windows are tried at; those behind them are seldom reached. */
const maxMatchStarts = 50

// Parts of the score of a window. A match of n units counts n × (1 + n × lengthGain): two short ones less than a long one.
const lengthGain = 0.2
/** A match of a text that the window has already, divided by how often it has it. */
const repeated = 0.3
// Less than any match counts: these decide between windows with the same matches.
const startsSentence = 0.6
const endsAtBorder = 0.2

/**
 * Chooses the fragment of a text with most matches: scores candidate windows that begin at or before each
 * match.
 *
 * @param spans  matches in the text, sorted, apart
 * @param maxCodePoints  20–400
 * @returns the window, cut at borders of sentences or clauses where there are any; never inside a Latin
 *   word, a number, an address, an emoji or a match that fit into a window
 */
export function chooseFragment(
  text: string,
  spans: readonly Span[],
  maxCodePoints = maxSnippetCodePoints,
): Span {
  const steps = createSteps(text)
  if (steps.forward(0, maxCodePoints) >= text.length) return trim(text, { start: 0, end: text.length })
  const borders = findBorders(text)
  const starts = new Set(borders.positions)
  // A clause too long for a window may hide a match far inside: windows may start a little before any match.
  // A match that leaves no room for that is shown from its start.
  const before = Math.floor(maxCodePoints / 4)
  for (const span of spans.slice(0, maxMatchStarts)) {
    starts.add(moveStart(text, steps.back(span.start, before), span.start))
    if (steps.forward(span.start, maxCodePoints - before) < span.end) starts.add(span.start)
  }
  const matches: Matches = {
    spans,
    substrings: numberSubstrings(text, spans),
    seen: new Uint16Array(spans.length),
  }
  let best: Span = { start: 0, end: 0 }
  let bestScore = -1
  for (const start of starts) {
    if (findCut(spans, start) !== null) continue
    const end = chooseEnd(text, start, steps.forward(start, maxCodePoints), borders, spans)
    if (end <= start) continue
    const score = scoreWindow(start, end, matches, borders)
    if (score > bestScore || (score === bestScore && start < best.start)) {
      best = { start, end }
      bestScore = score
    }
  }
  return trim(text, best)
}

/** The next position up to a match where the text may be cut, else the one before; where there is none, the same. */
function moveStart(text: string, at: number, match: number): number {
  for (let next = at; next <= match; next++) if (isCuttable(text, next)) return next
  for (let last = at; last > Math.max(0, at - longestWord); last--) if (isCuttable(text, last)) return last
  return at
}

/** The match that a position lies within; null for none. */
function findCut(spans: readonly Span[], at: number): Span | null {
  const span = spans[countBefore(spans.length, (index) => spans[index]!.start < at) - 1]
  return span !== undefined && span.end > at ? span : null
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

/** A number for each span, the same for spans of the same text. */
function numberSubstrings(text: string, spans: readonly Span[]): number[] {
  const numbers = new Map<string, number>()
  return spans.map(({ start, end }) => {
    const substring = text.slice(start, end)
    const number = numbers.get(substring) ?? numbers.size
    numbers.set(substring, number)
    return number
  })
}

/** Matches of a text, and what counting them in a window takes. */
interface Matches {
  readonly spans: readonly Span[]
  /** See `numberSubstrings`. */
  readonly substrings: readonly number[]
  /** How often each number came; cleared for each window. */
  readonly seen: Uint16Array
}

function scoreWindow(
  start: number,
  end: number,
  { spans, substrings, seen }: Matches,
  borders: Borders,
): number {
  seen.fill(0)
  let score = 0
  for (
    let at = countBefore(spans.length, (index) => spans[index]!.start < start);
    at < spans.length && spans[at]!.start < end;
    at++
  ) {
    const span = spans[at]!
    if (span.end > end && span.start > start) continue
    const times = seen[substrings[at]!]!++
    // One longer than the window is alone in it.
    const length = Math.min(span.end, end) - span.start
    score += times === 0 ? length * (1 + length * lengthGain) : repeated / times
  }
  if (borders.sentences.has(start)) score += startsSentence
  if (borders.positions[findLastBorder(borders, end)] === end) score += endsAtBorder
  return score
}

/** Where a window ends that starts at `start` and may reach `limit`. */
function chooseEnd(
  text: string,
  start: number,
  limit: number,
  borders: Borders,
  spans: readonly Span[],
): number {
  let end = borders.positions[findLastBorder(borders, limit)]!
  const lastEnd = spans[countBefore(spans.length, (index) => spans[index]!.end <= limit) - 1]?.end ?? 0
  if (end <= start || lastEnd > end) {
    end = limit
    const least = Math.max(start + 1, limit - longestWord, lastEnd)
    for (let at = limit; at >= least; at--) {
      if (!isCuttable(text, at)) continue
      end = at
      break
    }
  }
  const cut = findCut(spans, end)
  return cut !== null && cut.start > start ? cut.start : end
}

function trim(text: string, window: Span): Span {
  let { start, end } = window
  while (start < end && /\s/u.test(text[start]!)) start++
  while (end > start && /\s/u.test(text[end - 1]!)) end--
  return { start, end }
}

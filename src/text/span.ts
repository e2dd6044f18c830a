/** Half-open range `[start, end)` in UTF-16 units. */
export interface Span {
  readonly start: number
  readonly end: number
}

/**
 * Joins spans that touch or overlap.
 *
 * @param spans  in any order
 * @returns the same ranges sorted, each apart from the next by at least one unit
 */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const sorted = spans
    .filter((span) => span.end > span.start)
    .sort((a, b) => a.start - b.start || a.end - b.end)
  const merged: { start: number; end: number }[] = []
  for (const span of sorted) {
    const last = merged.at(-1)
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end)
    else merged.push({ start: span.start, end: span.end })
  }
  return merged
}

import type { Passage, Picture } from '../../format/article.ts'
import { type Border, border, cutSentences } from './sentences.ts'

/** Shortest and longest passage in characters, blanks at its end not counted. */
const passageLength = { min: 80, max: 400 }

/** What stands under one heading. */
export interface Section {
  readonly headings: readonly string[]
  readonly anchor: string | null
  /** How much its text counts, 0–10; 1 by default. */
  readonly weight?: number
  /** Visible text, paragraphs apart by `\n`. */
  readonly text: string
  /** Pictures in order, each with the length of the text before it. */
  readonly pictures: readonly { readonly picture: Picture; readonly after: number }[]
}

/**
 * Cuts the sections of an article into passages: whole sentences, 80–400 characters wherever the
 * sentences allow it, paragraphs kept whole where that fits. A section with nothing in it still
 * gives one passage, so that its heading can be found.
 *
 * @returns passages in reading order; their texts, one after the other, are those of the sections
 */
export function splitPassages(sections: readonly Section[]): Passage[] {
  const passages: Passage[] = []
  for (const { headings, anchor, weight, text, pictures } of sections) {
    let waiting = [...pictures]
    const ends = choosePassageEnds(text)
    for (const [position, end] of ends.entries()) {
      const inside = waiting.filter((item) => item.after <= end)
      waiting = waiting.filter((item) => item.after > end)
      passages.push({
        ordinal: passages.length,
        headings,
        anchor,
        text: text.slice(ends[position - 1] ?? 0, end),
        pictures: inside.map((item) => item.picture),
        ...(weight !== undefined && { weight }),
      })
    }
  }
  return passages
}

// What a cut costs, chosen so that a passage under the minimum is the last resort, a sentence is
// broken before that only when it is longer than a passage, paragraphs that can stand alone do, and
// a line that announces what follows (常见的做法有三种：) stays with it.
const shortCost = 1e9
const borderCost: Readonly<Record<Border, number>> = { 0: 0, 1: 50, 2: 400, 3: 4000 }
const leadInCost = 30
const mergedParagraphCost = 10
const idealLength = 220

/** Ends of the best passages of a text, by dynamic programming over its sentences: linear in its length. */
function choosePassageEnds(text: string): number[] {
  const sentences = measureSentences(text)
  if (sentences.length < 2) return [text.length]
  const cost = new Float64Array(sentences.length + 1).fill(Number.POSITIVE_INFINITY)
  const from = new Int32Array(sentences.length + 1)
  cost[0] = 0
  for (let last = 0; last < sentences.length; last++) {
    const { blanks, cutCost } = sentences[last]!
    let length = -blanks
    let merged = 0
    for (let first = last; first >= 0; first--) {
      length += sentences[first]!.length
      if (first < last) {
        if (length > passageLength.max) break
        merged += sentences[first]!.mergeCost
      }
      const short = length < passageLength.min ? shortCost + (passageLength.min - length) * 1000 : 0
      const total = cost[first]! + short + cutCost + merged + ((length - idealLength) / 100) ** 2
      if (total < cost[last + 1]!) {
        cost[last + 1] = total
        from[last + 1] = first
      }
    }
  }
  const ends: number[] = []
  for (let at = sentences.length; at > 0; at = from[at]!) ends.push(sentences[at - 1]!.end)
  return ends.reverse()
}

interface MeasuredSentence {
  readonly end: number
  /** In characters, with the blanks at its end. */
  readonly length: number
  readonly blanks: number
  /** What it costs to end a passage after this sentence. */
  readonly cutCost: number
  /** What it costs to go on after this sentence. */
  mergeCost: number
}

function measureSentences(text: string): MeasuredSentence[] {
  const measured: MeasuredSentence[] = []
  let start = 0
  let paragraph = 0
  let before: { sentence: MeasuredSentence; length: number } | null = null
  for (const { end, border: kind } of cutSentences(text, passageLength.max)) {
    const length = countCharacters(text, start, end)
    const blanks = countBlanks(text, start, end)
    const isLeadIn = kind === border.paragraph && /[：:]/.test(text.charAt(end - blanks - 1))
    const cutCost = end === text.length ? 0 : borderCost[kind] + (isLeadIn ? leadInCost : 0)
    const sentence = { end, length, blanks, cutCost, mergeCost: 0 }
    measured.push(sentence)
    paragraph += length
    if (kind === border.paragraph) {
      if (before && Math.min(before.length, paragraph) >= passageLength.min)
        before.sentence.mergeCost = mergedParagraphCost
      before = { sentence, length: paragraph }
      paragraph = 0
    }
    start = end
  }
  return measured
}

function countCharacters(text: string, start: number, end: number): number {
  let count = end - start
  for (let i = start + 1; i < end; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0xdc00 || unit > 0xdfff) continue
    const before = text.charCodeAt(i - 1)
    if (before >= 0xd800 && before <= 0xdbff) count -= 1
  }
  return count
}

function countBlanks(text: string, start: number, end: number): number {
  let at = end
  while (at > start && /\s/.test(text[at - 1]!)) at -= 1
  return end - at
}

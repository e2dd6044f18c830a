import type { AnsweredHit } from '../../client/search-answer.ts'
import { writeStored } from '../local-storage.ts'

/** Where the box leaves, for hansou-highlight.js on the page arrived at, what to mark there. */
export const landingKey = 'hansou:landing'

/** What matched in a page that a visitor is about to open. */
export interface Landing {
  /** Absolute address, without fragment. */
  readonly page: string
  /** Strings as they stand in the page. */
  readonly marks: readonly string[]
  /** Text around the first match of the passage that was chosen. */
  readonly near: string
  /** When the visitor left, in milliseconds since 1970. */
  readonly at: number
}

/** Different texts that are marked on a page. */
const maxMarks = 40
/** UTF-16 units around the first mark of a snippet, by which its place on the page is found. */
const nearUnits = 6

/** Remembers what to mark on the page of a hit; it stays on the device. */
export function rememberLanding(address: string, { title, snippet, sections = [] }: AnsweredHit): void {
  const marked = [title, snippet, ...sections.map((section) => section.snippet)].flatMap(({ text, marks }) =>
    marks.map(([start, end]) => text.slice(start, end)),
  )
  const [start, end] = snippet.marks[0] ?? [0, 0]
  const landing: Landing = {
    page: address.replace(/#.*/s, ''),
    marks: [...new Set(marked)].slice(0, maxMarks),
    near: snippet.text.slice(Math.max(0, start - nearUnits), end + nearUnits),
    at: Date.now(),
  }
  writeStored(landingKey, landing)
}

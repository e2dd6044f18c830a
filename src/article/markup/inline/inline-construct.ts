import type { MarkupKind } from '../../generators/generator.ts'

/** What a construct turns into: Markdown, and where the text goes on. */
export interface Replacement {
  readonly text: string
  readonly end: number
  /** Stands on lines of its own. */
  readonly isBlock?: boolean
}

/** Reads the construct that begins at an offset; null where none does. */
export type Reader = (text: string, at: number, context: InlineContext) => Replacement | null

/** What is known while one file is read. */
export interface InlineContext {
  readonly kinds: ReadonlySet<MarkupKind>
  /** `{expression}` is code, as in a file with imports. */
  readonly isMdx: boolean
  /** Closing signs that do not come any more, so that they are not looked for again and again. */
  readonly missing: Set<string>
  /** Notes that are written where they belong, in order. */
  readonly notes: string[]
  /** Braces before this offset are known not to close. */
  openBraces: number
  /** Braces before this offset are text. */
  rawUntil: number
}

/** Units of a construct at most; what is not closed by then is text. It keeps the time to read a text linear. */
export const longestConstruct = 4000
/** Units of a construct on one line at most. */
export const longestLine = 300

/** Matches a sticky or global pattern at an offset. */
export function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** Puts a text in the place of what was matched: that of its first group, unless another is given. */
export function replace(found: RegExpExecArray, text = found[1] ?? ''): Replacement {
  return { text, end: found.index + found[0].length }
}

/** Leaves out everything up to a closing sign. */
export function drop(text: string, at: number, close: string, from: number): Replacement | null {
  const end = closeOf(text, at, from, close)
  return end < 0 ? null : { text: '', end: end + close.length }
}

/** Offset of a closing sign not far behind, or -1. */
export function closeOf(text: string, at: number, from: number, close: string): number {
  const end = text.slice(at, at + longestConstruct).indexOf(close, from)
  return end < 0 ? -1 : at + end
}

/** A word with its reading, in HTML. */
export function writeRuby(word: string, reading: string): string {
  return `<ruby>${word}<rt>${reading.replaceAll('|', ' ')}</rt></ruby>`
}

/** The text of the line before an offset, of 300 units at most. */
export function lineBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - longestLine), at)
  return before.slice(before.lastIndexOf('\n') + 1)
}

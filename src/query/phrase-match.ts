import { readAlphanumericWord, startsAlphanumericWord } from '../analysis/alphanumeric.ts'
import { characterClass, classifyAt, isDigit } from '../analysis/characters.ts'
import type { Span } from '../text/span.ts'
import type { Run } from './analyze-query.ts'

/** Signs that may stand between two runs of a phrase, or as many as do in the phrase itself. */
export const maxBetween = 8

/** A word of letters and digits in a folded text. */
export interface FoundWord extends Span {
  readonly term: string
  readonly subWords: readonly (Span & { readonly term: string })[]
}

/** A folded text to look for runs in. */
export interface FoldedField {
  readonly folded: string
  readonly units: Uint16Array
  /** Words of letters and digits, in order; found when first asked for. */
  words(): readonly FoundWord[]
  /** The word of letters and digits that starts at an offset. */
  wordAt(start: number): FoundWord | null
}

/**
 * Makes a field over units that stay as they are.
 *
 * @param capitals  see `FoldedText`; without them words have no sub-words at humps
 */
export function createFoldedField(folded: string, units: Uint16Array, capitals?: Uint8Array): FoldedField {
  let found: Map<number, FoundWord> | null = null
  let listed: readonly FoundWord[] | null = null
  function find(): Map<number, FoundWord> {
    if (found) return found
    found = new Map()
    for (let at = 0; at < units.length; ) {
      if (startsAlphanumericWord(units, at, units.length)) {
        const { end, term, subWords } = readAlphanumericWord(units, at, units.length, capitals)
        found.set(at, { start: at, end, term, subWords })
        at = end
      } else at++
    }
    return found
  }
  return {
    folded,
    units,
    words: () => (listed ??= [...find().values()]),
    wordAt: (start) => find().get(start) ?? null,
  }
}

/**
 * Finds where runs follow each other as in a phrase: at once where they did so in the query, but for spaces
 * between ideographs and letters, else with nothing but signs and spaces between.
 *
 * @param limit  occurrences wanted
 * @param isOpen  the last run may be the start of a word that is still being typed
 * @returns spans of folded units, in order, not overlapping
 */
export function findRuns(field: FoldedField, runs: readonly Run[], limit: number, isOpen = false): Span[] {
  const first = runs[0]
  const found: Span[] = []
  if (!first) return found
  let after = 0
  const keep = (start: number, end: number): boolean => {
    if (start < after) return true
    const last = runs.length === 1 ? end : followRuns(field, runs, end, isOpen)
    if (last < 0) return true
    found.push({ start, end: last })
    after = last
    return found.length < limit
  }
  if (first.kind === 'ideographs') {
    for (let at = field.folded.indexOf(first.text); at >= 0; at = field.folded.indexOf(first.text, at + 1)) {
      if (!keep(at, at + first.text.length)) break
    }
  } else {
    for (const word of field.words()) {
      const span = matchWord(word, first.text)
      if (span && !keep(span.start, span.end)) break
    }
  }
  return found
}

/** Where the runs after the first end, or -1 when they do not follow. */
function followRuns(field: FoldedField, runs: readonly Run[], from: number, isOpen: boolean): number {
  let at = from
  for (let index = 1; index < runs.length; index++) {
    const run = runs[index]!
    // Between ideographs and letters a space is a matter of taste, and a dot behind initials: 在 iOS 上, J.K.罗琳.
    const isApart =
      run.gap > 0 ? isSeparator : runs[index - 1]!.kind === 'ideographs' ? isSpace : isSpaceOrDot
    const limit = Math.min(field.units.length, at + Math.max(maxBetween, run.gap))
    while (at < limit && isApart(field.units, at)) at++
    if (run.kind === 'ideographs') {
      if (!field.folded.startsWith(run.text, at)) return -1
      at += run.text.length
    } else {
      const word = field.wordAt(at)
      const span = word ? matchWord(word, run.text) : null
      const end = at + run.text.length
      if (span?.start === at) at = span.end
      else if (
        word &&
        field.folded.startsWith(run.text, at) &&
        // Inside of a word no further run follows, so this is the last.
        (isOpen || !cutsSubWord(field, end, endsDotted.test(run.text)))
      )
        at = end
      else return -1
    }
  }
  return at
}

/**
 * Finds a string of letters and digits as it was typed, inside longer words too, but only between the borders of
 * words or of their sub-words: `1.0` in 1.0.21, not in 11.0; `1` in neither, since a number with a dot has no sub-words.
 *
 * @returns spans of folded units, in order, not overlapping
 */
export function findLiteral(
  field: Pick<FoldedField, 'folded' | 'units'>,
  literal: string,
  limit: number,
): Span[] {
  const found: Span[] = []
  if (literal === '') return found
  const { folded } = field
  const mayCutStart = startsDotted.test(literal)
  const mayCutEnd = endsDotted.test(literal)
  for (
    let at = folded.indexOf(literal);
    at >= 0 && found.length < limit;
    at = folded.indexOf(literal, at + 1)
  ) {
    const end = at + literal.length
    if (at < (found.at(-1)?.end ?? 0)) continue
    if (cutsSubWord(field, at, mayCutStart) || cutsSubWord(field, end, mayCutEnd)) continue
    found.push({ start: at, end })
  }
  return found
}

/** What a literal without dots of its own is no part of: 1.5, 1,000. */
const signedNumber = /\d[.,]\d/
/** Numbers that may be a part of longer ones. */
const startsDotted = /^\d+\.\d/
const endsDotted = /\d\.\d+$/

/** Whether a border of a literal lies between two letters, between two digits, or beside a sign of a number. */
function cutsSubWord(
  { folded, units }: Pick<FoldedField, 'folded' | 'units'>,
  at: number,
  mayCutNumber: boolean,
): boolean {
  const isAlphanumeric = (at: number): boolean =>
    classifyAt(units, at, units.length) === characterClass.alphanumeric
  if (!mayCutNumber && signedNumber.test(folded.slice(Math.max(0, at - 2), at + 2))) return true
  return isAlphanumeric(at - 1) && isAlphanumeric(at) && isDigit(units[at]!) === isDigit(units[at - 1]!)
}

/** The part of a word that a term names: the whole word, or one of its sub-words. */
export function matchWord(word: FoundWord, term: string): Span | null {
  if (word.term === term) return word
  return word.subWords.find((subWord) => subWord.term === term) ?? null
}

function isSpace(units: Uint16Array, at: number): boolean {
  return units[at] === 0x20
}

function isSpaceOrDot(units: Uint16Array, at: number): boolean {
  return [0x20, 0x2e, 0xb7].includes(units[at]!)
}

function isSeparator(units: Uint16Array, at: number): boolean {
  // 0 stands between two fields.
  return units[at] !== 0 && classifyAt(units, at, units.length) === characterClass.separator
}

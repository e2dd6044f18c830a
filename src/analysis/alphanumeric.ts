import { characterClass, classifyAt, classifyUnit, isDigit, unitsOfCharacter } from './characters.ts'
import { unitsToString } from './fold.ts'

/** Longest term made of letters and digits, in UTF-16 units; more of a word is not told apart. */
const maxAlphanumericUnits = 64

/** A word of letters and digits with its sub-words, as spans of folded units. */
export interface AlphanumericWord {
  /** Where the word ends, signs that belong to it included. */
  readonly end: number
  /** The whole: `node.js` as `nodejs`, `gpt-4` as `gpt4`, `1,000` as `1000`, `c++`, `3.45`, `138 0013 8000` as with hyphens. */
  readonly term: string
  /**
   * What else a reader may type for one of its words, in order: `node`, `js`; `iphone`, `15`, `pro`; of a sub-word with
   * humps the humps behind the sub-word itself: `useeffect`, `use`, `effect`.
   */
  readonly subWords: readonly { readonly term: string; readonly start: number; readonly end: number }[]
}

const dot = 0x2e
const comma = 0x2c
const plus = 0x2b
const hash = 0x23
const space = 0x20
const connectors = new Set([0x2d, 0x5f, 0x27, 0x2019, 0x26, 0xb7, dot])
/** Pattern of a telephone number as it is printed: 138 0013 8000, 010 8765 4321. */
export const telephonePattern = '(?:1\\d\\d|0\\d\\d\\d?) \\d{4} \\d{4}(?!\\d)'
const telephone = new RegExp(`^${telephonePattern}`)
const telephoneUnits = 15
const maxSubWords = 8

function isAlphanumeric(units: Uint16Array, at: number, end: number): boolean {
  return at < end && classifyAt(units, at, end) === characterClass.alphanumeric
}

function isThousands(units: Uint16Array, from: number, at: number, end: number): boolean {
  if (at - from < 1 || at - from > 3 || !isDigit(units[from]!)) return false
  let digits = 0
  while (at + 1 + digits < end && isDigit(units[at + 1 + digits]!)) digits++
  return digits === 3
}

function isTelephone(units: Uint16Array, start: number, end: number): boolean {
  return (
    isDigit(units[start]!) &&
    telephone.test(unitsToString(units, start, Math.min(end, start + telephoneUnits)))
  )
}

/** Tells whether a word of letters and digits starts here; `.net` starts with its dot. */
export function startsAlphanumericWord(units: Uint16Array, at: number, end: number): boolean {
  if (isAlphanumeric(units, at, end)) return true
  if (units[at] !== dot || !isAlphanumeric(units, at + 1, end) || isDigit(units[at + 1]!)) return false
  return at === 0 || classifyUnit(units[at - 1]!, units[at]!) !== characterClass.alphanumeric
}

/**
 * Reads the word of letters and digits that starts at `start`.
 *
 * @param units  folded text
 * @param end  end of the text
 * @param capitals  1 for units that were capital letters; without them there are no humps
 */
export function readAlphanumericWord(
  units: Uint16Array,
  start: number,
  end: number,
  capitals?: Uint8Array,
): AlphanumericWord {
  let at = units[start] === dot ? start + 1 : start
  let subWordStart = at
  let groupStart = at
  let term = ''
  let written = start
  const subWords: { term: string; start: number; end: number }[] = []

  function closeSubWord(until: number): void {
    subWords.push({ term: unitsToString(units, subWordStart, until), start: subWordStart, end: until })
    if (capitals !== undefined) subWords.push(...findHumps(units, capitals, subWordStart, until))
  }

  while (at < end) {
    if (isAlphanumeric(units, at, end)) {
      // After a connector that was kept (3.45, 1,000) the sub-word goes on.
      if (
        at > subWordStart &&
        units[at - 1] !== dot &&
        units[at - 1] !== comma &&
        isDigit(units[at]!) !== isDigit(units[at - 1]!)
      ) {
        closeSubWord(at)
        subWordStart = at
      }
      at += unitsOfCharacter(units[at]!)
      continue
    }
    const unit = units[at]!
    const afterDigit = isDigit(units[at - 1]!)
    if (unit === comma && isThousands(units, groupStart, at, end)) {
      term += unitsToString(units, written, at)
      written = groupStart = ++at
      continue
    }
    if (!connectors.has(unit) && !(unit === space && isTelephone(units, start, end))) break
    if (!isAlphanumeric(units, at + 1, end)) break
    const betweenDigits = afterDigit && isDigit(units[at + 1]!)
    if (betweenDigits && unit === dot) {
      at++
      continue
    }
    term += unitsToString(units, written, at)
    if (betweenDigits) term += '-'
    closeSubWord(at)
    written = subWordStart = groupStart = ++at
  }
  closeSubWord(at)

  const wordEnd = at + countSigns(units, at, end)
  term += unitsToString(units, written, wordEnd)
  return { end: wordEnd, term: limit(term), subWords: keepSubWords(term, subWords) }
}

/** Units of the signs behind letters that belong to their word: the `++` of c++, the `#` of c#. */
function countSigns(units: Uint16Array, at: number, end: number): number {
  if (isDigit(units[at - 1]!)) return 0
  if (units[at] === plus && units[at + 1] === plus && at + 1 < end) return 2
  return units[at] === hash && at < end && !isAlphanumeric(units, at + 1, end) ? 1 : 0
}

/** A hump of fewer letters says nothing: the i of iPhone. */
const shortestHump = 2

/** The humps of a sub-word: `use`, `effect` of useEffect; `http`, `server` of HTTPServer. None where there is only one. */
function findHumps(
  units: Uint16Array,
  capitals: Uint8Array,
  start: number,
  end: number,
): { term: string; start: number; end: number }[] {
  const starts = [start]
  for (let at = start + 1; at < end; at++) {
    if (capitals[at] === 0) continue
    // HTTPServer has a hump at its S, IDs has none.
    const startsWord = at + 2 < end && capitals[at + 1] === 0 && capitals[at + 2] === 0
    if (capitals[at - 1] === 0 || startsWord) starts.push(at)
  }
  if (starts.length === 1) return []
  return starts
    .map((from, index) => ({ start: from, end: starts[index + 1] ?? end }))
    .filter((hump) => hump.end - hump.start >= shortestHump)
    .map((hump) => ({ ...hump, term: unitsToString(units, hump.start, hump.end) }))
}

function limit(term: string): string {
  return term.slice(0, maxAlphanumericUnits)
}

function keepSubWords(term: string, subWords: AlphanumericWord['subWords']): AlphanumericWord['subWords'] {
  if (subWords.length > maxSubWords) return []
  const oneSigned = subWords.length === 1 && subWords[0]!.term.length === 1
  return subWords
    .map((subWord) => ({ ...subWord, term: limit(subWord.term.replaceAll(',', '')) }))
    .filter((subWord) => subWord.term !== term && !oneSigned)
}

import { foldGaps, foldSteps } from './fold-pairs.table.ts'

/** Digits of the table: printable ASCII from `(` on; a backslash, which needs an escape, is written `!`. */
const firstDigit = 0x28
const digits = 87
const backslash = 0x5c - firstDigit
/** Numbers below this are one digit; a larger one ends in such a digit, after digits of its lower part. */
const gapEnds = 60
const stepEnds = 56

/**
 * The pairs of the fold table: each source character, in order of its code point, and what it folds to.
 *
 * Sources are written as gaps, targets as steps from the target before, forth or back: characters of one radical
 * (請誰議, 请谁议) stand side by side in both, so steps are small and compress to half of the characters themselves.
 */
export function readFoldPairs(): [source: string, target: string][] {
  const gaps = readNumbers(foldGaps, gapEnds)
  const steps = readNumbers(foldSteps, stepEnds)
  let source = 0
  let target = 0
  return gaps.map((gap, index) => {
    const step = steps[index]!
    source += gap
    target += step % 2 === 0 ? step / 2 : -(step + 1) / 2
    return [String.fromCodePoint(source), String.fromCodePoint(target)]
  })
}

/** Writes pairs as the table holds them. @param pairs sorted by source */
export function writeFoldPairs(pairs: Iterable<readonly [source: string, target: string]>): {
  readonly gaps: string
  readonly steps: string
} {
  const before = { source: 0, target: 0 }
  let gaps = ''
  let steps = ''
  for (const [source, target] of pairs) {
    const codes = { source: source.codePointAt(0)!, target: target.codePointAt(0)! }
    const step = codes.target - before.target
    gaps += writeNumber(codes.source - before.source, gapEnds)
    steps += writeNumber(step >= 0 ? step * 2 : -step * 2 - 1, stepEnds)
    Object.assign(before, codes)
  }
  return { gaps, steps }
}

function readNumbers(text: string, ends: number): number[] {
  const numbers: number[] = []
  let number = 0
  let scale = 1
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index)
    const digit = character < firstDigit ? backslash : character - firstDigit
    if (digit < ends) {
      numbers.push(number + digit * scale)
      number = 0
      scale = 1
    } else {
      number += (digit - ends) * scale
      scale *= digits - ends
    }
  }
  return numbers
}

function writeNumber(number: number, ends: number): string {
  if (number < ends) return writeDigit(number)
  const low = number % (digits - ends)
  return writeDigit(ends + low) + writeNumber((number - low) / (digits - ends), ends)
}

function writeDigit(digit: number): string {
  return digit === backslash ? '!' : String.fromCharCode(firstDigit + digit)
}

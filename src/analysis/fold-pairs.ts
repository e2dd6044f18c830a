import { foldGaps, foldSteps } from './fold-pairs.table.ts'

/** Digits of the table: printable ASCII from `(` on; a backslash, which needs an escape, is written `!`. */
const firstDigit = 0x28
const digits = 87
const backslash = 0x5c - firstDigit
/** Numbers below this are one digit; a larger one ends in such a digit, after digits of its lower part. */
const gapEnds = 60
const stepEnds = 45
/** Code points that stand no farther apart belong to one run. */
const near = 128

/**
 * The pairs of the fold table: each source character, in order of its code point, and what it folds to.
 *
 * Sources are written as gaps, targets as steps from the run of targets before, forth or back: characters of one radical
 * (請誰議, 请谁议) stand side by side in both, so steps are small and compress to half of the characters themselves. A
 * single target elsewhere (譁 → 哗) ends no run: the next step begins where the run was left.
 */
export function readFoldPairs(): [source: string, target: string][] {
  const gaps = readNumbers(foldGaps, gapEnds)
  const steps = readNumbers(foldSteps, stepEnds)
  const run = createRun()
  let source = 0
  return gaps.map((gap, index) => {
    const step = steps[index]!
    source += gap
    const target = run.end() + (step % 2 === 0 ? step / 2 : -(step + 1) / 2)
    run.add(target)
    return [String.fromCodePoint(source), String.fromCodePoint(target)]
  })
}

/** Writes pairs as the table holds them. @param pairs sorted by source */
export function writeFoldPairs(pairs: Iterable<readonly [source: string, target: string]>): {
  readonly gaps: string
  readonly steps: string
} {
  const run = createRun()
  let before = 0
  let gaps = ''
  let steps = ''
  for (const [from, to] of pairs) {
    const [source, target] = [from.codePointAt(0)!, to.codePointAt(0)!]
    const step = target - run.end()
    gaps += writeNumber(source - before, gapEnds)
    steps += writeNumber(step >= 0 ? step * 2 : -step * 2 - 1, stepEnds)
    before = source
    run.add(target)
  }
  return { gaps, steps }
}

/** A run of targets near each other: it goes on with the next one near its end, or ends where two are elsewhere. */
function createRun() {
  let end = 0
  let last = 0
  return {
    end: () => end,
    add(target: number): void {
      if (Math.abs(target - end) < near || Math.abs(target - last) < near) end = target
      last = target
    },
  }
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

import type { PassageSet } from '../../reader/passage-set.ts'

/** A range of passages that is scored together; a buffer reused by one query after the other. */
export interface Window {
  /** Passages `[start, end)`, the end may be behind the last; `start` is a multiple of 32. A slot is a passage minus `start`. */
  start: number
  end: number
  /** By slot; 0 where no term was found yet. */
  readonly scores: Float64Array
  /** A bit for each slot that has a score. */
  readonly touched: Uint32Array
  /** Slots that may still come among the best, in order. */
  readonly alive: Int32Array
}

/** Makes the buffer. @param size  passages of a window at most */
export function createWindow(size: number): Window {
  return {
    start: 0,
    end: 0,
    scores: new Float64Array(size),
    touched: new Uint32Array((size + 31) >>> 5),
    alive: new Int32Array(size),
  }
}

/**
 * Lists the slots that score more than `minScore` and are allowed, and clears the others.
 *
 * @returns how many slots are alive
 */
export function listAlive(
  { start, scores, touched, alive }: Window,
  minScore: number,
  allowed: ((passage: number) => boolean) | null,
): number {
  let count = 0
  for (let word = 0; word < touched.length; word++) {
    let bits = touched[word]!
    if (bits === 0) continue
    touched[word] = 0
    for (; bits !== 0; bits &= bits - 1) {
      const slot = word * 32 + 31 - Math.clz32(bits & -bits)
      if (scores[slot]! > minScore && (allowed === null || allowed(start + slot))) alive[count++] = slot
      else scores[slot] = 0
    }
  }
  return count
}

/** Adds the slots that were touched and are allowed to a set, and clears the others. */
export function countTouched(
  { start, scores, touched }: Window,
  { words }: PassageSet,
  allowed: ((passage: number) => boolean) | null,
): void {
  for (let word = 0; word < touched.length; word++) {
    if (touched[word] === 0) continue
    for (let bits = allowed === null ? 0 : touched[word]!; bits !== 0; bits &= bits - 1) {
      const low = bits & -bits
      const slot = word * 32 + 31 - Math.clz32(low)
      if (allowed!(start + slot)) continue
      touched[word]! &= ~low
      scores[slot] = 0
    }
    words[(start >>> 5) + word]! |= touched[word]!
  }
}

/** Drops the slots that score no more than `minScore`. @returns how many are left */
export function keepAbove({ scores, alive }: Window, count: number, minScore: number): number {
  let kept = 0
  for (let at = 0; at < count; at++) {
    const slot = alive[at]!
    if (scores[slot]! > minScore) alive[kept++] = slot
    else scores[slot] = 0
  }
  return kept
}

import { sortByKey } from '../../format/encoding/radix-sort.ts'
import type { Matches, TopPassages } from './passage-matcher.ts'
import { roundScore } from './round-score.ts'

/** Low bits of a score that are left out where scores are counted: what is left tells 128 of them apart in an octave. */
const droppedBits = 16

/**
 * Makes room for the best `limit` passages where these are many, offered in order of the index: scores are collected
 * in a buffer of twice the room, which is cut to the best half by selection whenever it is full. A heap of ten thousand
 * moves an entry fourteen times; this touches it twice on average. Once they are taken, there is room for others.
 */
export function createTopOfMany(limit: number): TopPassages {
  const scores = new Float32Array(limit * 2)
  const passages = new Int32Array(limit * 2)
  const selected = new Float32Array(limit * 2)
  // Scores are not negative, so their bits are in the order of their values.
  const bits = new Uint32Array(scores.buffer)
  const counts = new Int32Array(1 << (31 - droppedBits))
  let size = 0
  let threshold = -1

  /**
   * Keeps the best half: scores are counted by their first bits, and only those at the border are told apart exactly. Of
   * equal scores the first are kept, which are the lower passages.
   */
  function cut(): void {
    counts.fill(0)
    for (let at = 0; at < size; at++) counts[bits[at]! >>> droppedBits]! += 1
    let above = 0
    let last = counts.length - 1
    while (above + counts[last]! < limit) above += counts[last--]!
    let open = 0
    for (let at = 0; at < size; at++) if (bits[at]! >>> droppedBits === last) selected[open++] = scores[at]!
    const least = selectHighest(selected, open, limit - above)
    let equal = limit
    for (let at = 0; at < size; at++) if (scores[at]! > least) equal--
    let kept = 0
    for (let at = 0; at < size; at++) {
      const score = scores[at]!
      if (score < least || (score === least && equal-- <= 0)) continue
      scores[kept] = score
      passages[kept++] = passages[at]!
    }
    size = kept
    threshold = least
  }

  return {
    get threshold() {
      return threshold
    },
    offer(passage, exact) {
      const score = roundScore(exact)
      if (score <= threshold) return
      scores[size] = score
      passages[size++] = passage
      if (size === limit * 2) cut()
    },
    take(): Matches {
      if (size > limit) cut()
      // The order of inverted bits is from the highest score to the lowest.
      const keys = bits.subarray(0, size).map((score) => ~score)
      const best = sortByKey({ keys, values: passages.slice(0, size) })
      const ordered = new Float32Array(best.keys.map((key) => ~key).buffer)
      size = 0
      threshold = -1
      return { passages: best.values, scores: Float64Array.from(ordered) }
    },
  }
}

/** The value at a position of the order from the highest to the lowest, from 1; the values are moved about. */
function selectHighest(values: Float32Array, size: number, position: number): number {
  let low = 0
  let high = size - 1
  const target = position - 1
  while (low < high) {
    const middle = values[(low + high) >> 1]!
    let left = low
    let right = high
    while (left <= right) {
      while (values[left]! > middle) left++
      while (values[right]! < middle) right--
      if (left > right) break
      const value = values[left]!
      values[left++] = values[right]!
      values[right--] = value
    }
    if (target <= right) high = right
    else if (target >= left) low = left
    else return values[target]!
  }
  return values[target]!
}

/** Bits of a key that one pass looks at. */
const digitBits = 11
const digits = 1 << digitBits

/** Numbers with a key of 32 bits each; columns of equal length. */
export interface KeyedNumbers {
  readonly keys: Uint32Array
  readonly values: Int32Array
}

/**
 * Puts numbers in the order of their keys; those of equal keys stay in their order. A radix sort in three passes.
 *
 * @returns columns of their own, or those given, which hold something else then
 */
export function sortByKey(given: KeyedNumbers): KeyedNumbers {
  const count = given.keys.length
  let from = given
  let to: KeyedNumbers = { keys: new Uint32Array(count), values: new Int32Array(count) }
  const firsts = new Uint32Array(digits)
  for (let shift = 0; shift < 32; shift += digitBits) {
    const { keys, values } = from
    const { keys: sortedKeys, values: sortedValues } = to
    firsts.fill(0)
    for (let at = 0; at < count; at++) firsts[(keys[at]! >>> shift) & (digits - 1)]! += 1
    let before = 0
    for (let digit = 0; digit < digits; digit++) {
      const next = before + firsts[digit]!
      firsts[digit] = before
      before = next
    }
    for (let at = 0; at < count; at++) {
      const key = keys[at]!
      const digit = (key >>> shift) & (digits - 1)
      const slot = firsts[digit]!
      firsts[digit] = slot + 1
      sortedKeys[slot] = key
      sortedValues[slot] = values[at]!
    }
    ;[from, to] = [to, from]
  }
  return from
}

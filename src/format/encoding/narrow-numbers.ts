import type { Sections } from './sections.ts'

/** Numbers in as few bytes as the largest needs. */
export type NarrowNumbers = Uint8Array | Uint16Array | Uint32Array

/** Lays out numbers in as few bytes as the largest needs. */
export function narrow(numbers: readonly number[] | NarrowNumbers): NarrowNumbers {
  let most = 0
  for (let index = 0; index < numbers.length; index++) most = Math.max(most, numbers[index]!)
  return new (most < 0x100 ? Uint8Array : most < 0x10000 ? Uint16Array : Uint32Array)(numbers)
}

/** Reads `count` numbers that `narrow` laid out, or none where none were. */
export function readNarrow(sections: Sections, index: number, count: number): NarrowNumbers {
  const bytes = sections.bytes(index)
  if (bytes.length === count) return bytes
  return bytes.length === 2 * count ? sections.uint16(index) : sections.uint32(index)
}

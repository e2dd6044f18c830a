import { createByteReader, createByteWriter } from './bytes.ts'

/** Writes numbers that do not fall, as the steps between them: how many, then each as a varint. */
export function writeSorted(numbers: ArrayLike<number>): Uint8Array {
  const writer = createByteWriter()
  writer.varint(numbers.length)
  let last = 0
  for (let index = 0; index < numbers.length; index++) {
    writer.varint(numbers[index]! - last)
    last = numbers[index]!
  }
  return writer.take()
}

/** Reads what `writeSorted` wrote. @throws {SearchError} INDEX_CORRUPT when it ends too early */
export function readSorted(bytes: Uint8Array): Uint32Array {
  const reader = createByteReader(bytes)
  const numbers = new Uint32Array(Math.min(reader.varint(), bytes.length))
  let last = 0
  for (let index = 0; index < numbers.length; index++) {
    last += reader.varint()
    numbers[index] = last
  }
  return numbers
}

import { writeBigram } from '../format/bigrams.ts'
import { createByteReader, createByteWriter } from '../format/bytes.ts'

/** The bigrams of one partition, as blocks with the first key of each. */
export interface MergedBigrams {
  readonly files: readonly Uint8Array[]
  readonly firstKeys: readonly number[]
  readonly lastKeys: readonly number[]
}

/**
 * Merges the bigrams of one partition.
 *
 * @param batches  the partition's share of each batch, in order of passage
 * @param firstPassages  of each batch
 * @param passages  in the whole corpus
 * @param blockBytes  that a block is filled to
 */
export function mergeBigrams(
  batches: readonly Uint8Array[],
  firstPassages: readonly number[],
  passages: number,
  blockBytes: number,
): MergedBigrams {
  const readers = batches.map((batch) => createByteReader(batch))
  const nextKeys = readers.map((reader) => (reader.length > 0 ? reader.uint32() : Infinity))
  const files: Uint8Array[] = []
  const firstKeys: number[] = []
  const lastKeys: number[] = []
  const file = createByteWriter(blockBytes * 2)
  const scratch = createByteWriter(1 << 16)
  let ids = new Int32Array(1 << 12)
  let before = 0
  function closeFile(): void {
    if (file.length === 0) return
    files.push(file.take())
    lastKeys.push(before)
    file.clear()
  }
  for (;;) {
    let key = Infinity
    for (const next of nextKeys) if (next < key) key = next
    if (key === Infinity) break
    let count = 0
    for (let batch = 0; batch < readers.length; batch++) {
      if (nextKeys[batch] !== key) continue
      const reader = readers[batch]!
      const more = reader.varint()
      if (count + more > ids.length) {
        const larger = new Int32Array((count + more) * 2)
        larger.set(ids)
        ids = larger
      }
      let passage = firstPassages[batch]! - 1
      for (let left = more; left > 0; left--) {
        passage += reader.varint() + 1
        ids[count++] = passage
      }
      nextKeys[batch] = reader.position < reader.length ? reader.uint32() : Infinity
    }
    if (file.length === 0) {
      firstKeys.push(key)
      before = key
    }
    writeBigram(file, scratch, key - before, ids, count, passages)
    before = key
    if (file.length >= blockBytes) closeFile()
  }
  closeFile()
  return { files, firstKeys, lastKeys }
}

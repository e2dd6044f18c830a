import { anyFollowing, bigramKey, writeBigram } from '../format/bigrams.ts'
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
  /** Whether each passage has the character whose bigrams are merged. */
  const hasCharacter = new Uint8Array(passages)
  let first = -1
  /** The file that its bigrams begin in. */
  let firstFile = 0
  function write(key: number, listed: Int32Array, count: number): void {
    if (file.length === 0) {
      firstKeys.push(key)
      before = key
    }
    writeBigram(file, scratch, key - before, listed, count, passages)
    before = key
    if (file.length >= blockBytes) closeFile()
  }
  /** Ends the bigrams of a character, with the list of all its passages where they are in more than one file. */
  function closeCharacter(): void {
    const isInTwo = file.length === 0 ? files.length > firstFile + 1 : files.length > firstFile
    if (isInTwo) {
      let count = 0
      for (const has of hasCharacter) count += has
      const listed = new Int32Array(count)
      let at = 0
      for (let passage = 0; passage < passages; passage++)
        if (hasCharacter[passage] === 1) listed[at++] = passage
      write(bigramKey(first, anyFollowing), listed, count)
    }
    hasCharacter.fill(0)
  }
  for (;;) {
    let key = Infinity
    for (const next of nextKeys) if (next < key) key = next
    if (key === Infinity) break
    if (Math.floor(key / 65536) !== first) {
      closeCharacter()
      first = Math.floor(key / 65536)
      firstFile = files.length
    }
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
    for (let index = 0; index < count; index++) hasCharacter[ids[index]!] = 1
    write(key, ids, count)
  }
  closeCharacter()
  closeFile()
  return { files, firstKeys, lastKeys }
}

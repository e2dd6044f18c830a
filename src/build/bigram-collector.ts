import { visitBigrams } from '../format/bigrams.ts'
import { createByteWriter } from '../format/bytes.ts'
import { createPostingPool } from './posting-pool.ts'

/** Collects the bigrams of a batch. */
export interface BigramCollector {
  /** Adds the bigrams of one folded field of a passage; passages come in order. */
  add(passage: number, units: Uint16Array, length: number): void
  /** Bigrams by partition, sorted by key: key (4 bytes) · count · gaps (minus one). */
  take(): Uint8Array[]
}

/** Which partition a bigram belongs to; partitions are ranges of keys, in order. */
export function partitionOfBigram(key: number, partitions: number): number {
  const first = Math.floor(key / 65536)
  const partition = Math.floor(((first - 0x4e00) * partitions) / (0x9fff - 0x4e00))
  return Math.max(0, Math.min(partitions - 1, partition))
}

/** Makes an empty collector. */
export function createBigramCollector(partitions: number): BigramCollector {
  const pool = createPostingPool()
  let slots = 1 << 16
  let keys = new Uint32Array(slots)
  let lists = new Int32Array(slots).fill(-1)
  let lastPassages = new Int32Array(1 << 15)

  function slotOf(key: number): number {
    let slot = Math.imul(key, 0x9e3779b1)
    slot = (slot ^ (slot >>> 16)) & (slots - 1)
    while (lists[slot] !== -1 && keys[slot] !== key) slot = (slot + 1) & (slots - 1)
    return slot
  }
  function grow(): void {
    const oldKeys = keys
    const oldLists = lists
    slots *= 2
    keys = new Uint32Array(slots)
    lists = new Int32Array(slots).fill(-1)
    oldLists.forEach((list, slot) => {
      if (list < 0) return
      const to = slotOf(oldKeys[slot]!)
      keys[to] = oldKeys[slot]!
      lists[to] = list
    })
    const larger = new Int32Array(slots)
    larger.set(lastPassages)
    lastPassages = larger
  }

  return {
    add(passage, units, length) {
      visitBigrams(units, length, (key) => {
        let slot = slotOf(key)
        let list = lists[slot]!
        if (list < 0) {
          if (pool.lists * 2 >= slots) {
            grow()
            slot = slotOf(key)
          }
          list = pool.openList()
          keys[slot] = key
          lists[slot] = list
          lastPassages[list] = -1
        }
        if (lastPassages[list] === passage) return
        lastPassages[list] = passage
        pool.append(list, passage, 0, 0)
      })
    },
    take() {
      const sorted: { key: number; list: number }[] = []
      for (let slot = 0; slot < slots; slot++)
        if (lists[slot]! >= 0) sorted.push({ key: keys[slot]!, list: lists[slot]! })
      sorted.sort((a, b) => a.key - b.key)
      const writers = Array.from({ length: partitions }, () => createByteWriter(1 << 16))
      for (const { key, list } of sorted) {
        const writer = writers[partitionOfBigram(key, partitions)]!
        writer.uint32(key)
        writer.varint(pool.count(list))
        let last = -1
        pool.each(list, (passage) => {
          writer.varint(passage - last - 1)
          last = passage
        })
      }
      return writers.map((writer) => writer.take())
    },
  }
}

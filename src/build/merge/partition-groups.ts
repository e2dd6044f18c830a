import type { Ranges } from '../analyze/analyzed-corpus.ts'
import { partitions } from '../analyze/batch-words.ts'

/** Bytes of analysed postings that are worth merging apart; fewer are merged together, into fewer files. */
const groupBytes = 512 * 1024

/**
 * Groups neighbouring partitions, so that a small index has few files: every file read is a round trip.
 *
 * @param ranges  byte ranges of the partitions, of the words and of the bigrams of each batch
 * @returns groups of partition numbers, in order; each partition in one group
 */
export function groupPartitions(ranges: readonly Ranges[]): number[][] {
  const groups: number[][] = []
  let bytes = groupBytes
  for (let partition = 0; partition < partitions; partition++) {
    if (bytes >= groupBytes) {
      groups.push([])
      bytes = 0
    }
    groups.at(-1)!.push(partition)
    for (const ofBatch of ranges) bytes += ofBatch[partition]![1] - ofBatch[partition]![0]
  }
  return groups
}

import { describe, expect, it } from 'vitest'
import { partitions } from '../../../../src/build/analyze/batch-words.ts'
import { groupPartitions } from '../../../../src/build/merge/partition-groups.ts'

/** A batch whose partitions have so many bytes each. */
const batchOf = (bytes: number) =>
  Array.from({ length: partitions }, (_, at) => [at * bytes, (at + 1) * bytes] as const)
const all = Array.from({ length: partitions }, (_, partition) => partition)

describe('partitions', () => {
  it('of a small index are merged together', () => {
    expect(groupPartitions([batchOf(1000)])).toEqual([all])
  })

  it('of a large index are merged one by one', () => {
    expect(groupPartitions([batchOf(300_000), batchOf(300_000)])).toEqual(all.map((partition) => [partition]))
  })

  it('in between are merged in neighbouring groups, each once', () => {
    const groups = groupPartitions([batchOf(200_000)])
    expect(groups.flat()).toEqual(all)
    expect(groups[0]).toEqual([0, 1, 2])
  })

  it('are one group where there is nothing at all', () => {
    expect(groupPartitions([])).toEqual([all])
  })
})

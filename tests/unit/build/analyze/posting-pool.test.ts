import { expect, it } from 'vitest'
import { createPostingPool } from '../../../../src/build/analyze/posting-pool.ts'

type Entry = [number, number, number]

it('keeps every list in the order its entries came, also when lists are read before others come', () => {
  const pool = createPostingPool()
  const expected: Entry[][] = Array.from({ length: 5000 }, () => [])
  const listed = (list: number): Entry[] => {
    const entries: Entry[] = []
    pool.each(list, (...entry) => entries.push(entry))
    return entries
  }
  for (const list of expected.keys()) expect(pool.openList()).toBe(list)
  for (let at = 0; at < 150_000; at++) {
    const list = (at * at + 7 * at) % 4999
    const entry: Entry = [at, at % 70, at % 3]
    pool.append(list, ...entry)
    expected[list]!.push(entry)
    if (at % 50_000 === 40_000) expect(listed(list)).toEqual(expected[list])
  }
  expect(pool.lists).toBe(5000)
  for (const [list, entries] of expected.entries()) {
    expect(pool.count(list)).toBe(entries.length)
    expect(listed(list)).toEqual(entries)
  }
})

it('keeps the second and third number up to 65,535', () => {
  const pool = createPostingPool()
  pool.append(pool.openList(), 1 << 20, 65_536, 70_000)
  pool.each(0, (...entry) => expect(entry).toEqual([1 << 20, 65_535, 65_535]))
  expect(pool.count(0)).toBe(1)
})

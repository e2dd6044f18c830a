/**
 * Many growing lists in a few arrays: each entry knows the next of its list. Lists are numbered from 0 in the order
 * they are opened; entries hold `width` whole numbers.
 */
export interface PostingPool {
  readonly lists: number
  openList(): number
  append(list: number, first: number, second: number, third: number): void
  count(list: number): number
  /** Visits each entry of a list, in the order they were appended. */
  each(list: number, visit: (first: number, second: number, third: number) => void): void
}

/** Makes an empty pool. */
export function createPostingPool(): PostingPool {
  let firsts = new Int32Array(1 << 16)
  let seconds = new Uint16Array(1 << 16)
  let thirds = new Uint16Array(1 << 16)
  let nexts = new Int32Array(1 << 16)
  let entries = 0
  let heads = new Int32Array(1 << 12)
  let tails = new Int32Array(1 << 12)
  let counts = new Int32Array(1 << 12)
  let lists = 0
  return {
    get lists() {
      return lists
    },
    openList() {
      if (lists === heads.length) {
        heads = grow(heads)
        tails = grow(tails)
        counts = grow(counts)
      }
      heads[lists] = -1
      return lists++
    },
    append(list, first, second, third) {
      if (entries === firsts.length) {
        firsts = grow(firsts)
        nexts = grow(nexts)
        seconds = growShort(seconds)
        thirds = growShort(thirds)
      }
      firsts[entries] = first
      seconds[entries] = Math.min(second, 65535)
      thirds[entries] = Math.min(third, 65535)
      nexts[entries] = -1
      if (heads[list] === -1) heads[list] = entries
      else nexts[tails[list]!] = entries
      tails[list] = entries++
      counts[list]! += 1
    },
    count: (list) => counts[list]!,
    each(list, visit) {
      for (let entry = heads[list]!; entry >= 0; entry = nexts[entry]!) {
        visit(firsts[entry]!, seconds[entry]!, thirds[entry]!)
      }
    },
  }
}

function grow(old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(old.length * 2)
  larger.set(old)
  return larger
}

function growShort(old: Uint16Array<ArrayBuffer>): Uint16Array<ArrayBuffer> {
  const larger = new Uint16Array(old.length * 2)
  larger.set(old)
  return larger
}

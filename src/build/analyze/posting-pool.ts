import { growArray } from '../../text/grow-array.ts'

/**
 * Many growing lists in a few arrays, for postings that come in the order of passages and are written in the order of
 * terms. Lists are numbered from 0 in the order they are opened.
 */
export interface PostingPool {
  readonly lists: number
  openList(): number
  /** Appends to a list; of the second and third number 65,535 is the largest that is kept. */
  append(list: number, first: number, second: number, third: number): void
  count(list: number): number
  /** Visits each entry of a list, in the order they were appended. */
  each(list: number, visit: (first: number, second: number, third: number) => void): void
}

/** Entries as columns, and where those of each list end. */
interface Columns {
  readonly firsts: Int32Array<ArrayBuffer>
  readonly seconds: Uint16Array<ArrayBuffer>
  readonly thirds: Uint16Array<ArrayBuffer>
}

/**
 * Makes an empty pool. Entries are kept as they come and grouped by list when the first list is read: lists that were
 * linked through their entries would be read from all over the memory.
 */
export function createPostingPool(): PostingPool {
  let listOfEntry = new Int32Array(1 << 16)
  let columns: Columns = createColumns(1 << 16)
  let entries = 0
  let counts = new Int32Array(1 << 12)
  let lists = 0
  let grouped: (Columns & { readonly ends: Int32Array }) | null = null

  function group(): Columns & { readonly ends: Int32Array } {
    const ends = new Int32Array(lists)
    for (let list = 0, end = 0; list < lists; list++) {
      ends[list] = end
      end += counts[list]!
    }
    const { firsts, seconds, thirds } = createColumns(entries)
    for (let entry = 0; entry < entries; entry++) {
      const at = ends[listOfEntry[entry]!]!++
      firsts[at] = columns.firsts[entry]!
      seconds[at] = columns.seconds[entry]!
      thirds[at] = columns.thirds[entry]!
    }
    return { firsts, seconds, thirds, ends }
  }

  return {
    get lists() {
      return lists
    },
    openList() {
      if (lists === counts.length) counts = growArray(counts, lists * 2)
      return lists++
    },
    append(list, first, second, third) {
      if (entries === listOfEntry.length) {
        listOfEntry = growArray(listOfEntry, entries * 2)
        columns = growColumns(columns, entries * 2)
      }
      listOfEntry[entries] = list
      columns.firsts[entries] = first
      columns.seconds[entries] = Math.min(second, 65535)
      columns.thirds[entries] = Math.min(third, 65535)
      entries++
      counts[list]! += 1
      grouped = null
    },
    count: (list) => counts[list]!,
    each(list, visit) {
      grouped ??= group()
      const { firsts, seconds, thirds, ends } = grouped
      const end = ends[list]!
      for (let at = end - counts[list]!; at < end; at++) visit(firsts[at]!, seconds[at]!, thirds[at]!)
    },
  }
}

function createColumns(entries: number): Columns {
  return {
    firsts: new Int32Array(entries),
    seconds: new Uint16Array(entries),
    thirds: new Uint16Array(entries),
  }
}

function growColumns({ firsts, seconds, thirds }: Columns, entries: number): Columns {
  return {
    firsts: growArray(firsts, entries),
    seconds: growArray(seconds, entries),
    thirds: growArray(thirds, entries),
  }
}

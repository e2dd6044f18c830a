import { SearchError } from '../../errors.ts'

/** A file of this project's own layout, as the artifact writer takes it. */
export interface NamedFile {
  /** Logical name, `[a-z0-9.-]+`; the artifact writer may put a content hash into it. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** One array of numbers that is read where it lies. */
export type Column = Uint8Array | Uint16Array | Uint32Array

const headBytes = 8

/**
 * Writes columns into one file that is read without a parse: magic number, number of columns, the byte
 * length of each (all uint32, little endian), then the columns, each padded to four bytes.
 */
export function writeColumns(magic: number, columns: readonly Column[]): Uint8Array<ArrayBuffer> {
  const padded = columns.map((column) => (column.byteLength + 3) & ~3)
  const start = headBytes + 4 * columns.length
  const bytes = new Uint8Array(start + padded.reduce((sum, length) => sum + length, 0))
  const head = new Uint32Array(bytes.buffer, 0, start / 4)
  head[0] = magic
  head[1] = columns.length
  let offset = start
  for (const [index, column] of columns.entries()) {
    head[2 + index] = column.byteLength
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), offset)
    offset += padded[index]!
  }
  return bytes
}

/** Columns of an open file, by number. */
export interface ColumnFile {
  bytes(column: number): Uint8Array
  units(column: number): Uint16Array
  numbers(column: number): Uint32Array
}

/**
 * Opens a file of columns; its views lie over the bytes, which are copied only when they are not aligned.
 *
 * @throws {SearchError} INDEX_CORRUPT when magic number, number of columns or lengths do not fit
 */
export function openColumns(source: Uint8Array, magic: number, columns: number): ColumnFile {
  const file = source.byteOffset % 4 === 0 ? source : source.slice()
  const start = headBytes + 4 * columns
  if (file.byteLength < start) throw damaged(`at least ${start} bytes`, `${file.byteLength}`)
  const head = new Uint32Array(file.buffer, file.byteOffset, start / 4)
  if (head[0] !== magic || head[1] !== columns) {
    throw damaged(`magic ${magic} and ${columns} columns`, `${head[0]} and ${head[1]}`)
  }
  const starts: number[] = []
  let offset = start
  for (let column = 0; column < columns; column++) {
    starts.push(offset)
    offset += (head[2 + column]! + 3) & ~3
    if (head[2 + column]! > file.byteLength || offset > file.byteLength) {
      throw damaged(`a column that ends within ${file.byteLength} bytes`, `${offset}`)
    }
  }

  function locate(column: number, width: number): [start: number, length: number] {
    return [file.byteOffset + starts[column]!, Math.floor(head[2 + column]! / width)]
  }
  return {
    bytes: (column) => new Uint8Array(file.buffer, ...locate(column, 1)),
    units: (column) => new Uint16Array(file.buffer, ...locate(column, 2)),
    numbers: (column) => new Uint32Array(file.buffer, ...locate(column, 4)),
  }
}

/**
 * Reads one range out of a column of offsets.
 *
 * @param end  length of what the offsets lead into
 * @throws {SearchError} INDEX_CORRUPT when the range falls or leads outside
 */
export function rangeAt(offsets: Uint32Array, index: number, end: number): [start: number, end: number] {
  const from = offsets[index]
  const to = offsets[index + 1]
  if (from === undefined || to === undefined || from > to || to > end) {
    throw damaged(`offsets within ${end}`, `${from} to ${to}`)
  }
  return [from, to]
}

function damaged(expected: string, got: string): SearchError {
  return new SearchError('INDEX_CORRUPT', `expected ${expected} in a file of the index, got ${got}`)
}

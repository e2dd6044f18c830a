import { corrupt } from './bytes.ts'
import { checksum } from './hash.ts'

/**
 * Columns of one file that are checked in blocks of rows, each when it is first read: opening a file of many
 * megabytes then costs what is looked at, not what is there.
 */
export interface CheckedColumn {
  readonly bytes: Uint8Array
  readonly bytesOfRow: number
}

/** Checksums of all blocks, in order. */
export function checkRows(
  columns: readonly CheckedColumn[],
  rows: number,
  rowsOfBlock: number,
): Uint32Array<ArrayBuffer> {
  return Uint32Array.from({ length: Math.ceil(rows / rowsOfBlock) }, (_, block) =>
    checkBlock(columns, block, rowsOfBlock),
  )
}

/**
 * Makes the function that checks the block of a row, once.
 *
 * @throws {SearchError} INDEX_CORRUPT from that function, when a checksum does not hold
 */
export function createRowChecks(
  columns: readonly CheckedColumn[],
  rowsOfBlock: number,
  checksums: Uint32Array,
): (row: number) => void {
  const checked = new Uint8Array(checksums.length)
  return (row) => {
    const block = Math.floor(row / rowsOfBlock)
    if (checked[block] === 1) return
    if (checkBlock(columns, block, rowsOfBlock) !== checksums[block])
      throw corrupt('the checksum of a block does not hold')
    checked[block] = 1
  }
}

function checkBlock(columns: readonly CheckedColumn[], block: number, rowsOfBlock: number): number {
  let sum = block
  for (const { bytes, bytesOfRow } of columns) {
    const start = block * rowsOfBlock * bytesOfRow
    sum = checksum(bytes.subarray(start, start + rowsOfBlock * bytesOfRow), sum)
  }
  return sum
}

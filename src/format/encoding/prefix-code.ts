/**
 * Prefix codes: canonical Huffman codes, in bits that stand highest first. A code is known by the length of each
 * symbol's bits, 0 for a symbol that does not occur; codes of one length are in order of their symbols, shorter ones first.
 */
export type CodeLengths = Uint8Array

/** Bits of a code at most, so that one look into a table decodes a symbol. */
export const longestCode = 12

/** For the next `longestCode` bits: the symbol that they begin with, times 16, and how many bits it has. */
export type DecodingTable = Uint16Array

/** Lays codes out for decoding; bits that are no code are read as symbol 0. */
export function createDecodingTable(lengths: CodeLengths): DecodingTable {
  const table = new Uint16Array(1 << longestCode).fill(1)
  visitCodes(lengths, (symbol, length, first, end) => void table.fill((symbol << 4) | length, first, end))
  return table
}

/**
 * Visits codes in their order.
 *
 * @param visit  is given the `longestCode` bits `[first, end)` that begin with the code of a symbol
 */
export function visitCodes(
  lengths: CodeLengths,
  visit: (symbol: number, length: number, first: number, end: number) => void,
): void {
  let first = 0
  for (let length = 1; length <= longestCode; length++) {
    for (let symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol] !== length) continue
      const end = first + (1 << (longestCode - length))
      visit(symbol, length, first, end)
      first = end
    }
  }
}

/** Bits that are being read. */
export interface BitSource {
  readonly bytes: Uint8Array
  /** Bits before the next one. */
  at: number
}

/** Bytes that readers look at behind the last bits. */
export const bitPadding = 4

/** Reads one symbol. */
export function readSymbol(source: BitSource, table: DecodingTable): number {
  const { bytes, at } = source
  const byte = at >>> 3
  const next = (bytes[byte]! << 16) | (bytes[byte + 1]! << 8) | bytes[byte + 2]!
  const entry = table[(next >>> (24 - longestCode - (at & 7))) & ((1 << longestCode) - 1)]!
  source.at = at + (entry & 15)
  return entry >>> 4
}

/** Reads a number above 0: a symbol for how many bits it has, then the bits below its highest. */
export function readNumber(source: BitSource, table: DecodingTable): number {
  const bits = readSymbol(source, table) - 1
  if (bits <= 0) return 1
  const { bytes, at } = source
  const byte = at >>> 3
  const next = (bytes[byte]! << 24) | (bytes[byte + 1]! << 16) | (bytes[byte + 2]! << 8) | bytes[byte + 3]!
  source.at = at + bits
  return (1 << bits) | ((next << (at & 7)) >>> (32 - bits))
}

import { bitPadding, type CodeLengths, longestCode, visitCodes } from './prefix-code.ts'

/** A number may have so many bits. */
export const widestNumber = 25

interface Node {
  readonly count: number
  readonly symbols: readonly number[]
}

/**
 * Chooses the lengths of the codes for symbols that occur so often (Huffman). Where a code grows too long, rare symbols
 * are counted as less rare, until all fit.
 *
 * @param counts  of at most 1024 symbols
 */
export function chooseCodeLengths(counts: ArrayLike<number>): CodeLengths {
  for (let least = 1; ; least *= 2) {
    const lengths = buildCodeLengths(Array.from(counts, (count) => (count > 0 ? Math.max(count, least) : 0)))
    if (lengths.every((length) => length <= longestCode)) return lengths
  }
}

function buildCodeLengths(counts: readonly number[]): CodeLengths {
  const lengths = new Uint8Array(counts.length)
  const nodes: Node[] = counts.flatMap((count, symbol) => (count > 0 ? [{ count, symbols: [symbol] }] : []))
  if (nodes.length === 1) lengths[nodes[0]!.symbols[0]!] = 1
  while (nodes.length > 1) {
    nodes.sort((a, b) => b.count - a.count || b.symbols[0]! - a.symbols[0]!)
    const [rarest, second] = [nodes.pop()!, nodes.pop()!]
    const symbols = [...rarest.symbols, ...second.symbols]
    for (const symbol of symbols) lengths[symbol]!++
    nodes.push({ count: rarest.count + second.count, symbols })
  }
  return lengths
}

/** The code of each symbol, in its lowest bits. */
function listCodes(lengths: CodeLengths): Uint16Array {
  const codes = new Uint16Array(lengths.length)
  visitCodes(lengths, (symbol, length, first) => {
    codes[symbol] = first >>> (longestCode - length)
  })
  return codes
}

/** Bits of a number above 0: what `readNumber` finds in its symbol. */
function widthOf(number: number): number {
  return 32 - Math.clz32(number)
}

/** Symbols that are counted first, and written when their codes are chosen. */
export interface SymbolWriter {
  symbol(alphabet: number, symbol: number): void
  /** @param number  above 0, of at most `widestNumber` bits */
  number(alphabet: number, number: number): void
  /** What follows begins at a new byte. */
  endBlock(): void
}

/** What was written: the lengths of the codes of each alphabet, the bytes of each block, and all bytes. */
export interface WrittenSymbols {
  readonly lengths: readonly CodeLengths[]
  readonly blockBytes: Uint16Array
  readonly bytes: Uint8Array
}

/**
 * Writes blocks of symbols in the codes that suit them best.
 *
 * @param sizes  symbols of each alphabet; for numbers `widestNumber + 1`
 * @param write  says what is to be written; called twice
 */
export function writeSymbols(
  sizes: readonly number[],
  write: (writer: SymbolWriter) => void,
): WrittenSymbols {
  const counts = sizes.map((size) => new Uint32Array(size))
  write({
    symbol: (alphabet, symbol) => void counts[alphabet]![symbol]!++,
    number: (alphabet, number) => void counts[alphabet]![widthOf(number)]!++,
    endBlock: () => undefined,
  })
  const lengths = counts.map(chooseCodeLengths)
  const codes = lengths.map(listCodes)
  const bytes: number[] = []
  const ends: number[] = []
  let held = 0
  let count = 0
  function writeBits(value: number, bits: number): void {
    for (let bit = bits - 1; bit >= 0; bit--) {
      held = (held << 1) | ((value >>> bit) & 1)
      count++
      if (count < 8) continue
      bytes.push(held)
      held = 0
      count = 0
    }
  }
  function writeSymbol(alphabet: number, symbol: number): void {
    writeBits(codes[alphabet]![symbol]!, lengths[alphabet]![symbol]!)
  }
  write({
    symbol: writeSymbol,
    number(alphabet, number) {
      const width = widthOf(number)
      if (number < 1 || width > widestNumber)
        throw new RangeError(`${number} is outside 1–${2 ** widestNumber - 1}`)
      writeSymbol(alphabet, width)
      writeBits(number, width - 1)
    },
    endBlock() {
      if (count > 0) writeBits(0, 8 - count)
      ends.push(bytes.length)
    },
  })
  return {
    lengths,
    blockBytes: Uint16Array.from(ends, (end, block) => end - (ends[block - 1] ?? 0)),
    bytes: Uint8Array.from([...bytes, ...new Array<number>(bitPadding).fill(0)]),
  }
}

import { SearchError } from '../../errors.ts'
import { growArray } from '../../text/grow-array.ts'

/** Bytes that grow as they are written. */
export interface ByteWriter {
  readonly length: number
  byte(value: number): void
  /** Unsigned, seven bits a byte, low bits first. */
  varint(value: number): void
  bytes(source: Uint8Array): void
  uint32(value: number): void
  /** Copies what was written. */
  take(): Uint8Array
  /** Shows what was written, until more is. */
  written(): Uint8Array
  clear(): void
}

/** Makes an empty writer. */
export function createByteWriter(capacity = 1024): ByteWriter {
  let buffer = new Uint8Array(capacity)
  let length = 0
  function reserve(more: number): void {
    if (length + more <= buffer.length) return
    buffer = growArray(buffer, Math.max(buffer.length * 2, length + more))
  }
  return {
    get length() {
      return length
    },
    byte(value) {
      reserve(1)
      buffer[length++] = value
    },
    varint(value) {
      reserve(5)
      let rest = value
      while (rest > 127) {
        buffer[length++] = (rest & 127) | 128
        rest >>>= 7
      }
      buffer[length++] = rest
    },
    bytes(source) {
      reserve(source.length)
      buffer.set(source, length)
      length += source.length
    },
    uint32(value) {
      reserve(4)
      for (let shift = 0; shift < 32; shift += 8) buffer[length++] = (value >>> shift) & 255
    },
    take: () => buffer.slice(0, length),
    written: () => buffer.subarray(0, length),
    clear() {
      length = 0
    },
  }
}

/** Reads what a writer wrote, in order; past the end it throws. */
export interface ByteReader {
  position: number
  readonly length: number
  byte(): number
  varint(): number
  uint32(): number
  bytes(count: number): Uint8Array
}

/** Makes a reader over bytes. */
export function createByteReader(source: Uint8Array, start = 0): ByteReader {
  return {
    position: start,
    length: source.length,
    byte() {
      if (this.position >= source.length) throw corrupt('a file ends too early')
      return source[this.position++]!
    },
    varint() {
      let value = 0
      for (let shift = 0; shift < 35; shift += 7) {
        const byte = this.byte()
        value |= (byte & 127) << shift
        if (byte < 128) return value >>> 0
      }
      throw corrupt('a number is longer than five bytes')
    },
    uint32() {
      const value = this.byte() | (this.byte() << 8) | (this.byte() << 16) | (this.byte() << 24)
      return value >>> 0
    },
    bytes(count) {
      if (this.position + count > source.length) throw corrupt('a file ends too early')
      this.position += count
      return source.subarray(this.position - count, this.position)
    },
  }
}

/** Makes the error for bytes that are not what the writer wrote. */
export function corrupt(what: string): SearchError {
  return new SearchError('INDEX_CORRUPT', `the index is damaged: ${what}; build it again`)
}

import { corrupt } from './bytes.ts'

// Numbers are written in printable ASCII, since each of its characters has a code in every codebook.
const firstUnit = 0x20
const base = 47

/** Writes a number from 0: digits of base 47, low digits first, all but the last shifted up by 47. */
export function writeNumber(value: number): string {
  let text = ''
  let rest = value
  for (; rest >= base; rest = Math.floor(rest / base))
    text += String.fromCharCode(firstUnit + base + (rest % base))
  return text + String.fromCharCode(firstUnit + rest)
}

/** Writes a text behind its length, so that no character of it can end it. */
export function writeText(text: string): string {
  return writeNumber(text.length) + text
}

/** Writes texts behind their number. */
export function writeTexts(texts: readonly string[]): string {
  return writeNumber(texts.length) + texts.map(writeText).join('')
}

/** Reads what the functions above wrote, in order. @throws {SearchError} INDEX_CORRUPT past the end */
export interface RecordReader {
  number(): number
  text(): string
  texts(): string[]
  /** Everything that was not read. */
  rest(): string
}

/** Makes a reader over one record. */
export function createRecordReader(record: string): RecordReader {
  let at = 0
  function readNumber(): number {
    let value = 0
    for (let scale = 1; scale < 2 ** 40; scale *= base) {
      const digit = record.charCodeAt(at++) - firstUnit
      if (!(digit >= 0 && digit < 2 * base)) break
      if (digit < base) return value + digit * scale
      value += (digit - base) * scale
    }
    throw corrupt('a record holds no number where one stands')
  }
  function readText(): string {
    const length = readNumber()
    if (at + length > record.length) throw corrupt('a text ends behind its record')
    at += length
    return record.slice(at - length, at)
  }
  return {
    number: readNumber,
    text: readText,
    texts() {
      const count = readNumber()
      if (count > record.length) throw corrupt('a record holds fewer texts than it says')
      return Array.from({ length: count }, readText)
    },
    rest: () => record.slice(at),
  }
}

import { isSafeAddress } from '../../text/safe-address.ts'
import type { Passage, Picture } from '../article.ts'
import { createRecordReader, writeNumber, writeText, writeTexts } from '../encoding/record-text.ts'

/** What is stored of a passage. */
export interface StoredPassage extends Passage {
  /** Which article of the index it belongs to. */
  readonly article: number
}

/** What a passage may have beside its text; a bit each. */
const has = { ordinal: 1, anchor: 2, headings: 4, pictures: 8 } as const

/** Writes a passage as one string, to be cut by a codebook: which of its fields are there, those, the text. */
export function passageToRecord({ ordinal, anchor, headings, pictures, text }: Passage): string {
  let bits = 0
  let record = ''
  const write = (bit: number, isThere: boolean, written: () => string): void => {
    if (!isThere) return
    bits |= bit
    record += written()
  }
  write(has.ordinal, ordinal > 0, () => writeNumber(ordinal))
  write(has.anchor, anchor !== null, () => writeText(anchor!))
  write(has.headings, headings.length > 0, () => writeTexts(headings))
  write(has.pictures, pictures.length > 0, () =>
    writeTexts(pictures.flatMap(({ src, caption }) => [src, caption])),
  )
  return writeNumber(bits) + record + text
}

/**
 * Reads a passage back, but for pictures whose address no answer may show: only their captions are kept.
 *
 * @throws {SearchError} INDEX_CORRUPT when it is no record of a passage
 */
export function recordToPassage(record: string, article: number): StoredPassage {
  const reader = createRecordReader(record)
  const bits = reader.number()
  const ordinal = (bits & has.ordinal) === 0 ? 0 : reader.number()
  const anchor = (bits & has.anchor) === 0 ? null : reader.text()
  const headings = (bits & has.headings) === 0 ? [] : reader.texts()
  const pictures = (bits & has.pictures) === 0 ? [] : pairUp(reader.texts())
  return { article, ordinal, anchor, headings, pictures, text: reader.rest() }
}

function pairUp(texts: readonly string[]): Picture[] {
  const pictures: Picture[] = []
  for (let index = 0; index + 1 < texts.length; index += 2) {
    const src = texts[index]!
    pictures.push({ src: isSafeAddress(src) ? src : '', caption: texts[index + 1]! })
  }
  return pictures
}

import { type ByteWriter, corrupt, createByteReader, createByteWriter } from '../encoding/bytes.ts'
import { type Codebook, decodeStoredText } from './codebook.ts'

/**
 * A file of stored fields (`store`): number of records, the bytes of each, then the records; a record is the codes of its
 * string. Passages come first, in order, then the articles they belong to, in order. Numbers are varints.
 */
export function writeStoreFile(writer: ByteWriter, records: readonly Uint8Array[]): Uint8Array {
  writer.clear()
  writer.varint(records.length)
  for (const { length } of records) writer.varint(length)
  for (const bytes of records) writer.bytes(bytes)
  return writer.take()
}

/** The store files of one batch, and the first passage of each. */
export interface StoreFiles {
  readonly files: readonly Uint8Array[]
  readonly firsts: readonly number[]
}

/** Records of a batch, in order. */
export interface BatchRecords {
  readonly passageRecords: readonly string[]
  readonly articleRecords: readonly string[]
  /** Number of passages of each article. */
  readonly passagesOfArticles: readonly number[]
}

/**
 * Encodes the store files of a batch. An article stands in each file that has passages of it.
 *
 * @param firstPassage  number of the batch's first passage in the index
 * @param textBytes  that a file is filled to: of text in UTF-8, so that the encoding has no part in where a file ends
 */
export function writeStoreFiles(
  { passageRecords, articleRecords, passagesOfArticles }: BatchRecords,
  firstPassage: number,
  encode: (text: string) => Uint8Array,
  textBytes: number,
): StoreFiles {
  const writer = createByteWriter(textBytes)
  const files: Uint8Array[] = []
  const firsts: number[] = []
  let passages: Uint8Array[] = []
  let articles: Uint8Array[] = []
  let bytes = 0
  let passage = 0
  function closeFile(): void {
    if (passages.length === 0) return
    firsts.push(firstPassage + passage - passages.length)
    files.push(writeStoreFile(writer, [...passages, ...articles]))
    passages = []
    articles = []
    bytes = 0
  }
  articleRecords.forEach((record, article) => {
    const encodedArticle = encode(record)
    const articleBytes = countTextBytes(record)
    let isNew = true
    for (let left = passagesOfArticles[article]!; left > 0; left--) {
      const text = passageRecords[passage++]!
      if (isNew) {
        articles.push(encodedArticle)
        bytes += articleBytes
        isNew = false
      }
      passages.push(encode(text))
      bytes += countTextBytes(text)
      if (bytes >= textBytes) {
        closeFile()
        isNew = true
      }
    }
  })
  closeFile()
  return { files, firsts }
}

/** Bytes of text in UTF-8; a surrogate pair counts as 6. */
function countTextBytes(text: string): number {
  let bytes = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3
  }
  return bytes
}

/**
 * Decodes one record of a store file.
 *
 * @throws {SearchError} INDEX_CORRUPT when the record is missing
 */
export function readRecord(file: Uint8Array, index: number, codebook: Codebook): string {
  const starts = startsOf(file)
  if (index + 1 >= starts.length) throw corrupt(`record ${index} of ${starts.length - 1} is missing`)
  const end = starts[index + 1]!
  if (end > file.length) throw corrupt('a record lies outside its file')
  return decodeStoredText(codebook, file, starts[index]!, end)
}

/** Starts of the records of a file, as long as it is kept: an answer reads many of its thousands. */
const listed = new WeakMap<Uint8Array, Uint32Array>()

function startsOf(file: Uint8Array): Uint32Array {
  const known = listed.get(file)
  if (known !== undefined) return known
  const starts = listStarts(file)
  listed.set(file, starts)
  return starts
}

/** Lists where each record begins, and one past the last. */
function listStarts(file: Uint8Array): Uint32Array {
  const reader = createByteReader(file)
  const count = reader.varint()
  if (count > file.length) throw corrupt('a file has more records than bytes')
  const starts = new Uint32Array(count + 1)
  let at = reader.position
  for (let record = 1; record <= count; record++) {
    let byte = file[at++]!
    let bytes = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = file[at++]!
      bytes |= (byte & 127) << shift
    }
    starts[record] = starts[record - 1]! + bytes
  }
  for (let record = 0; record <= count; record++) starts[record]! += at
  return starts
}

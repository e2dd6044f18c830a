import { type ByteWriter, corrupt, createByteReader, createByteWriter } from './bytes.ts'
import { type Codebook, decodeText } from './codebook.ts'
import { checksum } from './hash.ts'

/**
 * A file of stored fields (`store`): number of records, where each ends, then the records; a record is a checksum and the codes of
 * its string. Passages come first, in order, then the articles they belong to, in order.
 *
 * @param firstPassage  of the file; checksums are tied to it, so that a file in another's place is found out
 */
export function writeStoreFile(
  writer: ByteWriter,
  firstPassage: number,
  records: readonly Uint8Array[],
): Uint8Array {
  writer.clear()
  writer.uint32(records.length)
  let end = 4 + records.length * 4
  for (const bytes of records) {
    end += 4 + bytes.length
    writer.uint32(end)
  }
  records.forEach((bytes, index) => {
    writer.uint32(checksum(bytes, firstPassage + index))
    writer.bytes(bytes)
  })
  return writer.take()
}

/** The store files of one batch, and the first passage of each. */
export interface StoreFiles {
  readonly files: readonly Uint8Array[]
  readonly firsts: readonly number[]
}

/**
 * Writes the store files of a batch.
 *
 * @param firstPassage  of the batch
 * @param passagesOfArticles  how many passages each article of the batch has, in order
 * @param storeFileBytes  that a file is filled to
 */
export function writeStoreFiles(
  firstPassage: number,
  passageRecords: readonly string[],
  articleRecords: readonly string[],
  passagesOfArticles: readonly number[],
  encode: (text: string) => Uint8Array,
  storeFileBytes: number,
): StoreFiles {
  const writer = createByteWriter(storeFileBytes * 2)
  const files: Uint8Array[] = []
  const firsts: number[] = []
  let passages: Uint8Array[] = []
  let articles: Uint8Array[] = []
  let bytes = 0
  let passage = 0
  function closeFile(): void {
    if (passages.length === 0) return
    firsts.push(firstPassage + passage - passages.length)
    files.push(writeStoreFile(writer, firsts.at(-1)!, [...passages, ...articles]))
    passages = []
    articles = []
    bytes = 0
  }
  articleRecords.forEach((record, article) => {
    const encodedArticle = encode(record)
    let isNew = true
    for (let left = passagesOfArticles[article]!; left > 0; left--) {
      const encoded = encode(passageRecords[passage++]!)
      if (isNew) {
        articles.push(encodedArticle)
        bytes += encodedArticle.length + 8
        isNew = false
      }
      passages.push(encoded)
      bytes += encoded.length + 8
      if (bytes >= storeFileBytes) {
        closeFile()
        isNew = true
      }
    }
  })
  closeFile()
  return { files, firsts }
}

/**
 * Reads one record of a store file.
 *
 * @throws {SearchError} INDEX_CORRUPT when the record is missing or its checksum does not hold
 */
export function readRecord(
  file: Uint8Array,
  firstPassage: number,
  index: number,
  codebook: Codebook,
): string {
  const reader = createByteReader(file)
  const count = reader.uint32()
  if (index >= count) throw corrupt(`record ${index} of ${count} is missing`)
  reader.position = 4 + index * 4
  if (index > 0) reader.position -= 4
  const start = index === 0 ? 4 + count * 4 : reader.uint32()
  const end = reader.uint32()
  if (start + 4 > end || end > file.length) throw corrupt('a record lies outside its file')
  reader.position = start
  const expected = reader.uint32()
  if (checksum(file.subarray(start + 4, end), firstPassage + index) !== expected) {
    throw corrupt('the checksum of a record does not hold')
  }
  return decodeText(codebook, file, start + 4, end)
}

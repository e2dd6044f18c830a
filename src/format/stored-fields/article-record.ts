import { addressOfId } from '../../text/address-of-id.ts'
import { isSafeAddress } from '../../text/safe-address.ts'
import type { Article } from '../article.ts'
import { createRecordReader, writeNumber, writeText, writeTexts } from '../encoding/record-text.ts'

/** What an article may have beside its id; a bit each. */
const has = {
  title: 1,
  url: 2,
  date: 4,
  image: 8,
  description: 16,
  authors: 32,
  tags: 64,
  fields: 128,
} as const

/**
 * Writes an article as one string: which of its fields are there, then the id and those, each behind its length.
 * An address that follows from the id is not written.
 */
export function articleToRecord(article: Article): string {
  const { id, title, url, date, image, description, authors, tags } = article
  const fields = Object.entries(article.fields).filter(([, values]) => values.length > 0)
  let bits = 0
  let record = writeText(id)
  const write = (bit: number, isThere: boolean, written: () => string): void => {
    if (!isThere) return
    bits |= bit
    record += written()
  }
  write(has.title, title !== '', () => writeText(title))
  write(has.url, url !== addressOfId(id), () => writeText(url))
  write(has.date, date !== null, () => writeText(date!))
  write(has.image, image !== null, () => writeText(image!))
  write(has.description, description !== null, () => writeText(description!))
  write(has.authors, authors.length > 0, () => writeTexts(authors))
  write(has.tags, tags.length > 0, () => writeTexts(tags))
  write(has.fields, fields.length > 0, () => {
    const written = fields.map(([name, values]) => writeText(name) + writeTexts(values))
    return writeNumber(fields.length) + written.join('')
  })
  return writeNumber(bits) + record
}

/**
 * Reads an article back; editors are not kept. An address that no answer may show is as if it were not there.
 *
 * @throws {SearchError} INDEX_CORRUPT when it is no record of an article
 */
export function recordToArticle(record: string): Article {
  const reader = createRecordReader(record)
  const bits = reader.number()
  const id = reader.text()
  const read = <Value>(bit: number, value: () => Value, absent: Value): Value =>
    (bits & bit) === 0 ? absent : value()
  const title = read(has.title, reader.text, '')
  const url = read(has.url, reader.text, '')
  const date = read<string | null>(has.date, reader.text, null)
  const image = read(has.image, reader.text, '')
  return {
    id,
    title,
    url: isSafeAddress(url) ? url : addressOfId(id),
    date,
    image: isSafeAddress(image) ? image : null,
    description: read<string | null>(has.description, reader.text, null),
    authors: read(has.authors, reader.texts, []),
    editors: [],
    tags: read(has.tags, reader.texts, []),
    fields: read(
      has.fields,
      () =>
        Object.fromEntries(Array.from({ length: reader.number() }, () => [reader.text(), reader.texts()])),
      {},
    ),
  }
}

import { writeHashTable } from './hash-table.ts'

/** Articles of one file: its 8 bytes an article make a file that is read and checked in well under a millisecond. */
const articlesOfFile = 16_384

/** Encodes the hash table from article ids to articles, in files; a lookup is verified by the stored id. */
export function writeArticleIds(ids: readonly string[]): Uint8Array[] {
  return writeHashTable(
    ids.map((id, article) => [id, article] as const),
    articlesOfFile,
  )
}

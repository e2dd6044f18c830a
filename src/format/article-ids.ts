import { countBefore } from './bisect.ts'
import { hashTerm } from './hash.ts'
import { openSections, writeSections } from './sections.ts'

/** Articles of one file: its 8 bytes an article make a file that is read and checked in well under a millisecond. */
const articlesOfFile = 16_384

/**
 * Encodes the hash table from article ids to articles, in files by the hash of the id: sorted hashes, and
 * the article of each. Ids are not stored in it: a lookup is verified by the stored id of the article.
 */
export function writeArticleIds(ids: readonly string[]): Uint8Array[] {
  const files = Math.ceil(ids.length / articlesOfFile)
  const entries: [hash: number, article: number][][] = Array.from({ length: files }, () => [])
  ids.forEach((id, article) => {
    const hash = hashTerm(id)
    entries[fileOfHash(hash, files)]!.push([hash, article])
  })
  return entries.map((entriesOfFile) => {
    entriesOfFile.sort((a, b) => a[0] - b[0] || a[1] - b[1])
    return writeSections([
      Uint32Array.from(entriesOfFile, ([hash]) => hash),
      Uint32Array.from(entriesOfFile, ([, article]) => article),
    ])
  })
}

function fileOfHash(hash: number, files: number): number {
  return hash % files
}

/** Position of the file that an id stands in, of `files` in all; -1 where there is none. */
export function fileOfArticleId(id: string, files: number): number {
  return files === 0 ? -1 : fileOfHash(hashTerm(id), files)
}

/** Articles that may have an id: those whose id has the same hash. */
export function findArticles(file: Uint8Array, id: string): number[] {
  const sections = openSections(file)
  const hashes = sections.uint32(0)
  const articles = sections.uint32(1)
  const wanted = hashTerm(id)
  const first = countBefore(hashes.length, (row) => hashes[row]! < wanted)
  const found: number[] = []
  for (let at = first; at < hashes.length && hashes[at] === wanted; at++) found.push(articles[at]!)
  return found
}

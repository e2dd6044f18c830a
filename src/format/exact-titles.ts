import type { NamedFile } from './column-file.ts'
import { hashTerm } from './hash.ts'
import { numberedName } from './numbered-name.ts'
import { openSections, writeSections } from './sections.ts'

/**
 * Hash table from titles and headings to the passage under each, in files by the hash of the text: sorted
 * hashes, and the passage of each. Texts are not stored in it: a lookup is verified by the stored title of
 * the passage.
 */
export interface TitledPassage {
  /** Folded title or heading. */
  readonly text: string
  /** The first passage under it; for a title the first of its article. */
  readonly passage: number
}

/** Entries of one file: 8 bytes each. */
const entriesOfFile = 512
/** A title over more passages is left out: 示例, 参数. */
const mostAlike = 8
/** Longer titles are found by their words. */
const longestTitle = 24

/**
 * The key of a folded title: its letters and digits alone, since visitors type blanks and signs or not; titles of signs
 * are their own key.
 *
 * @returns null for texts that are not in the table
 */
export function titleKey(folded: string): string | null {
  const key = folded.replace(/[^\p{L}\p{N}]+/gu, '') || folded.replace(/\s+/gu, '')
  return key === '' || key.length > longestTitle ? null : key
}

/** Logical name of one file. */
export function exactTitlesName(file: number): string {
  return numberedName('titles-', file)
}

/** Writes the table; titles come before headings, so that of many alike the titles stay. */
export function writeExactTitles(titled: Iterable<TitledPassage>): NamedFile[] {
  const passagesOf = new Map<string, Set<number>>()
  for (const { text, passage } of titled) {
    const key = titleKey(text)
    if (key === null) continue
    const alike = passagesOf.get(key) ?? new Set()
    passagesOf.set(key, alike.add(passage))
  }
  const entries = [...passagesOf].flatMap(([key, passages]) =>
    passages.size > mostAlike ? [] : [...passages].map((passage) => [hashTerm(key), passage] as const),
  )
  const files = Math.ceil(entries.length / entriesOfFile)
  const byFile: (readonly [hash: number, passage: number])[][] = Array.from({ length: files }, () => [])
  for (const entry of entries) byFile[entry[0] % files]!.push(entry)
  return byFile.map((ofFile, file) => {
    ofFile.sort((a, b) => a[0] - b[0] || a[1] - b[1])
    const bytes = writeSections([
      Uint32Array.from(ofFile, ([hash]) => hash),
      Uint32Array.from(ofFile, ([, passage]) => passage),
    ])
    return { name: exactTitlesName(file), bytes }
  })
}

/** The file that a key stands in, of `files` in all. */
export function fileOfTitle(key: string, files: number): number {
  return hashTerm(key) % files
}

/** Passages that may stand under the title or heading with a key, in order of the index. */
export function findTitledPassages(file: Uint8Array, key: string): number[] {
  const sections = openSections(file)
  const hashes = sections.uint32(0)
  const passages = sections.uint32(1)
  const wanted = hashTerm(key)
  let low = 0
  let high = hashes.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (hashes[middle]! < wanted) low = middle + 1
    else high = middle
  }
  const found: number[] = []
  for (let at = low; at < hashes.length && hashes[at] === wanted; at++) found.push(passages[at]!)
  return found
}

import type { NamedFile } from '../header/named-files.ts'
import { exactTitlesName, titleKeys } from './exact-titles.ts'
import { writeHashTable } from './hash-table.ts'

/**
 * An entry of the hash table from titles and headings to the passage under each; a lookup is verified by the stored
 * title and headings of the passage.
 */
export interface TitledPassage {
  /** Folded title or heading. */
  readonly text: string
  /** The first passage under it; for a title the first of its article. */
  readonly passage: number
  /** Whether it is the title of an article. */
  readonly isTitle?: boolean
}

/** Entries of one file, 8 bytes each: in a small index few of them, since a page waits for the bytes. */
const maxPerFile = 512
const minPerFile = 128
/** Files that an index has before they grow. */
const fewFiles = 32
/** Entries of an index that stand in one file, a part of the header file, where no page waits for its bytes. */
const maxInOneFile = 8192
/** Of a heading over more passages only the articles that are titled so are there: 示例, 参数. */
const maxAlike = 8

/**
 * Writes the table; titles come before headings, so that of many alike the titles stay.
 *
 * @param isFetched  whether a page fetches the files
 */
export function writeExactTitles(titled: Iterable<TitledPassage>, isFetched: boolean): NamedFile[] {
  const passagesOf = new Map<string, Map<number, boolean>>()
  for (const { text, passage, isTitle = false } of titled) {
    for (const key of titleKeys(text)) {
      if (key === null) continue
      const passages = passagesOf.get(key) ?? new Map<number, boolean>()
      passages.set(passage, passages.get(passage) || isTitle)
      passagesOf.set(key, passages)
    }
  }
  const entries = [...passagesOf].flatMap(([key, passages]) =>
    [...passages]
      .filter(([, isTitle]) => isTitle || passages.size <= maxAlike)
      .slice(0, maxAlike)
      .map(([passage]) => [key, passage] as const),
  )
  const ofFile =
    isFetched || entries.length > maxInOneFile
      ? Math.min(maxPerFile, Math.max(minPerFile, Math.ceil(entries.length / fewFiles)))
      : maxInOneFile
  return writeHashTable(entries, ofFile).map((bytes, file) => ({ name: exactTitlesName(file), bytes }))
}

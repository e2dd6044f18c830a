import type { IndexReader } from '../../reader/index-reader.ts'
import type { ReadBudget } from '../../reader/read-plan.ts'

/** Words of a file, each with others that it is looked up with. */
export type WordsReader = (budget: ReadBudget) => Promise<Readonly<Record<string, readonly string[]>>>

/** Makes a reader of a JSON file of words; they are none where the index has no such file, or no read is left for it. */
export function createWordsReader(reader: IndexReader, name: string): WordsReader {
  const open = keepOpened((file) => JSON.parse(new TextDecoder().decode(file)))
  return async (budget) =>
    reader.hasNamed(name) && budget.left >= 1 ? open(await reader.readNamed(name, budget)) : {}
}

/** Makes an opener that opens a file once, as long as it is the same. */
export function keepOpened<T>(open: (file: Uint8Array) => T): (file: Uint8Array) => T {
  const kept: { last: { file: Uint8Array; opened: T } | null } = { last: null }
  return (file) => {
    if (kept.last?.file !== file) kept.last = { file, opened: open(file) }
    return kept.last.opened
  }
}

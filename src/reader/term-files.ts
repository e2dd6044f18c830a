import type { FileKind, IndexHeader } from '../format/header/index-header.ts'
import {
  findTermBlock,
  findTermsInside,
  lookUpTerm,
  type TermEntry,
} from '../format/lexicon/alphanumeric-terms.ts'
import type { ReadBudget } from './read-plan.ts'

/** Looks up terms of letters and digits, which lie in files of their own. */
export interface TermFiles {
  /** The term asked for, and up to `maxPrefixed` that start with it. */
  findTerms(term: string, maxPrefixed: number, budget: ReadBudget): Promise<TermEntry[]>
  /**
   * Terms that contain a string, the most frequent first; null where the index has more files of terms than `maxFiles`,
   * or more than the budget allows.
   */
  findTermsInside(
    string: string,
    limit: number,
    maxFiles: number,
    budget: ReadBudget,
  ): Promise<TermEntry[] | null>
}

/** Opens the files of terms of an index. @param header  its `termFirsts` are decoded when a term is looked up */
export function openTermFiles(
  header: Pick<IndexHeader, 'termFirsts'>,
  readFile: (kind: FileKind, index: number, budget: ReadBudget) => Promise<Uint8Array>,
): TermFiles {
  return {
    async findTerms(term, maxPrefixed, budget) {
      const block = findTermBlock(header.termFirsts, term)
      // A term before all others may still be the start of some.
      if (block < 0 && maxPrefixed === 0) return []
      const found =
        header.termFirsts.length === 0
          ? []
          : lookUpTerm(await readFile('terms', Math.max(0, block), budget), term, maxPrefixed)
      if (maxPrefixed === 0 || !header.termFirsts[block + 1]?.startsWith(term) || block < 0) return found
      const more = lookUpTerm(await readFile('terms', block + 1, budget), term, maxPrefixed)
      const own = found[0]?.term === term ? 1 : 0
      const longer = [...found.slice(own), ...more].sort((a, b) => b.frequency - a.frequency)
      return [...found.slice(0, own), ...longer.slice(0, maxPrefixed)]
    },
    async findTermsInside(string, limit, maxFiles, budget) {
      const count = header.termFirsts.length
      if (count > Math.min(maxFiles, budget.left)) return null
      const files = await Promise.all(
        Array.from({ length: count }, (_, index) => readFile('terms', index, budget)),
      )
      return files
        .flatMap((file) => findTermsInside(file, string, limit))
        .sort((a, b) => b.frequency - a.frequency)
        .slice(0, limit)
    },
  }
}

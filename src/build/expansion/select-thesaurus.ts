import { foldToString } from '../../analysis/fold.ts'
import { readThesaurus } from './thesaurus.table.ts'

/** Selects the colloquial words for which a corpus has formal words, and of those the ones it has. */
export function selectThesaurus(vocabulary: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const selected = new Map<string, string[]>()
  for (const row of readList(0).split('\n')) {
    const [colloquial = '', ...formal] = row.split(' ')
    for (const word of colloquial.split('/')) {
      const known = formal.filter((other) => other !== word && vocabulary.has(other))
      if (known.length > 0) selected.set(word, known)
    }
  }
  return selected
}

/** Selects the words that one region writes and another does not (软件, 軟體), each with those that a corpus has. */
export function selectRegionalWords(vocabulary: ReadonlySet<string>): (readonly [string, string[]])[] {
  return readWords(1).flatMap((group) => {
    const words = group.split('/')
    return words.flatMap((word) => {
      const known = words.filter((other) => other !== word && vocabulary.has(other))
      return known.length > 0 ? [[word, known] as const] : []
    })
  })
}

/** Words of ideographs that jieba's dictionary lacks or has as rare ones, folded. */
export function listModernWords(): string[] {
  return [...readWords(1).flatMap((group) => group.split('/')), ...readWords(2)]
}

function readWords(list: number): string[] {
  return readList(list).split(/\s/)
}

/** One list of the table, folded. */
function readList(list: number): string {
  return foldToString(readThesaurus().trim().split('\n\n')[list]!)
}

import { foldToString } from '../../analysis/fold.ts'
import { thesaurusTable } from './thesaurus.table.ts'

/** Selects the colloquial words for which a corpus has formal words, and of those the ones it has. */
export function selectThesaurus(vocabulary: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const selected = new Map<string, string[]>()
  for (const row of foldToString(thesaurusTable).trim().split('\n')) {
    const [colloquial = '', ...formal] = row.split(' ')
    for (const word of colloquial.split('/')) {
      const known = formal.filter((other) => other !== word && vocabulary.has(other))
      if (known.length > 0) selected.set(word, known)
    }
  }
  return selected
}

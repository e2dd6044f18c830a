import { thesaurusName } from '../../format/thesaurus.ts'
import type { IndexReader } from '../../reader/index-reader.ts'
import { toKnownTerm } from '../retrieve/known-terms.ts'
import type { QueryExpansion } from './expansion.ts'
import { createWordsReader } from './keep-opened.ts'

/** Different terms and units of a query from which on it is a question, not the names of what is looked for. */
const leastTerms = 4
const leastUnits = 7
/** Formal words of a query: 6 lose 0.005 nDCG@10 of laymen's questions over statutes, 12 are the same. */
const mostFormalWords = 8
/** Units of the longest colloquial word; no name of a property of every object is as short. */
const longestColloquial = 5

/**
 * Makes the finder of the formal words that texts use for the colloquial words of a question, as 用人单位 for 老板; it
 * finds none without a thesaurus, and none for a query of few words, which are what its texts are to have.
 */
export function createFormalWordFinder(reader: IndexReader): QueryExpansion['findFormalWords'] {
  const readThesaurus = createWordsReader(reader, thesaurusName)
  return async ({ wanted }, budget) => {
    const asked = wanted.map(({ folded }) => folded).join('')
    const words = new Set(wanted.flatMap(({ terms }) => terms.map(({ term }) => term)))
    if (words.size < leastTerms || asked.length < leastUnits) return []
    const thesaurus = await readThesaurus(budget)
    const found = new Set<string>()
    for (let at = 0; at < asked.length; ) {
      let length = longestColloquial
      while (length > 1 && !thesaurus[asked.slice(at, at + length)]) length--
      const word = asked.slice(at, at + length)
      // A character is a word only where the query is cut so.
      if (length > 1 || words.has(word)) for (const formal of thesaurus[word] ?? []) found.add(formal)
      at += length
    }
    return [...found]
      .filter((formal) => !asked.includes(formal))
      .slice(0, mostFormalWords)
      .flatMap((formal) => toKnownTerm(reader, formal, 1) ?? [])
  }
}

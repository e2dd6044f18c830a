import type { OutOfVocabularyString, PlannedTerm } from '../../engine/retriever.ts'
import type { AnalyzedClause, Run } from '../../query/analyze-query.ts'
import { stopWords } from '../../query/stop-words.ts'
import type { IndexReader } from '../../reader/index-reader.ts'
import { toKnownTerm } from './known-terms.ts'

/** Units of a run of several words that may be one word which the dictionary does not have. */
const longestString = 5
const shortestString = 3

/** Strings of a query that the dictionary does not have, and that were cut into characters. */
export interface OutOfVocabulary {
  /** Characters of strings that were cut into nothing else (古 | 特 | 累 | 斯): only all of a group are a match. */
  readonly conjunctions: readonly (readonly PlannedTerm[])[]
  /** All characters of such strings; the corpus may not have each as a term. */
  readonly grouped: ReadonlySet<string>
  /** Strings that were cut into words and characters (灰 | 犀牛), with these characters. */
  readonly mixed: readonly OutOfVocabularyString[]
}

/** Finds the out-of-vocabulary strings of a query. */
export function findOutOfVocabulary(
  reader: IndexReader,
  clauses: readonly AnalyzedClause[],
): OutOfVocabulary {
  const conjunctions: PlannedTerm[][] = []
  const grouped = new Set<string>()
  const mixed: OutOfVocabularyString[] = []
  for (const { clause, runs } of clauses) {
    for (const run of runs) {
      if (clause.phrase || !mayBeOneWord(run)) continue
      const characters = [...new Set(run.words.filter((word) => word.length === 1))]
      if (characters.length === 0) continue
      if (run.words.some((word) => word.length > 1)) {
        mixed.push({ text: run.text, characters })
        continue
      }
      for (const character of characters) grouped.add(character)
      const group = characters.flatMap((word) => toKnownTerm(reader, word, 1) ?? [])
      if (group.length === characters.length) conjunctions.push(group)
    }
  }
  return { conjunctions, grouped, mixed }
}

function mayBeOneWord({ kind, text, words }: Run): boolean {
  return (
    kind === 'ideographs' &&
    words.length > 1 &&
    text.length >= shortestString &&
    text.length <= longestString &&
    !words.some((word) => stopWords.has(word))
  )
}

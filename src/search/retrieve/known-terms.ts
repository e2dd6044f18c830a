import type { QueryTerm } from '../../engine/engine.ts'
import { isIdeographic, type Run } from '../../query/analyze-query.ts'
import type { IndexReader } from '../../reader/index-reader.ts'

/** The term of a folded word of the index, or null for a word that no passage holds. */
export function toKnownTerm({ lexicon }: IndexReader, word: string, weight: number): QueryTerm | null {
  const id = lexicon.idOf(word)
  if (id < 0 || lexicon.frequency(id) === 0) return null
  return { term: word, frequency: lexicon.frequency(id), address: lexicon.address(id), weight }
}

/** A folded text as a run of its own, to be marked where it stands. */
export function toRun(text: string): Run {
  return {
    text,
    kind: isIdeographic(text) ? 'ideographs' : 'alphanumerics',
    words: [text],
    parts: [],
    gap: 0,
  }
}

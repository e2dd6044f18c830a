import { isIdeographic } from '../../analysis/characters.ts'
import type { PlannedTerm } from '../../engine/retriever.ts'
import type { Run } from '../../query/analyze-query.ts'
import type { IndexReader } from '../../reader/index-reader.ts'

/** The term of a folded word, or null for a word that no passage has. */
export function toKnownTerm({ lexicon }: IndexReader, word: string, weight: number): PlannedTerm | null {
  const id = lexicon.idOf(word)
  if (id < 0 || lexicon.frequency(id) === 0) return null
  return { term: word, frequency: lexicon.frequency(id), weight }
}

const mixedRun = /[\p{Script=Han}%]+|[^\p{Script=Han}%/]+/gu

/** A folded text of characters and figures as runs that follow each other: 第25条, 2/3, 100%. */
export function toRuns(text: string): Run[] {
  return Array.from(text.matchAll(mixedRun), ([part], at) => ({
    ...toRun(part),
    gap: at > 0 && text.includes('/') ? 1 : 0,
  }))
}

/** A folded text as a run of its own, to be marked wherever a text contains it. */
export function toRun(text: string): Run {
  return {
    text,
    kind: isIdeographic(text) || text === '%' ? 'ideographs' : 'alphanumerics',
    words: [text],
    subWords: [],
    gap: 0,
  }
}

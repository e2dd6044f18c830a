import type { RankedPassage } from '../peers/peer.ts'
import { collectPassages } from './corpus-file.ts'
import type { BenchQuery } from './query-kinds.ts'

/** What was wrong with the answers of one engine. */
export interface AnswerCheck {
  readonly queries: number
  /** Queries whose words stand in the corpus, and for which nothing was found. */
  readonly empty: number
  readonly hits: number
  /** Hits in which none of the query's words stands. */
  readonly strange: number
  /** The first query at fault, or null. */
  readonly example: string | null
}

/**
 * Checks that hits match their query: each must show a word of the query in its title or
 * text, after folding. Of a word of three and more characters, two neighbours are enough, since engines cut
 * long words into shorter ones.
 *
 * @param fold  brings a text and a word to the form in which they are compared
 */
export async function checkAnswers(
  corpus: string,
  queries: readonly BenchQuery[],
  found: readonly (readonly RankedPassage[])[],
  fold: (text: string) => string,
): Promise<AnswerCheck> {
  const passages = await collectPassages(corpus, new Set(found.flatMap((hits) => hits.map((hit) => hit.id))))
  let empty = 0
  let hits = 0
  let strange = 0
  let example: string | null = null
  for (const [at, query] of queries.entries()) {
    if (!query.words) continue
    const answers = found[at] ?? []
    const words = query.words.flatMap((word) => bigramsOf(fold(word)))
    const wrong = answers.filter(({ id }) => {
      const passage = passages.get(id)
      const text = passage ? fold(`${passage.title}\n${passage.text}`) : ''
      return !words.some((word) => text.includes(word))
    })
    if (answers.length === 0) empty++
    hits += answers.length
    strange += wrong.length
    if (example === null && (answers.length === 0 || wrong.length > 0)) example = query.text
  }
  return { queries: queries.length, empty, hits, strange, example }
}

function bigramsOf(word: string): string[] {
  const characters = Array.from(word)
  return characters.length < 3
    ? [word]
    : characters.slice(1).map((character, at) => characters[at]! + character)
}

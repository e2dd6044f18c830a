import { type CorpusStatistics, lengthNorm, type Similarity } from '../../format/postings/similarity.ts'
import { roundScore } from '../matcher/round-score.ts'
import type { NgramPlan, PassageText } from '../retriever.ts'

/** Tells whether a text that was read covers so much of the query that other candidates are not looked for. */
export function isCovered(
  { bigrams, enough }: NgramPlan,
  texts: readonly Pick<PassageText, 'text'>[],
): boolean {
  return texts.some(({ text }) => {
    let present = 0
    for (const [bigram, weight] of bigrams) if (text.includes(bigram)) present += weight
    return present >= enough
  })
}

/** The n-grams of a plan, each once: the characters of its bigrams, then the bigrams. */
export function listNgrams({ bigrams }: NgramPlan): string[] {
  const texts = bigrams.map(([text]) => text)
  return [...new Set(texts.join('')), ...texts]
}

/**
 * Score of a passage by its n-grams: BM25 without frequencies, which bigrams do not have.
 *
 * @param sum  inverse document frequencies of the n-grams that it contains
 * @param length  of its text, in different terms
 */
export function scoreNgrams(
  sum: number,
  length: number,
  { similarity, averageTextLength }: Pick<CorpusStatistics, 'averageTextLength'> & { similarity: Similarity },
): number {
  return roundScore(sum / (1 + lengthNorm(similarity, length, averageTextLength)))
}

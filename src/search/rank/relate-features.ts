import { holdsAnswer } from './answer-type.ts'
import { type CopiedText, findCopies } from './copies.ts'
import { weighByRarity } from './rarity.ts'
import { type PassageFeatures, type RerankPassage, sumBigrams } from './rerank-features.ts'
import type { RerankQuery } from './rerank-query.ts'

/**
 * Share of a query's bigrams that the best passage has, up to which the query is in other words than the texts, and
 * from which on it is in theirs. Laymen's questions over statutes have 0.1–0.5 (10th and 90th of 100), questions that were
 * asked of a paragraph 0.4–1, titles and headlines 1.
 */
const foreignCoverage = 0.2
/** See above. */
export const sharedCoverage = 0.5

/** Features of one passage among the others that are reranked with it. */
export interface RerankFeatures extends PassageFeatures {
  /** Less where several articles have a section that is headed with the query: 参考, Redis. */
  readonly isHeading: number
  /** Share of the best `words` and of the best `bodyPairs` among them. */
  readonly wordsShare: number
  readonly bodyPairsShare: number
  /** Share of the query's strings that it has, weighed by how rare they are among the passages; see `weighByRarity`. */
  readonly rareShare: number
  /** Whether the sentence that has most of the query holds a date or number such as it asks for: 1 or 0. */
  readonly answer: number
  /** BM25 of the query's characters, weighed by how rare they are among these passages; 0 in their words. */
  readonly characterScore: number
  /** Whether its article has the query as a tag: 1 or 0. */
  readonly isTagged: number
  /** Whether its article is one that stands before it once more, such as a page that was not translated: 1 or 0. */
  readonly copy: number
  /** How far the query is in the words of these texts: 0 where it is in other words, 1 where it is in theirs. */
  readonly wording: number
}

/** A folded text, where the passage's own text starts in it, and what tells of its article. */
type Text = Pick<RerankPassage, 'text' | 'bodyStart'> & CopiedText & { readonly isTagged: boolean }

/**
 * Relates the features of the passages that are reranked together.
 *
 * @param texts  of the passages, in their order
 * @param averageUnits  mean length of such texts
 */
export function relateFeatures(
  query: RerankQuery,
  passages: readonly PassageFeatures[],
  texts: readonly Text[],
  averageUnits: number,
): RerankFeatures[] {
  let words = 0
  let bodyPairs = 0
  let coverage = query.bigramsTotal > 0 ? 0 : 1
  let titleShare = 0
  for (const features of passages) {
    words = Math.max(words, features.words)
    bodyPairs = Math.max(bodyPairs, features.bodyPairs)
    coverage = Math.max(coverage, features.bigramCoverage, features.wholeWords)
    titleShare = Math.max(titleShare, features.titleShare)
  }
  const shared = (coverage - foreignCoverage) / (sharedCoverage - foreignCoverage)
  // A query that names a title whole is about that, in whatever words the rest of it is.
  const wording = titleShare === 1 ? 1 : Math.min(1, Math.max(0, shared))
  const { strings, answer, bigrams } = query
  const whole = texts.map(({ text }) => text)
  const { weights, shares } = weighByRarity(strings, whole)
  const characters = [...new Set([...bigrams.keys()].join(''))]
  const characterWeights = weighByRarity(characters, whole).weights
  const copies = findCopies(texts)
  const countHeaded = (least: number): number =>
    new Set(texts.flatMap(({ article }, at) => (passages[at]!.isHeading >= least ? [article] : []))).size
  const weighed = new Map(characters.map((character, at) => [character, characterWeights[at]!]))
  return passages.map((features, at) => {
    const { text, bodyStart, article } = texts[at]!
    return {
      ...features,
      isHeading: features.isHeading > 0 ? features.isHeading / countHeaded(features.isHeading) : 0,
      wordsShare: words > 0 ? features.words / words : 0,
      bodyPairsShare: bodyPairs > 0 ? features.bodyPairs / bodyPairs : 0,
      rareShare: shares[at]!,
      answer: answer !== null && holdsAnswer(answer, text.slice(bodyStart), strings, weights) ? 1 : 0,
      characterScore: wording < 1 ? sumBigrams(weighed, texts[at]!, averageUnits).whole : 0,
      isTagged: texts[at]!.isTagged ? 1 : 0,
      copy: copies.has(article) ? 1 : 0,
      wording,
    }
  })
}

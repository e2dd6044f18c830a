import type { RerankFeatures } from './rerank-features.ts'

/** What turns features into a score. */
export interface RerankModel {
  /** Candidates whose text is read and reranked; those after them keep the order of the channels. */
  readonly window: number
  /** Named parts of a passage's score, which is their sum. */
  explain(features: RerankFeatures): Readonly<Record<string, number>>
}

/** Weight of each feature. */
export type RerankWeights = Readonly<Partial<Record<keyof RerankFeatures, number>>>

/**
 * Chosen by hand, then by coordinate ascent over ten families of sets at once, keeping only round numbers and steps
 * that no family loses by: paragraphs of encyclopaedias with and without distractors and titles, lines of web pages,
 * headlines, laymen's questions over law articles, and titles and headings of five documentation sites.
 *
 * Learned models lose to weights on the families they were not trained on (nDCG@10, 2026-11-26, mean of 22 sets, each
 * family left out in turn): weights of before 0.851, linear weights from nothing 0.845, LambdaMART of depth one
 * 0.840, linear weights drawn towards these 0.850. On lines of web pages, left out, the trees fall from 0.395 to
 * 0.245 and learned linear weights to 0.30. So the model stays a sum that `explain` shows.
 *
 * What the single weights do: `words` with `wordsShare` and `bodyPairsShare` gain most on law articles (+0.02) and
 * cost nothing; `isTitle` and `isHeading` put known items first (0 costs 0.03–0.05 on sites); `characters` and
 * `substance` carry lines of web pages (0 costs 0.03 and 0.02) and cost law articles 0.01 each; `nearness` carries
 * headlines (0.008). A window of 48 finds 2–3 % more headings than 24.
 */
export const defaultRerankWeights: RerankWeights = Object.freeze({
  words: 1,
  substrings: 1,
  wordsShare: 15,
  pairs: 0.25,
  bodyPairsShare: 3,
  bigramCoverage: 6,
  characters: 0.75,
  nearness: 1.1,
  order: 1,
  longest: 3,
  whole: 9,
  title: 1.5,
  titleShare: 8,
  titleMatch: 5,
  wholeWords: 5,
  isTitle: 30,
  isHeading: 30,
  substance: 15,
})

/** Makes a model that adds weighted features up. */
export function createLinearModel(weights: RerankWeights, window: number): RerankModel {
  const names = Object.keys(weights) as (keyof RerankFeatures)[]
  return {
    window,
    explain(features) {
      const parts: Record<string, number> = {}
      for (const name of names) parts[name] = weights[name]! * features[name]
      return parts
    },
  }
}

export const defaultRerankModel: RerankModel = createLinearModel(defaultRerankWeights, 48)

/** Adds the parts of a score up. */
export function sumParts(parts: Readonly<Record<string, number>>): number {
  let sum = 0
  for (const name in parts) sum += parts[name]!
  return sum
}

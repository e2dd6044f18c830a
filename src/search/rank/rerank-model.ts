import type { RerankFeatures } from './relate-features.ts'

/** The rerank model: turns features into a score. */
export interface RerankModel {
  /** Candidates whose text is read and reranked; those after them keep the order of the channels. */
  readonly window: number
  /** Best passages by n-grams whose text is read and reranked too, in an index that is not large; see `NgramPlan`. */
  readonly ngramCandidates: number
  /** Score of a passage: the sum of its parts. */
  score(features: RerankFeatures): number
  /** Named parts of a passage's score. */
  explain(features: RerankFeatures): Readonly<Record<string, number>>
}

type FeatureName = Exclude<keyof RerankFeatures, 'wording' | 'copy'>

/** Weight of each feature. */
export type RerankWeights = Readonly<Partial<Record<FeatureName, number>>>

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
 * `rareShare`, `answer` and `titlePairsShare` came later, and the others were fitted again, each family left out in turn
 * (2026-11-26): a family left out changes by -0.0002 to +0.005 (headings of sites: MRR -0.0015). With all of them nDCG@10
 * of encyclopaedias rises by 0.001 (drcd within 100,000 passages 0.9601 to 0.9612, cmrc 0.9826 to 0.9833), of lines of
 * web pages by 0.011 (dureader 0.4197 to 0.4311), of laymen's questions by 0.003–0.007; titles and headings stay.
 * `answer` at 14 was too low (2026-11-27): cmrc within 100,000 passages 0.9830, with 20 and 24 0.9834; at 24 drcd within
 * 100,000 has 0.9638 for 0.9636, and drcd-cross 0.9729 for 0.9730. `rareShare` at 32 has 0.9649 of drcd within 100,000, and
 * `wordsShare` at 30 without `words` 0.9653, but of headings of two sites 0.7 and 1.8 % less are first. Shares of the query
 * in the best sentence, in two sentences, in their order, and bigrams as the texts weigh them (0.0003 at most, never on
 * both halves) are no features.
 *
 * What the single weights do: `isTitle` and `isHeading` put known items first (0 costs 0.03–0.05 on sites) and
 * `titleHolds` the page whose title begins with the query; `charactersOfSeveral` and `substance` carry lines of web
 * pages (0 costs 0.015 and 0.03); `nearness` carries headlines (0.008). A window of 48 finds 2–3 % more headings than 24.
 * `isTitle` at 50 let a section headed alike come before a page of few words: on a site of 515 pages titles were first for
 * 98.7 %, with 70 for 99.4 %; headings and judged sets are the same. With 85 they are first too where another page has a section
 * headed alike with a long text below it, on a site of 321 pages 99.6 to 100 %.
 *
 * `bigramCoverage` has no weight (2026-11-28), it only tells `wording`: 129 questions as they are typed into a search box,
 * over 32,860 passages of 22 sites, judged before, have 0.5446 without and 0.5324 with 6, more on either half of them;
 * all other sets are the same to 0.0003 or better.
 */
export const defaultRerankWeights: RerankWeights = Object.freeze({
  words: 1,
  wordsShare: 15,
  pairs: 0.25,
  bodyPairsShare: 3,
  rareShare: 12,
  answer: 20,
  characters: 0.2,
  charactersOfSeveral: 3.5,
  nearness: 1.1,
  order: 1,
  longest: 3,
  title: 0.8,
  titlePairs: 0.4,
  titlePairsShare: 16,
  titleShare: 12,
  wholeWords: 5,
  titleHolds: 14,
  isTitle: 85,
  isHeading: 35,
  lawArticle: 60,
  isTagged: 15,
  substance: 13,
})

/**
 * Weights for queries in other words than the texts (see `wording`): titles match them by chance, as every article of
 * the Company Law a question about one's company; what tells passages apart is how much of the query's bigrams they
 * have. Between the two kinds weights are mixed.
 *
 * Chosen on laymen's questions over articles of law. Left out in turn (2026-11-26, nDCG@10): long questions with weights
 * fitted on short ones 0.326 to 0.372, short ones with weights fitted on long ones 0.429 to 0.473; bigram BM25 alone has
 * 0.350 and 0.418. Sets of other kinds are the same to 0.001: their queries share bigrams with the texts.
 *
 * `characterScore` came with the candidates by n-grams (see `NgramPlan`): without it 0.486 and 0.375 on two sets of such
 * questions, with it 0.494 and 0.378; 2 to 6 are the same to 0.007, so the weight of either set serves the other. Beside
 * it `characters` and `nearness`, which words of the query must have, lost on all four sets (.5935 .5951 .4434 .5290 to
 * .6041 .6186 .4683 .5404 without them).
 *
 * `wordsShare` at 30 with 5 for `characterScore` (2026-11-28): on three sets of 67, 43 and 50 such questions, which the two
 * numbers were chosen on, 0.5265 to 0.5359, 0.4855 to 0.4979, 0.4326 to 0.4373, less on no half of any.
 *
 * A query that names a title whole is not one of them; that a word of it stands in a title says nothing (公司 of a question,
 * in the Company Law): where that counted the sets had .6106 .6143 .4788 .5335, without it .6141 .6323 .4846 .5571.
 */
export const otherWordsWeights: RerankWeights = Object.freeze({
  ...defaultRerankWeights,
  bodyPairsShare: 30,
  pairs: 0.5,
  order: 0.5,
  longest: 0,
  characters: 0,
  charactersOfSeveral: 0,
  title: 0,
  titlePairs: 0,
  titlePairsShare: 0,
  titleShare: 0,
  answer: 14,
  nearness: 0,
  substance: 15,
  wordsShare: 30,
  characterScore: 5,
})

/** Share of its score that a copy keeps: behind what else was looked for, before what is merely related. */
const shareOfCopy = 0.15

/**
 * Makes a linear model: a weighted sum of features.
 *
 * @param weights  for queries in the words of the texts
 * @param otherWords  for queries in other words
 */
export function createLinearModel(
  weights: RerankWeights,
  otherWords: RerankWeights,
  window: number,
): RerankModel {
  const names = [...new Set([...Object.keys(weights), ...Object.keys(otherWords)])] as FeatureName[]
  const both = names.map((name) => [weights[name] ?? 0, otherWords[name] ?? 0] as const)
  function weigh(at: number, features: RerankFeatures): number {
    const { wording } = features
    const [weight, otherWeight] = both[at]!
    return (wording * weight + (1 - wording) * otherWeight) * features[names[at]!]
  }
  return {
    window,
    ngramCandidates,
    score(features) {
      let sum = 0
      for (let at = 0; at < names.length; at++) sum += weigh(at, features)
      return features.copy > 0 ? sum + (shareOfCopy - 1) * sum : sum
    },
    explain(features) {
      const parts: Record<string, number> = {}
      for (const [at, name] of names.entries()) parts[name] = weigh(at, features)
      if (features.copy > 0) parts.copy = (shareOfCopy - 1) * sumParts(parts)
      return parts
    },
  }
}

/** Of n-gram candidates 16 and 36 are the same to 0.003 nDCG@10. */
const ngramCandidates = 24

/** The model that searches rerank with. */
export const defaultRerankModel: RerankModel = createLinearModel(defaultRerankWeights, otherWordsWeights, 48)

/** Adds the parts of a score up. */
export function sumParts(parts: Readonly<Record<string, number>>): number {
  let sum = 0
  for (const name in parts) sum += parts[name]!
  return sum
}

import { characterClass, classifyUnit } from '../../analysis/characters.ts'
import { lengthNorm } from '../../format/postings/similarity.ts'
import { isLawArticle } from './law-article.ts'
import { extractProximity } from './proximity.ts'
import type { RerankQuery } from './rerank-query.ts'
import { share, sumPresent } from './sum-weights.ts'
import { extractTitleFeatures, type TitleFeatures } from './title-features.ts'
import type { RerankText } from './written-forms.ts'

/** BM25 of bigrams, over all fields and over the passage's own text. */
const wholeTextBm25 = { k1: 0.9, b: 0.5 }
const bodyBm25 = { k1: 1.2, b: 0.75 }
/** Mean length of texts, in units, that have a query's characters seldom by chance. */
const shortUnits = 120
/** Units of a text that is long enough to say something. */
const enoughUnits = 400

/** Input of feature extraction: a passage's folded text and its first-stage score. */
export interface RerankPassage extends RerankText {
  readonly firstStage: number
}

/**
 * Features of one passage for one query; 0 when absent. Sums are in the unit of BM25 scores (nats of inverse
 * document frequency), shares are 0–1.
 */
export interface PassageFeatures extends TitleFeatures {
  /** The first-stage score: of terms, or of substrings where no term matched. */
  readonly words: number
  /** BM25 of the query's bigrams over the whole text. */
  readonly pairs: number
  /** BM25 of the query's bigrams over the passage's own text. */
  readonly bodyPairs: number
  /** Words of the query, each by the share of its characters that the passage's own text has. */
  readonly characters: number
  /**
   * The same of a query of several words over short texts: long ones have most characters by chance, and a single word
   * is there or not.
   */
  readonly charactersOfSeveral: number
  /** Words of the query within 60 units. */
  readonly nearness: number
  /** Words that follow each other as in the query. */
  readonly order: number
  /** Units of the longest string that query and text share. */
  readonly longest: number
  /** Share of the query's weight in words of letters and digits that stand by themselves: `effect`, not useEffect. */
  readonly wholeWords: number
  /** Share of the query's weight in bigrams that the whole text has. */
  readonly bigramCoverage: number
  /** The passage has the article of a law that is asked for: 1 or 0. */
  readonly lawArticle: number
  /** Length of the passage's own text, more where that has words of the query itself. */
  readonly substance: number
}

/**
 * Compares a passage with a query.
 *
 * @param averageUnits  mean length of such texts
 */
export function extractFeatures(
  query: RerankQuery,
  passage: RerankPassage,
  averageUnits: number,
): PassageFeatures {
  const { titleAndHeadings, text, bodyStart } = passage
  const body = text.slice(bodyStart)
  let longest = 0
  for (const whole of query.wholes) {
    longest = Math.max(longest, findLongest(whole, text))
  }
  const characters = extractCharacters(query, body)
  const pairs = sumBigrams(query.bigrams, passage, averageUnits)
  return {
    words: passage.firstStage,
    pairs: pairs.whole,
    bodyPairs: pairs.body,
    characters,
    charactersOfSeveral: characters * Math.min(1, shortUnits / averageUnits) * countAsSeveral(query),
    ...extractProximity(query, text),
    longest,
    ...extractTitleFeatures(query, titleAndHeadings),
    wholeWords: share(sumWholeWords(query.alphanumerics, text), query.wordsTotal),
    bigramCoverage: share(pairs.present, query.bigramsTotal),
    lawArticle: query.lawArticle && isLawArticle(query.lawArticle, titleAndHeadings[0]!, body) ? 1 : 0,
    substance: extractSubstance(body, share(sumPresent(query.words, body), query.wordsTotal)),
  }
}

/**
 * BM25 of bigrams or characters over a text and over the passage's own part of it, and the weight of those that it has.
 *
 * @param averageUnits  mean length of such texts
 */
export function sumBigrams(
  bigrams: ReadonlyMap<string, number>,
  { text, bodyStart }: Pick<RerankPassage, 'text' | 'bodyStart'>,
  averageUnits: number,
): { whole: number; body: number; present: number } {
  const bodyUnits = text.length - bodyStart
  const norm = lengthNorm(wholeTextBm25, text.length, averageUnits)
  const bodyNorm = lengthNorm(bodyBm25, bodyUnits, averageUnits)
  const sums = { whole: 0, body: 0, present: 0 }
  for (const [bigram, weight] of bigrams) {
    let before = 0
    let inside = 0
    for (let at = text.indexOf(bigram); at >= 0; at = text.indexOf(bigram, at + 1)) {
      if (at < bodyStart) before++
      else inside++
    }
    const times = before + inside
    if (times === 0) continue
    sums.present += weight
    sums.whole += (weight * times * (1 + wholeTextBm25.k1)) / (times + norm)
    if (inside > 0) sums.body += (weight * inside * (1 + bodyBm25.k1)) / (inside + bodyNorm)
  }
  return sums
}

function sumWholeWords(words: ReadonlyMap<string, number>, text: string): number {
  let sum = 0
  for (const [word, weight] of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      if (isAlphanumericAt(text, at - 1) || isAlphanumericAt(text, at + word.length)) continue
      sum += weight
      break
    }
  }
  return sum
}

function isAlphanumericAt(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false
  return classifyUnit(text.charCodeAt(at), 0) === characterClass.alphanumeric
}

/**
 * How much a passage's own text says: its length, up to what is long enough; half of it where only the title,
 * which all passages of an article share, has words of the query.
 */
function extractSubstance(body: string, covered: number): number {
  return ((Math.log(1 + Math.min(enoughUnits, body.length)) / Math.log(1 + enoughUnits)) * (1 + covered)) / 2
}

/** Starts in a query that are tried: behind them it is seldom longer. */
const maxStarts = 64

/** Length of the longest string of `query` that stands in `text`; each start is tried only beyond the best. */
function findLongest(query: string, text: string): number {
  let best = 0
  for (let start = 0; start + best < query.length && start < maxStarts; start++) {
    while (start + best < query.length && text.includes(query.slice(start, start + best + 1))) best++
  }
  return best
}

/** How far a query has several words: 0 for one, 1 for three and more. */
function countAsSeveral({ words }: RerankQuery): number {
  return Math.min(1, Math.max(0, words.size - 1) / 2)
}

/** Weight of the query's words, each by the share of its characters that the body has; letters by the whole word. */
function extractCharacters(query: RerankQuery, body: string): number {
  let sum = 0
  for (const [word, weight] of query.words) {
    if (query.alphanumerics.has(word)) {
      if (body.includes(word)) sum += weight
      continue
    }
    let present = 0
    for (let at = 0; at < word.length; at++) if (body.includes(word[at]!)) present++
    sum += (weight * present) / word.length
  }
  return sum
}

import { characterClass, classifyUnit } from '../../analysis/characters.ts'
import { titleKey } from '../../format/exact-titles.ts'
import { extractProximity } from './proximity.ts'
import type { RerankQuery } from './rerank-query.ts'

const saturation = 0.9
const lengthNorm = 0.5
const bodySaturation = 1.2
const bodyLengthNorm = 0.75
const mostOccurrences = 20
/** A string as long as this is hardly the same by chance. */
const chanceUnits = 5
/** What a title counts that is the query but for signs, beside one that is the query. */
const sameButSigns = 0.8
/** Units of a text that is long enough to say something. */
const enoughUnits = 400

/** What features are extracted from: a passage's folded text and what retrieval scored. */
export interface RerankPassage {
  /** Folded title and headings. */
  readonly titleAndHeadings: readonly string[]
  /** Folded fields one after the other. */
  readonly text: string
  /** Where in `text` the passage's own text starts. */
  readonly bodyStart: number
  /** Score of the words channel. */
  readonly viaWords: number
  readonly viaSubstrings: number
}

/**
 * Features of one passage for one query; 0 when absent. Sums are in the unit of BM25 scores (nats of inverse
 * document frequency), shares are 0–1.
 */
export interface PassageFeatures {
  /** Score of the words channel. */
  readonly words: number
  /** Score of the substrings channel. */
  readonly substrings: number
  /** BM25 of the query's bigrams over the whole text. */
  readonly pairs: number
  /** BM25 of the query's bigrams over the passage's own text. */
  readonly bodyPairs: number
  /** Words of the query, each by the share of its characters that the passage's own text has. */
  readonly characters: number
  /** Words of the query within 60 units. */
  readonly nearness: number
  /** Words that follow each other as in the query. */
  readonly order: number
  /** Units of the longest string that query and text share. */
  readonly longest: number
  /** The whole query as one substring: 1, or 3 where that is hardly by chance. */
  readonly whole: number
  /** Words of the query in the title, or in the heading that has most of them. */
  readonly title: number
  /** Share of the title, or of a heading, that words of the query make up. */
  readonly titleShare: number
  /** `titleShare` times the share of the query's words that this title or heading has. */
  readonly titleMatch: number
  /** Share of the query's weight in words of letters and digits that stand by themselves: `effect`, not useEffect. */
  readonly wholeWords: number
  /** The title is the query: 1, or less where only its signs differ. */
  readonly isTitle: number
  /** The passage's own heading is the query, in the same way; half for a heading above it. */
  readonly isHeading: number
  /** Share of the query's weight in bigrams that the whole text has. */
  readonly bigramCoverage: number
  /** Length of the passage's own text, more where that has words of the query itself. */
  readonly substance: number
}

/** Features of one passage among the others that are reranked with it. */
export interface RerankFeatures extends PassageFeatures {
  /** Share of the best `words` and of the best `bodyPairs` among them. */
  readonly wordsShare: number
  readonly bodyPairsShare: number
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
  let longestWhole = 0
  for (const whole of query.wholes) {
    const length = findLongest(whole, text)
    longest = Math.max(longest, length)
    if (length === whole.length) longestWhole = Math.max(longestWhole, length)
  }
  const norm = saturation * (1 - lengthNorm + (lengthNorm * text.length) / averageUnits)
  const bodyNorm = bodySaturation * (1 - bodyLengthNorm + (bodyLengthNorm * body.length) / averageUnits)
  const pairs = sumTermWeights(query.bigrams, text, saturation, norm)
  const bodyPairs = sumTermWeights(query.bigrams, body, bodySaturation, bodyNorm)
  return {
    words: passage.viaWords,
    substrings: passage.viaSubstrings,
    pairs: pairs.score,
    bodyPairs: bodyPairs.score,
    characters: extractCharacters(query, body),
    ...extractProximity(query, text),
    longest,
    whole: longestWhole < 2 ? 0 : longestWhole < chanceUnits ? 1 : 3,
    ...extractTitleMatch(query, titleAndHeadings),
    wholeWords: share(sumWholeWords(query.alphanumerics, text), query.wordsTotal),
    bigramCoverage: share(pairs.present, query.bigramsTotal),
    substance: extractSubstance(body, share(sumPresent(query.words, body), query.wordsTotal)),
  }
}

/** Relates the features of the passages that are reranked together. */
export function relateFeatures(passages: readonly PassageFeatures[]): RerankFeatures[] {
  let words = 0
  let bodyPairs = 0
  for (const features of passages) {
    words = Math.max(words, features.words)
    bodyPairs = Math.max(bodyPairs, features.bodyPairs)
  }
  return passages.map((features) => ({
    ...features,
    wordsShare: share(features.words, words),
    bodyPairsShare: share(features.bodyPairs, bodyPairs),
  }))
}

/** BM25 of strings over a text, and the weight of those that it has. */
function sumTermWeights(
  strings: ReadonlyMap<string, number>,
  text: string,
  k1: number,
  norm: number,
): { score: number; present: number } {
  let score = 0
  let present = 0
  for (const [string, weight] of strings) {
    const times = countOccurrences(text, string)
    if (times === 0) continue
    score += (weight * times * (1 + k1)) / (times + norm)
    present += weight
  }
  return { score, present }
}

function countOccurrences(text: string, string: string): number {
  let times = 0
  for (let at = text.indexOf(string); at >= 0 && times < mostOccurrences; at = text.indexOf(string, at + 1))
    times++
  return times
}

function sumPresent(strings: ReadonlyMap<string, number>, text: string): number {
  let present = 0
  for (const [string, weight] of strings) if (text.includes(string)) present += weight
  return present
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

function share(part: number, total: number): number {
  return total > 0 ? part / total : 0
}

/** Compares title and headings with the query; shares and sums by the best of them. */
function extractTitleMatch(
  query: RerankQuery,
  titleAndHeadings: readonly string[],
): Pick<PassageFeatures, 'title' | 'titleShare' | 'titleMatch' | 'isTitle' | 'isHeading'> {
  const best = { title: 0, titleShare: 0, titleMatch: 0, isTitle: 0, isHeading: 0 }
  for (const [at, title] of titleAndHeadings.entries()) {
    if (title === '') continue
    let weights = 0
    let units = 0
    for (const [word, weight] of query.words) {
      if (!title.includes(word)) continue
      weights += weight
      units += word.length
    }
    const titleShare = Math.min(1, units / title.length)
    best.title = Math.max(best.title, weights)
    best.titleShare = Math.max(best.titleShare, titleShare)
    best.titleMatch = Math.max(best.titleMatch, titleShare * share(weights, query.wordsTotal))
    const same = compareTitle(query, title)
    if (at === 0) best.isTitle = same
    else best.isHeading = Math.max(best.isHeading, at === titleAndHeadings.length - 1 ? same : same / 2)
  }
  return best
}

/** Whether a title is the query: 1 but for blanks, less but for signs, else 0. */
function compareTitle({ squeezed, titleKey: key }: RerankQuery, title: string): number {
  if (title.length < (key ?? squeezed).length) return 0
  if (title.replace(/\s+/gu, '') === squeezed) return 1
  return key !== null && titleKey(title) === key ? sameButSigns : 0
}

/**
 * How much a passage's own text says: its length, up to what is long enough; half of it where only the title,
 * which all passages of an article share, has words of the query.
 */
function extractSubstance(body: string, covered: number): number {
  return ((Math.log(1 + Math.min(enoughUnits, body.length)) / Math.log(1 + enoughUnits)) * (1 + covered)) / 2
}

/** Length of the longest string of `query` that stands in `text`; each start is tried only beyond the best. */
function findLongest(query: string, text: string): number {
  let best = 0
  for (let start = 0; start + best < query.length && start < 64; start++) {
    while (start + best < query.length && text.includes(query.slice(start, start + best + 1))) best++
  }
  return best
}

/** Weight of the query's words, each by the share of its characters that the body has. */
function extractCharacters(query: RerankQuery, body: string): number {
  let sum = 0
  for (const [word, weight] of query.words) {
    let present = 0
    for (let at = 0; at < word.length; at++) if (body.includes(word[at]!)) present++
    sum += (weight * present) / word.length
  }
  return sum
}

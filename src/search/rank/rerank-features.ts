import type { ReadPassage } from '../passage-texts.ts'

const pairSaturation = 0.9
const pairLengthPart = 0.5
const nearUnits = 60
/** Units that may stand between words that follow each other. */
const followUnits = 6
const mostPlaces = 8
/** A string as long as this is hardly the same by chance. */
const chanceUnits = 5
/** Units of a text that is long enough to say something. */
const enoughUnits = 400

/** A query, made ready to be held against texts. */
export interface RerankQuery {
  readonly pairs: ReadonlyMap<string, number>
  readonly words: ReadonlyMap<string, number>
  readonly wordsTotal: number
  /** The whole folded query, for the longest shared string; if it has spaces, without them too. */
  readonly wholes: readonly string[]
}

/** What a text shows of a query; each is 0 where it shows nothing. */
export interface RerankFeatures {
  /** Pairs of characters that the query and the text share. */
  readonly pairs: number
  /** Words of the query, each by the share of its characters that the passage's own text holds. */
  readonly characters: number
  /** Words of the query that stand near each other. */
  readonly nearness: number
  /** Words that follow each other as they do in the query. */
  readonly order: number
  /** Longest string that query and text share. */
  readonly longest: number
  /** The whole query in one substring: 1, or 3 where that cannot be by chance. */
  readonly whole: number
  /** Words of the query in the title, or in the heading that has most of them. */
  readonly title: number
  /** Share of the title, or of a heading, that words of the query make up. */
  readonly titleShare: number
  /** The title or a heading is the query. */
  readonly isTitle: number
  /** Length of a passage's own text, more where that holds words of the query itself. */
  readonly substance: number
}

/**
 * Holds a text against a query.
 *
 * @param averageUnits  mean length of such texts
 */
export function extractFeatures(
  query: RerankQuery,
  { titleAndHeadings, text, bodyStart }: Pick<ReadPassage, 'titleAndHeadings' | 'text' | 'bodyStart'>,
  averageUnits: number,
): RerankFeatures {
  const body = text.slice(bodyStart)
  let pairs = 0
  const norm = pairSaturation * (1 - pairLengthPart + (pairLengthPart * text.length) / averageUnits)
  for (const [pair, weight] of query.pairs) {
    let times = 0
    for (let at = text.indexOf(pair); at >= 0 && times < 20; at = text.indexOf(pair, at + 1)) times++
    if (times > 0) pairs += (weight * times * (1 + pairSaturation)) / (times + norm)
  }
  let longest = 0
  let longestWhole = 0
  for (const whole of query.wholes) {
    const length = findLongest(whole, text)
    longest = Math.max(longest, length)
    if (length === whole.length) longestWhole = Math.max(longestWhole, length)
  }
  return {
    pairs,
    characters: extractCharacters(query, body),
    ...extractProximity(query, text),
    longest,
    whole: longestWhole < 2 ? 0 : longestWhole < chanceUnits ? 1 : 3,
    ...extractTitleMatch(query, titleAndHeadings),
    substance: extractSubstance(query, body),
  }
}

/** What title and headings show, each by the best of them. */
function extractTitleMatch(
  query: RerankQuery,
  titleAndHeadings: readonly string[],
): Pick<RerankFeatures, 'title' | 'titleShare' | 'isTitle'> {
  const best = { title: 0, titleShare: 0, isTitle: 0 }
  for (const label of titleAndHeadings) {
    if (label === '') continue
    let held = 0
    let units = 0
    for (const [word, weight] of query.words) {
      if (!label.includes(word)) continue
      held += weight
      units += word.length
    }
    best.title = Math.max(best.title, held)
    best.titleShare = Math.max(best.titleShare, Math.min(1, units / label.length))
    if (query.wholes.includes(label)) best.isTitle = 1
  }
  return best
}

/**
 * How much a passage's own text says: its length, up to what is long enough; half of it where only the title,
 * which all passages of an article share, holds words of the query.
 */
function extractSubstance(query: RerankQuery, body: string): number {
  let held = 0
  for (const [word, weight] of query.words) if (body.includes(word)) held += weight
  const share = query.wordsTotal > 0 ? held / query.wordsTotal : 0
  return ((Math.log(1 + Math.min(enoughUnits, body.length)) / Math.log(1 + enoughUnits)) * (1 + share)) / 2
}

/** Length of the longest string of `query` that stands in `text`; each start is tried only beyond the best. */
function findLongest(query: string, text: string): number {
  let best = 0
  for (let start = 0; start + best < query.length && start < 64; start++) {
    while (start + best < query.length && text.includes(query.slice(start, start + best + 1))) best++
  }
  return best
}

/** Weight of the query's words, each by the share of its characters that the body holds. */
function extractCharacters(query: RerankQuery, body: string): number {
  let sum = 0
  for (const [word, weight] of query.words) {
    let held = 0
    for (let at = 0; at < word.length; at++) if (body.includes(word[at]!)) held++
    sum += (weight * held) / word.length
  }
  return sum
}

/**
 * Weight of the different words that stand within `nearUnits` of each other, at the best place; and of each two
 * that follow each other as in the query, the lesser of the two.
 */
function extractProximity(query: RerankQuery, text: string): { nearness: number; order: number } {
  const places: { at: number; end: number; word: number }[] = []
  const weights: number[] = []
  for (const [word, weight] of query.words) {
    let found = 0
    for (
      let at = text.indexOf(word);
      at >= 0 && found < mostPlaces;
      at = text.indexOf(word, at + word.length), found++
    ) {
      places.push({ at, end: at + word.length, word: weights.length })
    }
    weights.push(weight)
  }
  places.sort((a, b) => a.at - b.at)
  const held = new Int32Array(weights.length)
  let sum = 0
  let best = 0
  let from = 0
  let order = 0
  let before: (typeof places)[number] | null = null
  const followed = new Set<number>()
  for (const place of places) {
    if (
      before !== null &&
      place.word === before.word + 1 &&
      place.at >= before.end &&
      place.at <= before.end + followUnits &&
      !followed.has(place.word)
    ) {
      followed.add(place.word)
      order += Math.min(weights[before.word]!, weights[place.word]!)
    }
    before = place
    if (held[place.word]!++ === 0) sum += weights[place.word]!
    while (places[from]!.at < place.at - nearUnits) {
      const out = places[from++]!.word
      if (--held[out]! === 0) sum -= weights[out]!
    }
    if (sum > best) best = sum
  }
  return { nearness: best, order }
}

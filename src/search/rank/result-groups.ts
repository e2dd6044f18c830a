import type { IndexReader } from '../../reader/index-reader.ts'
import type { PassageTexts } from '../passage-texts.ts'
import type { RankedPassage } from './rank.ts'

/** Passages of an article that are looked at for its place at most. */
const mostOfPlace = 24

/**
 * What may stand at one place of an answer, best first: the first of it that holds the phrases of the query does.
 * More than one only where passages are grouped and not all is known to hold them.
 */
export type ResultGroup = readonly RankedPassage[]

/**
 * Gives passages their places, each its own or each article one.
 *
 * @param unverified  passages without features may not hold what they must
 */
export function groupResults(
  ranked: readonly RankedPassage[],
  reader: IndexReader,
  byArticle: boolean,
  unverified: boolean,
): ResultGroup[] {
  if (!byArticle) return ranked.map((entry) => [entry])
  const places = new Map<number, RankedPassage[]>()
  for (const entry of ranked) {
    const article = reader.articleOf(entry.passage)
    const place = places.get(article)
    if (!place) places.set(article, [entry])
    else if (unverified && place[0]!.features === null && place.length < mostOfPlace) place.push(entry)
  }
  return [...places.values()]
}

/** Reads the passages of places as far as the reads of a request go, and leaves out the places after that. */
export async function readGroups(
  texts: PassageTexts,
  places: readonly ResultGroup[],
): Promise<readonly ResultGroup[]> {
  await texts.read(places.flat().map((entry) => entry.passage))
  const unread = places.findIndex((place) => !place.every(({ passage }) => texts.get(passage)))
  return unread < 0 ? places : places.slice(0, unread)
}

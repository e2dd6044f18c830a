import { type DocValues, noDay } from '../../format/doc-values.ts'
import type { IndexReader } from '../../reader/index-reader.ts'
import type { Candidate, Retrieved } from '../retrieve/retrieved.ts'
import type { RankedPassage } from './rank.ts'

/** Room for the place of a passage inside a sort key. */
const placesOfDay = 2 ** 26
/** Day that stands behind all alternatives. */
const lastDay = 2 ** 25

/**
 * Puts all matches in order of their day; of one day the better candidate first, then as they stand in the
 * index. Articles without a date come last either way.
 */
export function sortByDate(
  reader: IndexReader,
  docValues: DocValues | null,
  { all, candidates }: Retrieved,
  newestFirst: boolean,
): RankedPassage[] {
  const placeOf = new Map(candidates.map((candidate, place) => [candidate.passage, place]))
  const passages = all?.list() ?? Int32Array.from(candidates, (candidate) => candidate.passage)
  const keys = Float64Array.from(passages, (passage) => {
    const day = docValues?.days[reader.articleOf(passage)] ?? noDay
    const sorted = day === noDay ? lastDay : newestFirst ? -day : day
    return sorted * placesOfDay + (placeOf.get(passage) ?? candidates.length + passage)
  }).sort()
  return Array.from(keys, (key) => {
    const place = key - Math.floor(key / placesOfDay) * placesOfDay
    const candidate = candidates[place] ?? unscored(place - candidates.length)
    return { passage: candidate.passage, candidate, score: candidate.score, features: null }
  })
}

function unscored(passage: number): Candidate {
  return { passage, score: 0, viaWords: 0, viaSubstrings: 0 }
}

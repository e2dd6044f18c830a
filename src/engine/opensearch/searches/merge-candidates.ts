import { countCandidates } from '../../candidates/candidate-limits.ts'
import { type ChannelScores, createChannelScores } from '../../candidates/channel-scores.ts'
import { stringLimits } from '../../candidates/string-limits.ts'
import type { PlannedSubstring, RetrievalPlan } from '../../retriever.ts'
import { isCounted, listSubstrings } from './search-limits.ts'
import type { ClusterHit, ClusterResult } from './searches.ts'

/** A candidate with what the cluster says of it. */
export interface ClusterCandidate {
  readonly passage: number
  readonly article: number
  readonly ordinal: number
  readonly day: number | null
  readonly score: number
}

/** First-stage candidates of both channels. */
export interface MergedCandidates {
  /** Best first. */
  readonly candidates: readonly ClusterCandidate[]
  /** Candidates that contain a rare substring, to be reranked wherever they stand. */
  readonly rareMatches: readonly number[]
  /** Passages with the rarest substring; null where that was not counted. */
  readonly substringFrequency: number | null
}

/** Results by the names of `planSearches`. */
export type NamedResults = Readonly<Record<string, ClusterResult>>

const nothing: ClusterResult = Object.freeze({ hits: [], total: 0, aggregations: {} })

/**
 * Merges the channels as the local engines do: terms, then substrings, whose passages score only where no term brought
 * them up.
 */
export function mergeCandidates(
  plan: RetrievalPlan,
  results: NamedResults,
  oneEach: boolean,
): MergedCandidates {
  const hitOf = new Map<number, ClusterHit>()
  for (const { hits } of Object.values(results)) for (const hit of hits) hitOf.set(hit.passage, hit)
  const hitsOf: HitsOf = (name) => (results[name] ?? nothing).hits
  const scores = createChannelScores()
  addTerms(scores, [...hitsOf('best'), ...hitsOf('groups')])
  const substrings = listSubstrings(plan, isCounted(plan))
  const lookedUp = substrings.filter(({ isLookedUp }) => isLookedUp).map(({ substring }) => substring)
  const rareMatches = addRare(scores, lookedUp, hitsOf)
  addUnknown(scores, lookedUp, hitsOf, countCandidates(plan, oneEach))
  const known = listFrequencies(plan, results)
  const frequencies = substrings.map(({ substring }) => known.get(substring.text) ?? Number.POSITIVE_INFINITY)
  return {
    candidates: scores.sort().map((scored) => {
      const { article, ordinal, day } = hitOf.get(scored.passage)!
      return { ...scored, article, ordinal, day }
    }),
    rareMatches,
    substringFrequency: frequencies.length === 0 ? null : Math.min(...frequencies),
  }
}

/** Hits of a search by its name; none of one that was not sent. */
type HitsOf = (name: string) => readonly ClusterHit[]

/**
 * Adds passages under a title that may be the query, and those with a rare substring, as far as their terms score them.
 *
 * @returns all of them
 */
function addRare(scores: ChannelScores, lookedUp: readonly PlannedSubstring[], hitsOf: HitsOf): number[] {
  const containing = lookedUp.flatMap(({ frequency }, number) =>
    frequency === null ? hitsOf(`containing ${number}`) : [],
  )
  const rare = new Map(containing.map((hit) => [hit.passage, hit]))
  const found = [...hitsOf('titled'), ...[...rare.values()].slice(0, stringLimits.reranked)]
  addTerms(
    scores,
    found.filter(({ passage, score }) => score > 0 && !scores.has(passage)),
  )
  return [...new Set(found.map(({ passage }) => passage))]
}

/** Adds passages that contain a substring: of those that no term brought up, as many as there are candidates. */
function addUnknown(
  scores: ChannelScores,
  lookedUp: readonly PlannedSubstring[],
  hitsOf: HitsOf,
  { limit, groups }: ReturnType<typeof countCandidates>,
): void {
  for (const [number, { weight }] of lookedUp.entries()) {
    const unknown = hitsOf(`unknown ${number}`)
    const ofGroups = hitsOf(`unknown groups ${number}`)
    const isNew = ({ passage }: ClusterHit): boolean => !scores.has(passage)
    const added = [
      ...unknown.filter(isNew).slice(0, limit),
      ...ofGroups.filter(isNew).slice(0, groups ?? 0),
      ...[...unknown, ...ofGroups].filter((hit) => !isNew(hit)),
    ]
    for (const passage of new Set(added.map(({ passage }) => passage))) scores.addPassage(passage, weight)
  }
}

/** How many passages contain each substring that was looked up. */
export function listFrequencies(plan: RetrievalPlan, results: NamedResults): Map<string, number> {
  const substrings = listSubstrings(plan, isCounted(plan)).filter(({ isLookedUp }) => isLookedUp)
  return new Map(
    substrings.map(({ substring }, number) => [
      substring.text,
      (results[`frequency ${number}`] ?? results[`containing ${number}`] ?? nothing).total,
    ]),
  )
}

/** Adds scores of terms, of each passage once. */
function addTerms(scores: ChannelScores, hits: readonly Pick<ClusterHit, 'passage' | 'score'>[]): void {
  const scoreOf = new Map(hits.map(({ passage, score }) => [passage, score]))
  scores.addTerms({
    passages: Int32Array.from(scoreOf.keys()),
    scores: Float64Array.from(scoreOf.values()),
  })
}

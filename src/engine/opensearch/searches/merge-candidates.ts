import { countCandidates } from '../../candidates/candidate-limits.ts'
import { type ChannelScores, createChannelScores } from '../../candidates/channel-scores.ts'
import { stringLimits } from '../../candidates/string-limits.ts'
import type { RetrievalPlan } from '../../retriever.ts'
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
  const hitsOf = (name: string): readonly ClusterHit[] => (results[name] ?? nothing).hits
  const limits = countCandidates(plan, oneEach)
  const counted = isCounted(plan)
  const scores = createChannelScores()
  addTerms(scores, [...hitsOf('best'), ...hitsOf('groups')])

  const substrings = listSubstrings(plan, counted)
  const lookedUp = substrings.filter(({ isLookedUp }) => isLookedUp).map(({ substring }) => substring)
  const rare = new Set<number>()
  const rareScores = new Map<number, number>()
  for (const [number, { frequency }] of lookedUp.entries()) {
    if (frequency !== null) continue
    for (const { passage, score } of hitsOf(`containing ${number}`)) {
      if (rare.size >= stringLimits.reranked) break
      rare.add(passage)
      rareScores.set(passage, score)
    }
  }
  const titled = hitsOf('titled')
  addTerms(
    scores,
    titled.filter(({ passage, score }) => score > 0 && !scores.has(passage)),
  )
  const rareMatches = [...new Set([...titled.map(({ passage }) => passage), ...rare])]
  for (const passage of rareMatches) {
    const score = rareScores.get(passage) ?? 0
    if (!scores.has(passage) && score > 0) addTerms(scores, [{ passage, score }])
  }

  for (const [number, { weight }] of lookedUp.entries()) {
    const unknown = hitsOf(`unknown ${number}`)
    const groups = hitsOf(`unknown groups ${number}`)
    const isNew = ({ passage }: ClusterHit): boolean => !scores.has(passage)
    const added = [
      ...unknown.filter(isNew).slice(0, limits.limit),
      ...groups.filter(isNew).slice(0, limits.groups ?? 0),
      ...[...unknown, ...groups].filter((hit) => !isNew(hit)),
    ]
    for (const passage of new Set(added.map(({ passage }) => passage))) scores.addPassage(passage, weight)
  }
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

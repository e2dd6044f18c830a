import type { IndexReader } from '../../../reader/index-reader.ts'
import type { ReadBudget } from '../../../reader/read-plan.ts'
import type { ScoredPassage } from '../../candidates/channel-scores.ts'
import { verifyPassage } from '../../candidates/verify-passage.ts'
import type { RetrievalPlan } from '../../retriever.ts'
import type { PassageTexts } from '../reads/passage-texts.ts'

/** Candidates of an article that are verified at most. */
export const maxPerGroup = 24

/**
 * The candidates of one result group, best first: the first that is verified is answered. More than one only where
 * candidates are grouped and are an approximation.
 */
export type ResultGroup = readonly ScoredPassage[]

/**
 * Result groups in order (field collapsing by article); created when they are asked for, since a far page
 * skips thousands.
 */
export interface ResultGroups {
  readonly count: number
  /** Groups from one position up to another. */
  slice(from: number, to: number): readonly ResultGroup[]
}

/**
 * Groups candidates: each passage for itself, or all of an article.
 *
 * @param without  articles that have their group already
 * @param perGroup  candidates of an article that are kept: one, or several where they may fail verification
 */
export function groupCandidates(
  candidates: readonly ScoredPassage[],
  reader: IndexReader,
  group: RetrievalPlan['group'],
  without: ReadonlySet<number>,
  perGroup: number,
): ResultGroups {
  const areGroups = group === 'passage' || reader.manifest.articles === reader.manifest.passages
  // Candidates of other groups are not among these.
  if (areGroups)
    return {
      count: candidates.length,
      slice: (from, to) => candidates.slice(from, to).map((candidate) => [candidate]),
    }
  const groups = new Map<number, ScoredPassage[]>()
  for (const candidate of candidates) {
    const article = reader.articleOf(candidate.passage)
    if (without.has(article)) continue
    const known = groups.get(article)
    if (!known) groups.set(article, [candidate])
    else if (known.length < perGroup) known.push(candidate)
  }
  const listed = [...groups.values()]
  return { count: listed.length, slice: (from, to) => listed.slice(from, to) }
}

/** Reads the candidates of groups as far as a budget goes, and leaves out the groups after that. */
export async function readGroups(
  texts: PassageTexts,
  groups: readonly ResultGroup[],
  budget: ReadBudget,
): Promise<readonly ResultGroup[]> {
  await texts.read(
    groups.flat().map((candidate) => candidate.passage),
    budget,
  )
  const unread = groups.findIndex((group) => !group.every(({ passage }) => texts.get(passage)))
  return unread < 0 ? groups : groups.slice(0, unread)
}

/** The first candidate of each group that is what the plan demands; groups without one are left out. */
export function verifyGroups(
  texts: PassageTexts,
  groups: readonly ResultGroup[],
  plan: RetrievalPlan,
): ScoredPassage[] {
  return groups.flatMap(
    (group) => group.find(({ passage }) => verifyPassage(texts.get(passage)!, plan)) ?? [],
  )
}

import type { RetrievalPlan } from '../retriever.ts'
import { verifiedFirst } from './candidate-limits.ts'

/**
 * The best by their channels, read before the rare matches of a substring, which take the reads of a large index otherwise:
 * within 100,000 passages drcd loses 0.011 nDCG@10 and cmrc 0.004 without, and as small sets do not show.
 */
const bestByChannels = 8

/** What the candidates of a plan are, beside their order. */
export interface WindowOptions<C> {
  /** Passages with a rare substring of the query. */
  readonly rareMatches: readonly number[]
  /** Candidates may fail verification. */
  readonly unverified: boolean
  /** Number of a candidate's article. */
  readonly articleOf: (candidate: C) => number
}

/**
 * Chooses the candidates that are reranked, by every engine alike: the best, then rare matches of a substring wherever they
 * stand, then the others of the window and the best of each further result group until there are as many groups as the plan
 * wants. What they are does not depend on the page.
 *
 * @param candidates  best first
 */
export function chooseWindowCandidates<C extends { readonly passage: number }>(
  candidates: readonly C[],
  plan: RetrievalPlan,
  { rareMatches, unverified, articleOf }: WindowOptions<C>,
): C[] {
  const window =
    unverified && plan.phrases.length > 0
      ? candidates.slice(0, verifiedFirst)
      : takeWindow(candidates, plan, createGrouping(plan, articleOf))
  const rare =
    rareMatches.length === 0 ? [] : candidates.filter(({ passage }) => rareMatches.includes(passage))
  return [...new Set([...window.slice(0, bestByChannels), ...rare, ...window])]
}

/** Makes the function that numbers the result group of a candidate: its article, or itself. */
export function createGrouping<C extends { readonly passage: number }>(
  { group }: Pick<RetrievalPlan, 'group'>,
  articleOf: (candidate: C) => number,
): (candidate: C) => number {
  return group === 'article' ? articleOf : ({ passage }) => passage
}

function takeWindow<C>(
  candidates: readonly C[],
  { rerankWindow, rerankGroups }: RetrievalPlan,
  groupOf: (candidate: C) => number,
): C[] {
  const window = candidates.slice(0, rerankWindow)
  const groups = new Set(window.map(groupOf))
  for (let at = rerankWindow; at < candidates.length && groups.size < rerankGroups; at++) {
    const known = groups.size
    if (groups.add(groupOf(candidates[at]!)).size > known) window.push(candidates[at]!)
  }
  return window
}

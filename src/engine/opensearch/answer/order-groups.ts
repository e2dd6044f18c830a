import { createGrouping } from '../../candidates/window-candidates.ts'
import type { RetrievalPlan } from '../../retriever.ts'
import type { ClusterCandidate } from '../searches/merge-candidates.ts'

/** Result groups, those of the window first. */
export interface ResultGroups {
  readonly count: number
  /** Groups of the window. */
  readonly inWindow: number
  /** The part of the page that is behind the window. @param moved  groups of it that the window may yet take */
  page(moved: number): ClusterCandidate[]
}

/**
 * Groups candidates by article or passage, as the plan says.
 *
 * @param candidates  best first; those of a group of the window are part of it
 */
export function orderGroups(
  plan: RetrievalPlan,
  candidates: readonly ClusterCandidate[],
  window: readonly ClusterCandidate[],
): ResultGroups {
  const { offset, limit } = plan
  const groupOf = createGrouping(plan, ({ article }: ClusterCandidate) => article)
  const ofWindow = new Set(window.map(groupOf))
  const behind = new Map<number, ClusterCandidate>()
  for (const candidate of candidates) {
    const key = groupOf(candidate)
    if (!ofWindow.has(key) && !behind.has(key)) behind.set(key, candidate)
  }
  return {
    count: ofWindow.size + behind.size,
    inWindow: ofWindow.size,
    page: (moved) =>
      [...behind.values()].slice(
        Math.max(0, offset - ofWindow.size - moved),
        Math.max(0, offset + limit - ofWindow.size),
      ),
  }
}

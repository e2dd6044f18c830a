import type { GroupOptions, Matches, MatchOptions, TopPassages } from './passage-matcher.ts'
import { roundScore } from './round-score.ts'
import { createTopOfMany } from './top-of-many.ts'

/**
 * Makes the top-k collector of a query: the best passages, and with groups the best passage of each of the
 * best articles. See `MatchOptions`.
 */
export function createCollector({ limit, groups }: Pick<MatchOptions, 'limit' | 'groups'>): TopPassages {
  const best = createTopPassages(limit)
  if (groups === null) return best
  const ofGroups = createTopGroups(groups)
  return {
    get threshold() {
      return Math.min(best.threshold, ofGroups.threshold)
    },
    offer(passage, score) {
      best.offer(passage, score)
      ofGroups.offer(passage, score)
    },
    take() {
      const [first, second] = [best.take(), ofGroups.take()]
      const isAmongBest = new Set(first.passages)
      const merged = [
        ...toEntries(first),
        ...toEntries(second).filter(([passage]) => !isAmongBest.has(passage)),
      ]
      return toMatches(merged.sort((a, b) => b[1] - a[1] || a[0] - b[0]))
    },
  }
}

/** Collects the best groups by their best passage. Passages are offered in order, so a group is offered at once. */
function createTopGroups({ limit, siblingsOf }: GroupOptions): TopPassages {
  const top = createTopPassages(limit)
  let end = 0
  let bestPassage = -1
  let bestScore = 0
  function closeGroup(): void {
    if (bestPassage >= 0) top.offer(bestPassage, bestScore)
    bestPassage = -1
  }
  return {
    get threshold() {
      return top.threshold
    },
    offer(passage, exact) {
      const score = roundScore(exact)
      if (passage >= end) {
        closeGroup()
        end = siblingsOf(passage)[1]
      }
      if (bestPassage >= 0 && score <= bestScore) return
      bestPassage = passage
      bestScore = score
    },
    take() {
      closeGroup()
      return top.take()
    },
  }
}

function toEntries({ passages, scores }: Matches): [passage: number, score: number][] {
  return Array.from(passages, (passage, index) => [passage, scores[index]!])
}

function toMatches(entries: readonly (readonly [passage: number, score: number])[]): Matches {
  return {
    passages: Int32Array.from(entries, ([passage]) => passage),
    scores: Float64Array.from(entries, ([, score]) => score),
  }
}

/** From this limit (k) on, a buffer is faster than a heap. */
export const minLargeLimit = 1000

/**
 * Makes a top-k collector of `limit` passages (a heap, or a buffer for large k); passages are offered in
 * order of the index.
 */
export function createTopPassages(limit: number): TopPassages {
  if (limit >= minLargeLimit) return createTopOfMany(limit)
  const scores = new Float64Array(limit)
  const passages = new Int32Array(limit)
  let size = 0

  function isWorse(a: number, b: number): boolean {
    return scores[a]! < scores[b]! || (scores[a] === scores[b] && passages[a]! > passages[b]!)
  }
  function swap(a: number, b: number): void {
    const score = scores[a]!
    const passage = passages[a]!
    scores[a] = scores[b]!
    passages[a] = passages[b]!
    scores[b] = score
    passages[b] = passage
  }
  function sinkFirst(): void {
    for (let at = 0; ; ) {
      let child = at * 2 + 1
      if (child >= size) return
      if (child + 1 < size && isWorse(child + 1, child)) child++
      if (!isWorse(child, at)) return
      swap(child, at)
      at = child
    }
  }

  return {
    get threshold() {
      return size < limit ? -1 : scores[0]!
    },
    offer(passage, exact) {
      if (limit === 0) return
      const score = roundScore(exact)
      let at = 0
      if (size < limit) at = size++
      else if (score <= scores[0]!) return
      scores[at] = score
      passages[at] = passage
      if (at === 0 && size === limit) sinkFirst()
      else {
        while (at > 0 && isWorse(at, (at - 1) >> 1)) {
          swap(at, (at - 1) >> 1)
          at = (at - 1) >> 1
        }
      }
    },
    take() {
      const best = { passages: new Int32Array(size), scores: new Float64Array(size) }
      for (let rank = size - 1; rank >= 0; rank--) {
        best.passages[rank] = passages[0]!
        best.scores[rank] = scores[0]!
        swap(0, --size)
        sinkFirst()
      }
      return best
    },
  }
}

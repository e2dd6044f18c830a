import type { IndexReader } from '../../reader/index-reader.ts'
import type { RetrievalPlan } from '../retriever.ts'
import type { CandidateLimits } from './find-candidates.ts'

/** Candidates that the terms bring at least, for reranking and paging. */
const leastCandidates = 100
/** Candidates behind the page that was asked for. */
const candidatesBehind = 20
/** Candidates without a term, of a substring of the query, that have a score when sorted by day. */
const datedCandidates = 1000
/** Chooses how many candidates a plan wants. */
export function chooseLimits(
  { manifest, articleOf, passagesOf }: IndexReader,
  { sort, group, offset, limit }: RetrievalPlan,
): CandidateLimits {
  if (sort !== 'relevance') return { limit: datedCandidates, groups: null, countAll: true }
  const wanted = offset + limit
  const isGrouped = group === 'article' && !manifest.whole
  return {
    limit: Math.max(leastCandidates, wanted + candidatesBehind),
    groups: isGrouped ? { limit: wanted + 1, siblingsOf: (passage) => passagesOf(articleOf(passage)) } : null,
    countAll: false,
  }
}

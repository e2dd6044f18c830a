import type { SearchAnswer, Searcher, SearchRequest } from '../../src/search/answer.ts'

/** Scores of the cluster are whole steps of about two millionths, which reranking multiplies. */
const scoreTolerance = 1e-4

/** What answers of two engines must have in common; a total that is not exact says only so much. */
function describeAnswer(answer: SearchAnswer, withTotals: boolean): object {
  const { hits, terms, didYouMean, nextOffset } = answer
  return {
    terms,
    didYouMean,
    hits: hits.map(({ id, url, title, snippet, headings, sections, matchesAll, picture, article }) => ({
      id,
      url,
      title,
      snippet,
      headings,
      sections,
      matchesAll,
      picture,
      article,
    })),
    ...(withTotals ? { total: answer.total, facets: answer.facets, dates: answer.dates, nextOffset } : {}),
  }
}

/** One request that two searchers answer differently. */
export interface Difference {
  readonly request: Partial<SearchRequest>
  /** First part of the answers that differs. */
  readonly part: string
  readonly expected: unknown
  readonly got: unknown
}

/** Compares the answers of a searcher with those of another; null where they are the same. */
export async function compareAnswers(
  expecting: Searcher,
  tested: Searcher,
  request: SearchRequest,
): Promise<Difference | null> {
  const [expected, got] = await Promise.all([expecting.search(request), tested.search(request)])
  const withTotals = expected.totalIsExact && got.totalIsExact
  const [a, b] = [describeAnswer(expected, withTotals), describeAnswer(got, withTotals)]
  const parts = Object.keys(a) as (keyof typeof a)[]
  const part = parts.find((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name]))
  if (part !== undefined) return { request, part, expected: a[part], got: b[part] }
  const farthest = Math.max(
    0,
    ...expected.hits.map(({ score }, at) => Math.abs(score - got.hits[at]!.score) / Math.max(1, score)),
  )
  if (farthest > scoreTolerance) return { request, part: 'score', expected: 0, got: farthest }
  if (expected.matchingAll !== null && got.matchingAll !== expected.matchingAll)
    return { request, part: 'matchingAll', expected: expected.matchingAll, got: got.matchingAll }
  if (expected.totalIsExact && !got.totalIsExact)
    return { request, part: 'totalIsExact', expected: true, got: false }
  // The total of an approximation may be above that of a verified answer.
  if (!expected.totalIsExact && !got.totalIsExact && got.total < expected.total)
    return { request, part: 'total', expected: expected.total, got: got.total }
  return null
}

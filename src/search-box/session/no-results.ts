import type { SearchParameters } from '../../client/client.ts'
import type { AnsweredHit, AnsweredSearch } from '../../client/search-answer.ts'

/** What a visitor who found nothing can try. */
export interface Alternatives {
  /** Broader queries that find something, with how much. */
  readonly queries: readonly { readonly query: string; readonly total: number }[]
  /** Pages to read instead. */
  readonly hits: readonly AnsweredHit[]
}

/** Pages to read at most. */
const maxPages = 3

type Ask = (parameters: SearchParameters) => Promise<AnsweredSearch>

/**
 * Looks for broader queries, without the filters, that find something, and for pages to read.
 *
 * @param popular ids of those pages; none for the newest
 * @param ask sends one search; a failure leaves out what it was for
 */
export async function findAlternatives(
  query: string,
  terms: readonly string[],
  popular: readonly string[],
  ask: Ask,
): Promise<Alternatives> {
  const orNull = (parameters: SearchParameters) => ask(parameters).catch(() => null)
  const counted = broaderQueries(query, terms).map(async (broader) => {
    const answer = await orNull({ q: broader, limit: 0 })
    return { query: broader, total: answer?.total ?? 0 }
  })
  const named = popular[0] ? { filters: { article: popular } } : {}
  const pages = await orNull({ q: '', limit: maxPages, sort: 'newest', ...named })
  const queries = await Promise.all(counted)
  return { queries: queries.filter(({ total }) => total), hits: pages?.hits ?? [] }
}

/** What is syntax in a query: exclusions, fields, quotes. */
const syntax = /(^|\s)(-("[^"]*"?|“[^”]*”?|\S+)|(author|tag|after|before):\S*)|["“”「」『』]|\s+/gi

/**
 * Queries that ask for less than one that found nothing: without its syntax, without its last word,
 * then each of its terms but single characters. At most three.
 *
 * @param terms what was looked for, in the order of the query
 */
export function broaderQueries(query: string, terms: readonly string[]): readonly string[] {
  const plain = query.replace(syntax, ' ').split(' ').filter(Boolean)
  // A character alone finds something, but hardly what was meant.
  const longer = terms.filter((term) => term.length > 1).sort((one, other) => other.length - one.length)
  const broader = [plain.join(' '), plain.slice(0, -1).join(' '), ...(terms.length > 1 ? longer : [])]
  return [...new Set(broader)].filter((one) => one !== '' && one !== query.trim()).slice(0, 3)
}

import type { AnsweredHit, AnsweredSearch } from '../client/answer.ts'
import type { SearchParameters } from '../client/client.ts'

/** What a visitor who found nothing can try. */
export interface WayOut {
  /** Broader queries that find something, with how much. */
  readonly queries: readonly { readonly query: string; readonly total: number }[]
  /** Pages to read instead. */
  readonly hits: readonly AnsweredHit[]
}

type Ask = (parameters: SearchParameters) => Promise<AnsweredSearch>

/**
 * Looks for broader queries, without the filters, that find something, and for the newest pages.
 *
 * @param ask sends one search; a failure leaves out what it was for
 */
export async function findWayOut(query: string, terms: readonly string[], ask: Ask): Promise<WayOut> {
  const orNull = (parameters: SearchParameters) => ask(parameters).catch(() => null)
  const [newest, ...counted] = await Promise.all([
    orNull({ q: '', limit: 3, sort: 'newest' }),
    ...broaderQueries(query, terms).map(async (broader) => ({
      query: broader,
      total: (await orNull({ q: broader, limit: 0 }))?.total ?? 0,
    })),
  ])
  return { queries: counted.filter(({ total }) => total > 0), hits: newest?.hits ?? [] }
}

/**
 * Queries that ask for less than one that found nothing: without its syntax, without its last word,
 * then each of its terms but single characters. At most three.
 *
 * @param terms what was looked for, in the order of the query
 */
export function broaderQueries(query: string, terms: readonly string[]): readonly string[] {
  const plain = query
    .replace(/(^|\s)-("[^"]*"?|“[^”]*”?|\S+)/g, ' ')
    .replace(/(^|\s)(author|tag|after|before):\S*/gi, ' ')
    .replace(/["“”「」『』]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const words = plain.split(' ')
  const shorter = words.length > 1 ? [words.slice(0, -1).join(' ')] : []
  // A character alone finds something, but hardly what was meant.
  const longer = terms.filter((term) => term.length > 1)
  const single = terms.length > 1 ? longer.sort((one, other) => other.length - one.length) : []
  const broader = new Set([plain, ...shorter, ...single])
  broader.delete(query.trim())
  broader.delete('')
  return [...broader].slice(0, 3)
}

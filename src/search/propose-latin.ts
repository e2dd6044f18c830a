import type { RetrievalPlan } from '../engine/retriever.ts'
import type { AskedQuery } from './asked-query.ts'
import type { QueryExpander } from './expand/expansion.ts'

/** What Latin letters that no passage has together may have been meant for: a word with a slip, or pinyin; or null. */
export async function proposeLatin(
  expander: QueryExpander,
  { request, query, expanded, reads }: AskedQuery,
  { terms }: RetrievalPlan,
): Promise<string | null> {
  const { resolved, synonyms, expansion: strings, reading } = expanded
  const unknown = new Set([...resolved.frequencies].flatMap(([term, count]) => (count === 0 ? [term] : [])))
  // Letters that stand for other words, as pinyin or a plural, are no slip.
  const mayBeSlip = unknown.size > 0 && synonyms.length === 0 && strings === null
  const corrected = mayBeSlip
    ? await expander.correctLatin(request.q, query, unknown, reads.share('spelling'))
    : null
  return corrected ?? (terms.length > 0 ? reading : null)
}

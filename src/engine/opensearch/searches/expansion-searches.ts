import { compareScored } from '../../candidates/channel-scores.ts'
import { isTerm, listTerms, scoreExpansion } from '../../candidates/expansion-scores.ts'
import type { ExpansionPlan, ExpansionString, PlannedTerm } from '../../retriever.ts'
import { anyOf, type Clause, contains, hasTerm, join, query, type Requirements } from './clauses.ts'
import type { ClusterCandidate, NamedResults } from './merge-candidates.ts'
import type { NamedSearches } from './plan-searches.ts'
import { type Search, search } from './searches.ts'

/** The searches of an expansion: one for each string, one for its words apart. */
export function planExpansion(
  { strings, conjunction, limit }: ExpansionPlan,
  filter: Requirements,
): NamedSearches {
  const searches = strings.map((string, number) => {
    const { text, terms } = string
    const required = isTerm(string) ? filter : join(filter, { must: [contains(text)], mustNot: [] })
    return [`expansion ${number}`, rankByTerms(terms, required, limit)] as [string, Search]
  })
  if (conjunction.length > 0) {
    const must = conjunction.map((list) => anyOf(list.map(findString)))
    searches.push([
      'apart',
      rankByTerms(listTerms(conjunction.flat()), join(filter, { must, mustNot: [] }), limit),
    ])
  }
  return Object.fromEntries(searches)
}

/** Passages with any of some terms, best first; all of them, in order of the index, where there are no terms. */
function rankByTerms(terms: readonly PlannedTerm[], required: Requirements, limit: number) {
  return search(query(terms.map(hasTerm), required), {
    size: limit,
    order: terms.length === 0 ? 'passage' : 'score',
  })
}

function findString(string: ExpansionString): Clause {
  return isTerm(string) ? hasTerm(string.terms[0]!) : contains(string.text)
}

/**
 * Puts the passages of an expansion in order: those with its strings, the strings in order; then those with its words
 * apart.
 *
 * @returns best first; whether these are all
 */
export function mergeExpansion(
  { strings, conjunction, enough, limit }: ExpansionPlan,
  results: NamedResults,
): { readonly passages: readonly ClusterCandidate[]; readonly complete: boolean } {
  const found = new Map<number, ClusterCandidate>()
  const add = (name: string, string: number | null): void => {
    for (const [index, { passage, article, ordinal, day }] of (results[name]?.hits ?? []).entries()) {
      const score = scoreExpansion(string, index)
      if (!found.has(passage)) found.set(passage, { passage, article, ordinal, day, score })
    }
  }
  for (const rank of strings.keys()) {
    if (enough !== null && found.size >= enough) break
    add(`expansion ${rank}`, rank)
  }
  if (conjunction.length > 0 && found.size < limit) add('apart', null)
  const passages = [...found.values()].sort(compareScored).slice(0, limit)
  return { passages, complete: passages.length < limit }
}

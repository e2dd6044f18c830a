import type { ExpansionPlan, ExpansionString, PlannedTerm } from '../../retriever.ts'
import { anyOf, type Clause, contains, hasTerm, join, query, type Requirements } from './clauses.ts'
import type { ClusterCandidate, NamedResults } from './merge-candidates.ts'
import type { NamedSearches } from './plan-searches.ts'
import { type Search, search } from './searches.ts'

/** Score of words that stand apart, beside 1 of the first string; as of the engines whose files are here. */
const apartScore = 0.1

/** The searches of an expansion: one for each string, one for its words apart. */
export function planExpansion(
  { strings, conjunction, limit }: ExpansionPlan,
  filter: Requirements,
): NamedSearches {
  const searches = strings.map(({ text, terms }, number) => {
    const required = isTerm(text, terms) ? filter : join(filter, { must: [contains(text)], mustNot: [] })
    return [`expansion ${number}`, rankByTerms(terms, required, limit)] as [string, Search]
  })
  if (conjunction.length > 0) {
    const must = conjunction.map((list) => anyOf(list.map(findString)))
    const terms = conjunction
      .flat()
      .flatMap((string) => (isTerm(string.text, string.terms) ? string.terms : []))
    searches.push(['apart', rankByTerms(terms, join(filter, { must, mustNot: [] }), limit)])
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

function findString({ text, terms }: ExpansionString): Clause {
  return isTerm(text, terms) ? hasTerm(terms[0]!) : contains(text)
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
  const add = (name: string, first: number): void => {
    for (const [index, { passage, article, ordinal, day }] of (results[name]?.hits ?? []).entries()) {
      const score = first / (1 + index / 1000)
      if (!found.has(passage)) found.set(passage, { passage, article, ordinal, day, score })
    }
  }
  for (const rank of strings.keys()) {
    if (enough !== null && found.size >= enough) break
    add(`expansion ${rank}`, 1 / (1 + rank))
  }
  if (conjunction.length > 0 && found.size < limit) add('apart', apartScore)
  const passages = [...found.values()]
    .sort((a, b) => b.score - a.score || a.passage - b.passage)
    .slice(0, limit)
  return { passages, complete: passages.length < limit }
}

function isTerm(text: string, terms: readonly PlannedTerm[]): boolean {
  return terms.length === 1 && terms[0]!.term === text
}

import type { RetrievalPlan } from '../../retriever.ts'
import { join, type Requirements } from '../searches/clauses.ts'
import { planExpansion } from '../searches/expansion-searches.ts'
import { planAggregations } from '../searches/facet-aggregations.ts'
import type { NamedResults } from '../searches/merge-candidates.ts'
import { countNgrams, findByNgrams, readNgramCounts } from '../searches/ngram-searches.ts'
import { type NamedSearches, planSearches, planStringParts } from '../searches/plan-searches.ts'
import type { ClusterIndex } from '../searches/search-limits.ts'
import type { Search } from '../searches/searches.ts'
import {
  planConditions,
  readSettled,
  requireConditions,
  type SettledPhrase,
  settlePhrase,
} from '../searches/settled-phrases.ts'
import {
  deriveStrings,
  listFrequent,
  planFrequentStrings,
  type StringParts,
} from '../searches/string-searches.ts'
import type { PassageRecords } from './passage-records.ts'
import type { RoundTrips } from './round-trips.ts'

/** What the searches of a plan found. */
export interface FoundMatches {
  readonly results: NamedResults
  /** Whether every match surely meets the phrases and exclusions of the plan. */
  readonly exact: boolean
  /** How candidates by n-grams are found; null where the plan wants none. */
  readonly ngrams: { readonly counts: readonly number[]; readonly search: Search } | null
}

/**
 * Carries out the searches of a plan: in one round trip, or in two where phrases are to be verified by their text
 * first, or where what the first assumed was wrong.
 */
export async function findClusterMatches(
  trips: RoundTrips,
  records: PassageRecords,
  plan: RetrievalPlan,
  filter: Requirements,
  index: ClusterIndex,
  titled: readonly number[],
): Promise<FoundMatches> {
  const planned = planConditions(plan)
  const phrases = [...planned.phrases, ...planned.exclusions]
  const aggregations = planAggregations(index, plan.facetValues)
  const articleCount = planAggregations(index, 0)
  const plainly = (conditions: Requirements): NamedSearches =>
    planSearches(plan, { filter, conditions, aggregations, articleCount, titled }, index)

  const assumed = phrases.every(({ exact }) => exact)
  const first: Record<string, NamedSearches> = {
    settle: nameAll('phrase', phrases.map(settlePhrase)),
    expand: plan.expansion === null ? {} : planExpansion(plan.expansion, filter),
    ngrams: plan.ngrams === null ? {} : { counts: countNgrams(plan.ngrams) },
  }
  if (assumed) first.plain = plainly(requireConditions(planned.phrases, planned.exclusions))
  const answered = await askGroups(trips, first)

  const settled = phrases.map((phrase, number): SettledPhrase => {
    const results = settlePhrase(phrase).map((_, part) => answered.settle![`phrase ${number} ${part}`]!)
    return readSettled(phrase, results, (hit) => records.get(hit.passage)!)
  })
  const exact = settled.every((phrase) => phrase.exact)
  const isAnswered = assumed && settled.every((phrase) => phrase.isAsPlanned)
  const conditions = requireConditions(
    settled.slice(0, planned.phrases.length),
    settled.slice(planned.phrases.length),
  )
  const strings = planStringParts(plan, { filter, conditions }, index)
  const ngrams = planNgrams(plan, answered.ngrams!.counts, join(filter, conditions), index)
  // There is no third round trip, neither for these nor for strings that turn out to be frequent.
  const more: NamedSearches = ngrams === null ? {} : { ngrams: ngrams.search }
  const results = isAnswered
    ? await askFrequent(trips, strings, answered.plain!, more)
    : await trips.ask({
        ...plainly(conditions),
        ...planFrequentStrings(strings, [...strings.texts.keys()]),
        ...more,
      })
  const derived =
    strings.texts.length === 0
      ? {}
      : deriveStrings(strings, results, ({ passage }) => records.get(passage)!.text)
  return { results: { ...results, ...derived, ...answered.expand }, exact, ngrams }
}

function planNgrams(
  { ngrams, terms }: RetrievalPlan,
  counted: NamedResults[string] | undefined,
  required: Requirements,
  index: ClusterIndex,
): FoundMatches['ngrams'] {
  if (ngrams === null || counted === undefined) return null
  const counts = readNgramCounts(counted)
  return { counts, search: findByNgrams(ngrams, counts, terms, required, index) }
}

/** Asks for more of the strings that are in many passages. @param beside  asked too, should there be such a string */
async function askFrequent(
  trips: RoundTrips,
  strings: StringParts,
  results: NamedResults,
  beside: NamedSearches,
): Promise<NamedResults> {
  const numbers = listFrequent(strings, results)
  return numbers.length === 0
    ? results
    : { ...results, ...(await trips.ask({ ...planFrequentStrings(strings, numbers), ...beside })) }
}

function nameAll(name: string, lists: readonly (readonly NamedSearches[string][])[]): NamedSearches {
  return Object.fromEntries(
    lists.flatMap((list, number) => list.map((one, part) => [`${name} ${number} ${part}`, one])),
  )
}

/** Asks groups of searches in one round trip; the same name may be in several groups. */
async function askGroups(
  trips: RoundTrips,
  groups: Readonly<Record<string, NamedSearches>>,
): Promise<Record<string, NamedResults>> {
  const entries = Object.entries(groups).flatMap(([group, searches]) =>
    Object.entries(searches).map(([name, one]) => ({ group, name, key: `${group} ${name}`, one })),
  )
  const results = await trips.ask(Object.fromEntries(entries.map(({ key, one }) => [key, one])))
  const answered: Record<string, Record<string, NamedResults[string]>> = {}
  for (const group of Object.keys(groups)) answered[group] = {}
  for (const { group, name, key } of entries) answered[group]![name] = results[key]!
  return answered
}

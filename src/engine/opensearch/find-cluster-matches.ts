import type { PlannedTerm, RetrievalPlan } from '../retriever.ts'
import type { Requirements } from './clauses.ts'
import { planExpansion } from './expansion-searches.ts'
import { planAggregations } from './facet-aggregations.ts'
import type { NamedResults } from './merge-candidates.ts'
import type { PassageRecords } from './passage-records.ts'
import { type NamedSearches, planSearches, planStringParts } from './plan-searches.ts'
import type { RoundTrips } from './round-trips.ts'
import type { ClusterIndex } from './search-limits.ts'
import {
  planConditions,
  readSettled,
  requireConditions,
  type SettledPhrase,
  settlePhrase,
} from './settled-phrases.ts'
import { deriveStrings, listFrequent, planFrequentStrings, type StringParts } from './string-searches.ts'

/** What the searches of a plan found. */
export interface FoundMatches {
  /** Terms that were scored. */
  readonly terms: readonly PlannedTerm[]
  readonly results: NamedResults
  /** Whether every match surely meets the phrases and exclusions of the plan. */
  readonly exact: boolean
}

/**
 * Carries out the searches of a plan: in one round trip, or in two where phrases are to be verified by their text
 * first, or where what the first assumed was wrong.
 */
export async function findMatches(
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
  const { terms } = plan
  const plainly = (conditions: Requirements): NamedSearches =>
    planSearches(plan, { terms, filter, conditions, aggregations, articleCount, titled }, index)

  const assumed = phrases.every(({ exact }) => exact)
  const first: Record<string, NamedSearches> = {
    settle: nameAll('phrase', phrases.map(settlePhrase)),
    expand: plan.expansion === null ? {} : planExpansion(plan.expansion, filter),
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
  const strings = planStringParts(plan, { terms, filter, conditions }, index)
  const results = isAnswered
    ? await askFrequent(trips, strings, answered.plain!)
    : await trips.ask({
        ...plainly(conditions),
        // There is no third round trip for those that turn out to be frequent.
        ...planFrequentStrings(strings, [...strings.texts.keys()]),
      })
  const derived =
    strings.texts.length === 0
      ? {}
      : deriveStrings(strings, results, ({ passage }) => records.get(passage)!.text)
  return { terms, results: { ...results, ...derived, ...answered.expand }, exact }
}

/** Asks for more of the strings that are in many passages. */
async function askFrequent(
  trips: RoundTrips,
  strings: StringParts,
  results: NamedResults,
): Promise<NamedResults> {
  const numbers = listFrequent(strings, results)
  return numbers.length === 0
    ? results
    : { ...results, ...(await trips.ask(planFrequentStrings(strings, numbers))) }
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

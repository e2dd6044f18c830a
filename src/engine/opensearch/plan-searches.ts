import { countCandidates } from '../local/candidate-limits.ts'
import { stringLimits } from '../local/verify-matches.ts'
import type { ContentWord, PlannedTerm, RetrievalPlan } from '../retriever.ts'
import {
  allOf,
  anyOf,
  type Clause,
  contains,
  hasTerm,
  isOneOf,
  join,
  query,
  type Requirements,
} from './clauses.ts'
import {
  type ClusterIndex,
  isBounded,
  isCounted,
  listCountedSubstrings,
  listSubstrings,
} from './search-limits.ts'
import { type Search, search } from './searches.ts'

/** Texts of rare matches that come with the first round trip. */
const rareTexts = 4
/** Where matches are not counted to the last: so many are. */
const mostCounted = 100_000
/** Result groups with every content word that are told apart; of more, the best by their terms. */
export const groupsWithAll = 200
/** Texts of passages that no term brought up, which come with it too. */
const unknownTexts = 8
/** Passages with all characters of an out-of-vocabulary string: they are few, and each has its whole score. */
const mostConjunctions = 1000

/** What the searches of a plan are made of. */
export interface SearchParts {
  /** Terms that are scored. */
  readonly terms: readonly PlannedTerm[]
  /** What the filter of the plan requires. */
  readonly filter: Requirements
  /** What its phrases and exclusions require. */
  readonly conditions: Requirements
  readonly aggregations: Search | null
  /** Counts articles alone; null where they are passages. */
  readonly articleCount: Search | null
  /** Passages that may stand under a title which is the query. */
  readonly titled: readonly number[]
}

/** Searches by name; a name is not there where its search is not needed. */
export type NamedSearches = Readonly<Record<string, Search>>

/**
 * The searches by which a plan is answered in one round trip; their names are read by `mergeCandidates`.
 *
 * `all` counts; `best` and `groups` are the best passages and articles by terms, `texts` the stored fields of the first;
 * `conjunctions` are passages with all characters of a string; `containing`, `unknown` and `rare` are of each substring;
 * `days` is the page by date.
 */
export function planSearches(
  plan: RetrievalPlan,
  parts: SearchParts,
  index: Pick<ClusterIndex, 'oneEach' | 'countedPostings'>,
): NamedSearches {
  const { oneEach } = index
  const { terms, filter, conditions, aggregations, articleCount, titled } = parts
  const { limit, groups } = countCandidates(plan, oneEach)
  const required = join(filter, conditions)
  const scored = terms.map(hasTerm)
  const isPhrase = plan.phrases.length > 0
  const counted = isCounted(plan, terms)
  const conjunctions = isPhrase ? [] : plan.conjunctions.map((group) => allTerms(group))
  const substrings = listSubstrings(plan, counted)
  const lookedUp = substrings.filter(({ isLookedUp }) => isLookedUp).map(({ substring }) => substring.text)
  const holding = listCountedSubstrings(plan).map(({ text }) => contains(text))
  const searches: Record<string, Search> = {}
  const matching =
    plan.matchesEverything || isPhrase
      ? query([], required)
      : query([...scored, ...conjunctions, ...holding], required)
  const hasMatches =
    plan.matchesEverything || isPhrase || scored.length > 0 || conjunctions.length > 0 || lookedUp.length > 0
  if (hasMatches)
    searches.all = search(matching, {
      size: 0,
      order: 'passage',
      ...(isBounded(plan, terms, index)
        ? { counted: mostCounted }
        : { counted: true, ...(aggregations === null ? {} : { aggregations }) }),
    })
  if (plan.contentWords !== null && !plan.matchesEverything && hasMatches && canHoldAll(plan.contentWords)) {
    const must = [...plan.contentWords.map(holdsWord), matching]
    searches.words = search(query(scored, join(required, { must, mustNot: [] }), true), {
      size: groupsWithAll,
      order: 'score',
      byArticle: plan.group === 'article' && !oneEach,
      counted: true,
      ...(articleCount === null ? {} : { aggregations: articleCount }),
    })
  }
  if (plan.sort !== 'relevance' && hasMatches)
    searches.days = search(matching, {
      size: plan.offset + plan.limit,
      order: plan.sort,
      byArticle: plan.group === 'article' && !oneEach,
    })
  if (plan.matchesEverything) return searches
  const byTerms = query(scored, required, isPhrase)
  if (isPhrase || scored.length > 0) {
    searches.best = search(byTerms, { size: limit, order: 'score' })
    if (groups !== null) searches.groups = search(byTerms, { size: groups, order: 'score', byArticle: true })
    if (plan.stored && plan.sort === 'relevance')
      searches.texts = search(byTerms, { size: plan.rerankWindow, order: 'score', records: true })
  }
  if (titled.length > 0 && !isPhrase)
    searches.titled = search(query(scored, join(required, { must: [isOneOf(titled)], mustNot: [] }), true), {
      size: titled.length,
      order: 'passage',
      records: plan.stored,
    })
  if (conjunctions.length > 0) {
    const any = join(required, { must: [anyOf(conjunctions)], mustNot: [] })
    const all = query([...scored, ...conjunctions], any)
    searches.conjunctions = search(all, { size: Math.max(limit, mostConjunctions), order: 'score' })
    if (plan.stored && plan.sort === 'relevance')
      searches['conjunction texts'] = search(all, { size: plan.rerankWindow, order: 'score', records: true })
    if (groups !== null)
      searches['conjunction groups'] = search(all, { size: groups, order: 'score', byArticle: true })
  }
  for (const [number, text] of lookedUp.entries()) {
    const containing = join(required, { must: [contains(text)], mustNot: [] })
    const known = [...scored, ...conjunctions]
    // Passages that no term brought up: all of the others, or those that are not among the best.
    const others =
      counted && known.length > 0 ? join(containing, { must: [], mustNot: [anyOf(known)] }) : containing
    searches[`unknown ${number}`] = search(query([], others), {
      size: counted ? limit : limit * 2,
      order: 'passage',
    })
    if (plan.stored && plan.sort === 'relevance')
      searches[`unknown texts ${number}`] = search(query([], others), {
        size: unknownTexts,
        order: 'passage',
        records: true,
      })
    if (groups !== null)
      searches[`unknown groups ${number}`] = search(query([], others), {
        size: groups + (counted ? 0 : limit),
        order: 'passage',
        byArticle: true,
      })
    const isRestricted = required.must.length + required.mustNot.length > 0
    if (isRestricted || text.length < stringLimits.shortestReranked)
      searches[`frequency ${number}`] = search(query([], { must: [contains(text)], mustNot: [] }), {
        size: 0,
        order: 'passage',
        counted: true,
      })
    if (text.length < stringLimits.shortestReranked) continue
    searches[`containing ${number}`] = search(query(scored, containing, true), {
      size: stringLimits.reranked,
      order: 'passage',
      counted: !isRestricted,
    })
    if (scored.length === 0) continue
    searches[`rare ${number}`] = search(query(scored, containing), {
      size: stringLimits.reranked,
      order: 'score',
    })
    if (plan.stored)
      searches[`rare texts ${number}`] = search(query(scored, containing), {
        size: rareTexts,
        order: 'score',
        records: true,
      })
  }
  return searches
}

/** Whether some passage may contain every content word. */
export function canHoldAll(words: readonly ContentWord[]): boolean {
  return words.every(({ kind, terms }) => kind === 'ideographs' || terms.length > 0)
}

function holdsWord({ text, kind, terms }: ContentWord): Clause {
  const byTerms = terms.map(({ term }) => hasTerm({ term, weight: 1 }))
  return anyOf(kind === 'ideographs' ? [...byTerms, contains(text)] : byTerms)
}

/** Passages that have every term of a conjunction, scored by them. */
export function allTerms(terms: readonly PlannedTerm[]): Clause {
  return terms.length === 0 ? allOf([]) : { bool: { must: terms.map(hasTerm) } }
}

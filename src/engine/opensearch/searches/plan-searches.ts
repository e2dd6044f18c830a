import { countCandidates } from '../../candidates/candidate-limits.ts'
import type { ContentWord, RetrievalPlan } from '../../retriever.ts'
import {
  anyOf,
  type Clause,
  contains,
  hasTerm,
  isOneOf,
  join,
  query,
  type Requirements,
  rankBy,
} from './clauses.ts'
import {
  type ClusterIndex,
  isBounded,
  isCounted,
  listCountedSubstrings,
  listSubstrings,
} from './search-limits.ts'
import { type Search, search } from './searches.ts'
import { planStrings, type StringParts } from './string-searches.ts'

/** Texts of the best passages come with them; of more, texts of those that are reranked are asked for apart. */
const maxTexts = 128
/** Where matches are not counted to the last: so many are. */
const maxCounted = 100_000
/** Result groups with every content word that are told apart; of more, the best by their terms. */
export const groupsWithAll = 200

/** What the searches of a plan are made of. */
export interface SearchParts {
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
 * `containing` are the passages of each substring, see `planStrings`; `days` is the page by date.
 */
export function planSearches(
  plan: RetrievalPlan,
  parts: SearchParts,
  index: Pick<ClusterIndex, 'oneEach' | 'countedPostings'>,
): NamedSearches {
  const { oneEach } = index
  const { aggregations, articleCount, titled } = parts
  const { limit, groups } = countCandidates(plan, oneEach)
  const strings = planStringParts(plan, parts, index)
  const { required, scored } = strings
  const isPhrase = plan.phrases.length > 0
  const withTexts = plan.stored && plan.sort === 'relevance'
  const holding = listCountedSubstrings(plan).map(({ text }) => contains(text))
  const searches: Record<string, Search> = {}
  const matching =
    plan.matchesEverything || isPhrase ? query([], required) : query([...scored, ...holding], required)
  const hasMatches = plan.matchesEverything || isPhrase || scored.length > 0 || strings.texts.length > 0
  if (hasMatches)
    searches.all = search(matching, {
      size: 0,
      order: 'passage',
      ...(isBounded(plan, index)
        ? { counted: maxCounted }
        : { counted: true, ...(aggregations === null ? {} : { aggregations }) }),
    })
  if (plan.contentWords !== null && !plan.matchesEverything && hasMatches && canHoldAll(plan.contentWords)) {
    const must = [...plan.contentWords.map(holdsWord), matching]
    searches.words = search(rankBy(scored, join(required, { must, mustNot: [] })), {
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
  const byTerms = (isPhrase ? rankBy : query)(scored, required)
  if (isPhrase || scored.length > 0) {
    const records = withTexts && limit <= maxTexts
    searches.best = search(byTerms, { size: limit, order: 'score', records })
    if (groups !== null) searches.groups = search(byTerms, { size: groups, order: 'score', byArticle: true })
    if (withTexts && !records)
      searches.texts = search(byTerms, { size: plan.rerankWindow, order: 'score', records: true })
  }
  if (titled.length > 0 && !isPhrase)
    searches.titled = search(rankBy(scored, join(required, { must: [isOneOf(titled)], mustNot: [] })), {
      size: titled.length,
      order: 'passage',
      records: plan.stored,
    })
  return { ...searches, ...planStrings(strings) }
}

/** What the searches of the substrings of a plan are made of. */
export function planStringParts(
  plan: RetrievalPlan,
  { filter, conditions }: Pick<SearchParts, 'filter' | 'conditions'>,
  { oneEach }: Pick<ClusterIndex, 'oneEach'>,
): StringParts {
  const counted = isCounted(plan)
  const { limit, groups } = countCandidates(plan, oneEach)
  const lookedUp = listSubstrings(plan, counted).filter(({ isLookedUp }) => isLookedUp)
  return {
    texts: lookedUp.map(({ substring }) => substring.text),
    required: join(filter, conditions),
    scored: plan.terms.map(hasTerm),
    counted,
    limit,
    groups,
    records: plan.stored && plan.sort === 'relevance',
  }
}

/** Whether some passage may contain every content word. */
function canHoldAll(words: readonly ContentWord[]): boolean {
  return words.every(({ kind, terms }) => kind === 'ideographs' || terms.length > 0)
}

function holdsWord({ text, kind, terms }: ContentWord): Clause {
  const byTerms = terms.map(({ term }) => hasTerm({ term, weight: 1 }))
  if (kind !== 'ideographs') return anyOf(byTerms)
  // What has the word as a term contains it as a string.
  return text.length <= 2 && terms.every(({ term }) => term === text)
    ? contains(text)
    : anyOf([...byTerms, contains(text)])
}

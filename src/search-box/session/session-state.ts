import type { FilterValues } from '../../client/client.ts'
import type { AnsweredHit, AnsweredSearch } from '../../client/search-answer.ts'
import type { Suggestion } from '../../search/answer.ts'
import type { FieldCounts } from './facets.ts'
import type { Alternatives } from './no-results.ts'

/** What a visitor chose beside the query. The filter `year` stands for first and last day of a year. */
export interface Choices {
  readonly group: 'article' | 'passage'
  readonly sort: 'relevance' | 'newest' | 'oldest'
  readonly filters: FilterValues
}

/** A query together with the choices it was sent with. */
export interface SearchedQuery {
  readonly query: string
  readonly choices: Choices
}

/** Why an answer did not come. */
export type Problem = 'offline' | 'timeout' | 'unavailable'

/** Everything the box shows, as plain values. */
export interface SessionState {
  /** What stands in the field; `searched` is behind it while a visitor types on. */
  readonly query: string
  readonly choices: Choices
  /** What `answer` and `hits` belong to; null where nothing was asked. */
  readonly searched: SearchedQuery | null
  /** The newest page of the answer. */
  readonly answer: AnsweredSearch | null
  /** Hits of all pages loaded so far. */
  readonly hits: readonly AnsweredHit[]
  readonly suggestions: readonly Suggestion[]
  readonly facets: FieldCounts
  /** What to try where nothing was found; null until known. */
  readonly alternatives: Alternatives | null
  /** A request failed; what was shown before is still there. */
  readonly problem: Problem | null
  /** True once an answer has been waited for so long that a visitor should see it. */
  readonly isWaiting: boolean
}

/** Choices that nobody made. */
export const usualChoices: Choices = { group: 'article', sort: 'relevance', filters: {} }

/** A box that was asked nothing. */
export const idleState: SessionState = {
  query: '',
  choices: usualChoices,
  searched: null,
  answer: null,
  hits: [],
  suggestions: [],
  facets: {},
  alternatives: null,
  problem: null,
  isWaiting: false,
}

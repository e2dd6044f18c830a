import type { Hit, HitArticle, HitSection, SearchAnswer, Snippet, Suggestion } from '../search/answer.ts'

/*
 * Answers as a client reads them. A page may load its search box from one release and ask the API of
 * another, so members that came later are optional here.
 */

/** An answer or a part of one, with members that not every release has. */
type WithLater<Answer, Later extends keyof Answer> = Omit<Answer, Later> & Partial<Pick<Answer, Later>>

/** Text cut out of a longer one; the ends say whether the longer text goes on. */
export type AnsweredSnippet = WithLater<Snippet, 'cutStart' | 'cutEnd'>

/** Another part of the same article that matched. */
export interface AnsweredSection extends Omit<HitSection, 'snippet'> {
  readonly snippet: AnsweredSnippet
}

/** One hit. */
export interface AnsweredHit
  extends Omit<WithLater<Hit, 'matchesAll'>, 'snippet' | 'sections' | 'article' | 'explain'> {
  readonly snippet: AnsweredSnippet
  readonly sections?: readonly AnsweredSection[]
  readonly article: WithLater<HitArticle, 'description' | 'fields'>
}

/** What `/api/search` answers. */
export interface AnsweredSearch
  extends Omit<WithLater<SearchAnswer, 'dates' | 'matchingAll'>, 'engine' | 'hits' | 'facets' | 'partial'> {
  /** Time in the index. */
  readonly tookMs: number
  readonly hits: readonly AnsweredHit[]
  /** Counts by value: `authors`, `tags`, and other fields by name. */
  readonly facets: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** True where a part of the index did not answer. */
  readonly partial?: boolean
}

/** What `/api/suggest` answers. */
export interface AnsweredSuggestions {
  readonly query: string
  readonly suggestions: readonly Suggestion[]
}

import type { MarkedText, Suggestion } from '../search/answer.ts'

/*
 * Answers as a client reads them. A page may load its search box from one release and ask the API of
 * another, so members that came later are optional here.
 */

/** Text cut out of a longer one; the ends say whether the longer text goes on. */
export interface AnsweredSnippet extends MarkedText {
  readonly cutStart?: boolean
  readonly cutEnd?: boolean
}

/** Another part of the same article that matched. */
export interface AnsweredSection {
  readonly anchor: string | null
  /** Heading path, outermost first. */
  readonly headings: readonly string[]
  readonly url: string
  readonly snippet: AnsweredSnippet
}

/** One hit. */
export interface AnsweredHit {
  /** `article#ordinal`, or the article's id where each article is one passage. */
  readonly id: string
  /** Comparable within one answer. */
  readonly score: number
  /** Address of the article, with the anchor of the passage's heading. */
  readonly url: string
  /** Position of the passage in its article, from 0. */
  readonly ordinal: number
  readonly title: MarkedText
  readonly headings: readonly string[]
  /** Half-open UTF-16 ranges that matched in each heading. */
  readonly headingMarks: readonly (readonly (readonly [start: number, end: number])[])[]
  readonly snippet: AnsweredSnippet
  /** Whether it has every content word of the query. */
  readonly matchesAll?: boolean
  readonly sections?: readonly AnsweredSection[]
  readonly picture: { readonly src: string; readonly caption: MarkedText } | null
  readonly article: {
    readonly id: string
    readonly title: string
    readonly url: string
    readonly date: string | null
    readonly description?: string | null
    readonly authors: readonly string[]
    readonly tags: readonly string[]
    readonly fields?: Readonly<Record<string, readonly string[]>>
    readonly image: string | null
  }
}

/** What `/api/search` answers; `tookMs` is the time in the index. */
export interface AnsweredSearch {
  readonly query: string
  /** Folded words that were searched for, in the order of the query. */
  readonly terms: readonly string[]
  /** Matching articles, or passages with `group: 'passage'`; a lower bound where `totalIsExact` is false. */
  readonly total: number
  readonly totalIsExact: boolean
  readonly tookMs: number
  readonly hits: readonly AnsweredHit[]
  /** `offset` of the next page; null where there is none. */
  readonly nextOffset: number | null
  /** Counts by value: `authors`, `tags`, and other fields by name. */
  readonly facets: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** First and last calendar day of what was found. */
  readonly dates?: { readonly min: string; readonly max: string } | null
  /** Hits of `total` with every content word of the query; null where not counted. */
  readonly matchingAll?: number | null
  /** True where a part of the index did not answer. */
  readonly partial?: boolean
  /** The query with a typo corrected, where that finds more. */
  readonly didYouMean: string | null
}

/** What `/api/suggest` answers. */
export interface AnsweredSuggestions {
  readonly query: string
  readonly suggestions: readonly Suggestion[]
}

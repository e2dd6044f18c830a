import type { Article, Passage } from '../format/article.ts'
import type { FieldFilter } from '../query/query.ts'
import type { FacetAnswer, FacetRequest, Facets } from './facet.ts'

/** Half-open range `[start, end)` in UTF-16 units of the text it comes with. */
export type Mark = readonly [start: number, end: number]

/** Text with what matched in it. `html` is `text` escaped, each mark inside `<mark>`. */
export interface MarkedText {
  readonly text: string
  readonly marks: readonly Mark[]
  readonly html: string
}

/** Text cut out of a longer one. */
export interface Snippet extends MarkedText {
  /** Whether the longer text goes on before and after it. */
  readonly cutStart: boolean
  readonly cutEnd: boolean
}

/** What a hit stands for: the best passage of an article, or each passage. */
export type Grouping = 'article' | 'passage'
/** Order of the hits. */
export type Sorting = 'relevance' | 'newest' | 'oldest'

/** Longest query that is searched, in UTF-16 units; of a longer one the beginning. */
export const maxQueryUnits = 1000
/** Farthest offset of a page. */
export const maxOffset = 10_000

/** Bounds of a snippet, in code points, and its length unless asked otherwise. */
export const snippetCodePoints = Object.freeze({ min: 20, max: 400, default: 120 })

/** One search request; checked where it enters, trusted here. */
export interface SearchRequest {
  /** Only its first `maxQueryUnits` count. */
  readonly q: string
  /** 0–100 hits. */
  readonly limit: number
  /** 0–10,000 hits passed over. */
  readonly offset: number
  readonly group: Grouping
  readonly sort: Sorting
  /** All of them hold. */
  readonly filters: readonly FieldFilter[]
  /** First and last calendar day that count, `YYYY-MM-DD`. */
  readonly after: string | null
  readonly before: string | null
  /** Longest snippet in code points, 20–400. */
  readonly snippetLength: number
  /** Adds a text fragment (`#:~:text=`) to the address of each hit, by which browsers mark what matched. */
  readonly highlight: boolean
  /** Adds the parts of each score to the hits. */
  readonly explain: boolean
}

/** The request that asks for nothing yet, with the defaults of the API. */
export const plainRequest: SearchRequest = Object.freeze({
  q: '',
  limit: 10,
  offset: 0,
  group: 'article',
  sort: 'relevance',
  filters: Object.freeze([]),
  after: null,
  before: null,
  snippetLength: snippetCodePoints.default,
  highlight: false,
  explain: false,
})

/** The article a hit belongs to, as a list of hits shows it. */
export interface HitArticle {
  readonly id: string
  readonly title: string
  readonly url: string
  readonly date: string | null
  readonly description: string | null
  /** Of authors, tags and each field at most `maxValues` are shown. */
  readonly authors: readonly string[]
  readonly tags: readonly string[]
  /** Values of every other field, by its name. */
  readonly fields: Readonly<Record<string, readonly string[]>>
  readonly image: string | null
}

/** Another passage of the same article that matched. */
export interface HitSection {
  readonly anchor: string | null
  /** Heading path, outermost first. */
  readonly headings: readonly string[]
  readonly url: string
  readonly snippet: Snippet
}

/** A picture of the passage whose caption matched, or the passage's first picture. */
export interface HitPicture {
  readonly src: string
  readonly caption: MarkedText
}

/** A passage of an answer. */
export interface Hit {
  /** `article#ordinal`, or the article's id where a line is one passage. */
  readonly id: string
  readonly score: number
  /** Leads to the heading the passage stands under. */
  readonly url: string
  readonly ordinal: number
  readonly title: MarkedText
  /** Heading path, outermost first. */
  readonly headings: readonly string[]
  /** Marks of each heading. */
  readonly headingMarks: readonly (readonly Mark[])[]
  readonly snippet: Snippet
  /**
   * Whether the passage, or with `group=article` a passage of its article, holds every content word of the query: those
   * that are no stop words, or all words where there are no others. Of such hits there are `matchingAll`; where that is
   * null, it is said of the passage shown alone.
   */
  readonly matchesAll: boolean
  /** At most three. */
  readonly sections: readonly HitSection[]
  readonly picture: HitPicture | null
  readonly article: HitArticle
  /** Named parts of `score`, with `explain`. */
  readonly explain?: Readonly<Record<string, number>>
}

/** What `/api/search` answers, but for `tookMs`, which the HTTP route adds. */
export interface SearchAnswer {
  readonly query: string
  /** What was looked for, folded, in the order of the query. */
  readonly terms: readonly string[]
  /** Articles, or passages with `group=passage`. */
  readonly total: number
  readonly totalIsExact: boolean
  /** How many of `total` hold every content word of the query in one passage; null where that was not counted. */
  readonly matchingAll: number | null
  readonly engine: 'minisearch' | 'packed' | 'opensearch'
  readonly hits: readonly Hit[]
  /**
   * Offset of the page that follows, or null where none does. A page may hold fewer hits than were asked for:
   * where their texts take more reads than a request has, and where a passage turns out not to hold a phrase.
   */
  readonly nextOffset: number | null
  readonly facets: Facets
  /** First and last calendar day among the matching articles; null where none has a date. */
  readonly dates: { readonly min: string; readonly max: string } | null
  /** True where the engine could not ask all of its parts; left out otherwise. */
  readonly partial?: true
  /** Another spelling that finds more, or null. */
  readonly didYouMean: string | null
}

/** Where the text of a suggestion stands. */
export type SuggestionKind = 'title' | 'heading' | 'word'

/** What a visitor is offered while typing. */
export interface Suggestion {
  readonly text: string
  /** The part the visitor typed; empty for a match by pinyin. */
  readonly marks: readonly Mark[]
  readonly kind: SuggestionKind
  /** Where a title or heading leads, else null. */
  readonly url: string | null
}

/** The answer of `/api/suggest`. */
export interface SuggestAnswer {
  readonly query: string
  readonly suggestions: readonly Suggestion[]
}

/** An article as it was indexed. */
export interface ArticleText {
  readonly article: Article
  /** From the passage asked for on, in order. */
  readonly passages: readonly Passage[]
  /** Passages of the whole article. */
  readonly count: number
}

/** What an open index says of itself; `/api/health` shows it. */
export interface IndexStatus {
  readonly engine: 'minisearch' | 'packed' | 'opensearch'
  /** Changes whenever the content of the index does; for `ETag`. */
  readonly version: string
  readonly articles: number
  readonly passages: number
  /** Fields that articles of the index can be filtered by, sorted. */
  readonly fields: readonly string[]
  /** ISO time the index was built, or null where builds are reproducible without one. */
  readonly builtAt: string | null
}

/** An open index that answers queries. */
export interface Searcher {
  readonly status: IndexStatus
  /** @param signal  ends the search, where its engine is another machine */
  search(request: SearchRequest, signal?: AbortSignal): Promise<SearchAnswer>
  /**
   * Completes what a visitor is typing, best first.
   *
   * @param limit  1–20
   * @param language  of the pages that titles and headings lead to, by their field `lang`, where the index has such
   */
  suggest(q: string, limit: number, language?: string): Promise<SuggestAnswer>
  /**
   * Reads an article.
   *
   * @param first  ordinal of the first passage wanted, from 0
   * @param limit  passages wanted at most; fewer come where their texts take more reads than a request has
   * @returns null where no article has the id
   */
  article(id: string, first: number, limit: number): Promise<ArticleText | null>
  /** Values of one field; null where no article has the field. */
  facet(request: FacetRequest): Promise<FacetAnswer | null>
}

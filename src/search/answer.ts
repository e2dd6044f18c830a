/** Half-open range `[start, end)` in UTF-16 units of the text it comes with. */
export type Mark = readonly [start: number, end: number]

/** Text with what matched in it. `html` is `text` escaped, each mark inside `<mark>`. */
export interface MarkedText {
  readonly text: string
  readonly marks: readonly Mark[]
  readonly html: string
}

export type Grouping = 'article' | 'passage'
export type Sorting = 'relevance' | 'newest' | 'oldest'

/** What is searched of a question, in UTF-16 units; doors may refuse longer ones. */
export const maxQuestionUnits = 1000
/** Farthest place of a page. */
export const mostOffset = 10_000

/** One question to a searcher; checked at the door, trusted here. */
export interface SearchRequest {
  /** Only its first `maxQuestionUnits` count. */
  readonly q: string
  /** 0–100 hits. */
  readonly limit: number
  /** 0–10,000 hits passed over. */
  readonly offset: number
  readonly group: Grouping
  readonly sort: Sorting
  readonly author: string | null
  readonly tag: string | null
  /** First and last calendar day that count, `YYYY-MM-DD`. */
  readonly after: string | null
  readonly before: string | null
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
  author: null,
  tag: null,
  after: null,
  before: null,
  explain: false,
})

/** The article a hit belongs to, as a list of hits shows it. */
export interface HitArticle {
  readonly id: string
  readonly title: string
  readonly url: string
  readonly date: string | null
  readonly authors: readonly string[]
  readonly tags: readonly string[]
  readonly image: string | null
}

/** A picture of the passage whose caption matched, or the passage's first picture. */
export interface HitPicture {
  readonly src: string
  readonly caption: MarkedText
}

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
  readonly snippet: MarkedText
  readonly picture: HitPicture | null
  readonly article: HitArticle
  /** Named parts of `score`, with `explain`. */
  readonly explain?: Readonly<Record<string, number>>
}

export interface Facets {
  readonly authors: Readonly<Record<string, number>>
  readonly tags: Readonly<Record<string, number>>
}

/** What `/api/search` answers, but for `tookMs`, which the door adds. */
export interface SearchAnswer {
  readonly query: string
  /** What was looked for, folded, in the order of the query. */
  readonly terms: readonly string[]
  /** Articles, or passages with `group=passage`. */
  readonly total: number
  readonly totalIsExact: boolean
  readonly engine: 'minisearch' | 'packed'
  readonly hits: readonly Hit[]
  /**
   * Offset of the page that follows, or null where none does. A page may hold fewer hits than were asked for:
   * where their texts take more reads than a request has, and where a passage turns out not to hold a phrase.
   */
  readonly nextOffset: number | null
  readonly facets: Facets
  /** Another spelling that finds more, or null. */
  readonly didYouMean: string | null
}

export type SuggestionKind = 'title' | 'heading' | 'word'

export interface Suggestion {
  readonly text: string
  /** The part the visitor typed; empty for a match by pinyin. */
  readonly marks: readonly Mark[]
  readonly kind: SuggestionKind
  /** Where a title or heading leads, else null. */
  readonly url: string | null
}

export interface SuggestAnswer {
  readonly query: string
  readonly suggestions: readonly Suggestion[]
}

/** What an open index says of itself; `/api/health` shows it. */
export interface IndexStatus {
  readonly engine: 'minisearch' | 'packed'
  /** Changes whenever the content of the index does; for `ETag`. */
  readonly version: string
  readonly articles: number
  readonly passages: number
  /** ISO time the index was built, or null where builds are reproducible without one. */
  readonly builtAt: string | null
}

/** An open index that answers questions. */
export interface Searcher {
  readonly status: IndexStatus
  search(request: SearchRequest): Promise<SearchAnswer>
  /** Completions of what a visitor is typing, best first, at most `limit` (1–20). */
  suggest(q: string, limit: number): Promise<SuggestAnswer>
}

import type { ErrorCode } from '../errors.ts'

/** One input document, as its author signed it. */
export interface Article {
  /** Stable and unique in an index: the path under the folder without `.md`, or the `id` of a JSON line. */
  readonly id: string
  readonly title: string
  /** Where a reader opens it; relative to the site when the author gave no address. */
  readonly url: string
  /** ISO 8601 calendar date (`2023-08-02`), or null where none is known. */
  readonly date: string | null
  readonly authors: readonly string[]
  readonly editors: readonly string[]
  readonly tags: readonly string[]
  readonly description: string | null
  /** Address of the picture that stands for the article, or null. */
  readonly image: string | null
  /**
   * Values of every other field that the site filters by (`category`, `lang`, …), by its name; authors, tags and
   * date have members of their own.
   */
  readonly fields: Readonly<Record<string, readonly string[]>>
}

/** A picture and what is written under it. */
export interface Picture {
  readonly src: string
  /** Caption, else alternative text; may be empty. */
  readonly caption: string
}

/** The unit that is indexed and retrieved: whole sentences under one heading. */
export interface Passage {
  /** Position in its article, from 0. */
  readonly ordinal: number
  /** Heading path from the outermost in; without the title. */
  readonly headings: readonly string[]
  /** Fragment that leads to the nearest heading (no `#`), or null above the first heading. */
  readonly anchor: string | null
  /** Body text as a reader sees it: no markup, no captions, paragraphs apart by `\n`. */
  readonly text: string
  readonly pictures: readonly Picture[]
  /** How much its text counts in scoring, 0–10; 1 where its page or front matter says nothing. Not stored. */
  readonly weight?: number
}

/** Kinds of warnings, by the part of the article that was not read as written. */
export type ArticleWarningKind = 'front-matter' | 'date' | 'address' | 'encoding' | 'markup'

/** Something of an article that could not be read as written; the article is indexed without it. */
export interface ArticleWarning {
  readonly kind: ArticleWarningKind
  readonly file: string
  /** From 1. */
  readonly line: number
  /** What was expected and what came, in one sentence without the place. */
  readonly message: string
}

/** Why a document is no article of the index. */
export type LeftOutReason =
  /** Front matter says so: a draft, not published, kept from search. */
  | 'hidden'
  /** Dated after the day of the build, where the generator publishes no such page. */
  | 'future'
  | 'expired'
  /** The generator makes no page of it: drafts, partials, files outside of its folders, not in its contents. */
  | 'no-page'
  /** The configuration of the site leaves it out. */
  | 'excluded'
  /** A text in markup that is not read: AsciiDoc, reStructuredText, Org. */
  | 'markup'
  /** A page that only lists others. */
  | 'list'
  /** A page without `data-pagefind-body` on a site where others have it. */
  | 'unmarked'
  | 'empty'
  | 'noindex'
  /** A page that leads elsewhere. */
  | 'redirect'
  /** A page with the address of another. */
  | 'duplicate'
  /** A page for errors or search. */
  | 'service'
  /** A file or folder whose name is no UTF-8. */
  | 'name'

/** A document that is no article of the index. */
export interface LeftOut {
  readonly reason: LeftOutReason
  readonly file: string
}

/** An article that could not be read at all. */
export interface ArticleFailure {
  readonly code: ErrorCode
  /** Names the file, and the line where there is one. */
  readonly message: string
}

/** The result of parsing one input document. */
export interface ParsedArticle {
  readonly article: Article
  readonly passages: readonly Passage[]
  readonly warnings: readonly ArticleWarning[]
}

/**
 * Every way in which Hansou refuses to go on. The code decides whose fault it is:
 * `INVALID_*` the caller's, `ARTICLE_*` the author's, the rest the index's or the machine's.
 */
export type ErrorCode =
  | 'INVALID_OPTION'
  | 'INVALID_PARAMETER'
  | 'ARTICLE_INVALID'
  | 'ARTICLE_ENCODING'
  | 'ARTICLE_DUPLICATE'
  | 'ARTICLE_NOT_FOUND'
  | 'INDEX_NOT_FOUND'
  | 'INDEX_TOO_OLD'
  | 'INDEX_TOO_NEW'
  | 'INDEX_CORRUPT'
  | 'INDEX_MISMATCH'
  | 'STORE_UNAVAILABLE'
  | 'INDEX_LOCKED'
  | 'INDEX_UNWRITABLE'
  | 'ANALYZER_MISMATCH'

/**
 * The one error class of the project.
 *
 * The message says what was expected and what came; it never repeats a visitor's text.
 */
export class SearchError extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'SearchError'
    this.code = code
  }
}

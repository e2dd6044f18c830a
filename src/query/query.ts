/** Whether a clause is optional, required or excluded. */
export type Occur = 'should' | 'must' | 'mustNot'

/** A clause of a query: a word or a phrase. */
export interface Clause {
  readonly occur: Occur
  /** As typed, without quotes and signs. */
  readonly text: string
  /** Stands in quotes: its characters follow each other in the text. */
  readonly isPhrase: boolean
}

/** A parsed query. Queries never fail to parse: text that is no syntax is searched for. */
export interface Query {
  readonly clauses: readonly Clause[]
  readonly authors: readonly string[]
  readonly tags: readonly string[]
  /** Authors and tags that an article must not have (`-author:`, `-tag:`). */
  readonly notAuthors: readonly string[]
  readonly notTags: readonly string[]
  /** Calendar days, `YYYY-MM-DD`, both included. */
  readonly after: string | null
  readonly before: string | null
  /** The text ends with its last clause, a word that may still be being typed. */
  readonly endsInWord: boolean
}

/** Which values of one field an article must have: one of `anyOf` (if any is named), and none of `noneOf`. */
export interface FieldFilter {
  /** `author`, `tag`, or another field of the articles. */
  readonly field: string
  /** Compared folded, so that width, case and script do not matter. */
  readonly anyOf: readonly string[]
  readonly noneOf: readonly string[]
}

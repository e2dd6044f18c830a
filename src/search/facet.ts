/** Values of one field and how many matching articles have each, most frequent first; at most `maxValues`. */
export type FacetCounts = Readonly<Record<string, number>>

/** Values that an answer shows of one field at most, as a facet and of one article. */
export const maxValues = 100

/** Facets by key: `authors`, `tags`, and other fields by name; see `facetKeyOf`. */
export interface Facets {
  readonly authors: FacetCounts
  readonly tags: FacetCounts
  readonly [field: string]: FacetCounts
}

/** The key that counts of a field stand under. A field may be named as the keys of authors and tags are. */
export function facetKeyOf(field: string): string {
  if (field === 'author' || field === 'tag') return `${field}s`
  return field === 'authors' || field === 'tags' ? `field.${field}` : field
}

/** A request for values of one field, as a visitor types into a filter. */
export interface FacetRequest {
  /** `author`, `tag`, or a name of `Article.fields`. */
  readonly field: string
  /** Part of a value, compared folded; empty for the most frequent values. */
  readonly q: string
  /** 1–100. */
  readonly limit: number
}

/** Values of a field that hold what was asked for: those that begin with it first, then the most frequent. */
export interface FacetAnswer {
  readonly field: string
  readonly query: string
  readonly values: readonly { readonly value: string; readonly count: number }[]
  /** How many values hold it, shown or not. */
  readonly total: number
}

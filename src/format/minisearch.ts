import type { Options } from 'minisearch'

/** What is indexed of a passage: its terms, each as often as it stands there. */
export interface TermDocument {
  readonly id: number
  readonly text: readonly string[]
  readonly title: readonly string[]
}

const signs = '0123456789abcdefghijklmnopqrstuvwxyz!"$%()*+,-./:;<=>?@[]^_`{|}~'

/**
 * Writes a term so that MiniSearch's radix tree stays fast: its root would have thousands of children for Han
 * terms, which it scans one by one. Each unit beyond ASCII becomes three signs, a capital first; folded terms
 * have no capitals, so no two terms are written alike.
 */
export function encodeTerm(term: string): string {
  let encoded = ''
  for (let index = 0; index < term.length; index++) {
    const unit = term.charCodeAt(index)
    encoded +=
      unit < 0x80
        ? term[index]
        : String.fromCharCode(65 + (unit >>> 12)) + signs[(unit >>> 6) & 63] + signs[unit & 63]
  }
  return encoded
}

/** Options that writing and opening share; MiniSearch answers nothing, without an error, where they differ. */
export const miniSearchOptions: Options<TermDocument> = {
  idField: 'id',
  fields: ['text', 'title'],
  storeFields: [],
  extractField: (document, field) => document[field as keyof TermDocument] as unknown as string,
  // Documents come cut into terms; only a query is a string, of one encoded term.
  tokenize: (text) => (Array.isArray(text) ? (text as string[]) : [text]),
  processTerm: (term) => term,
  stringifyField: (value) => value as string,
}

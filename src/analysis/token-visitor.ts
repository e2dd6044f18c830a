/** A word of a text; a sub-word inside the word before it, or a calendar day that begins with it, at the same position. */
export type TokenKind = 'word' | 'subWord' | 'day'

/** Receives the tokens of a text, in text order. Spans are of folded units. */
export interface TokenVisitor {
  /** A word of the lexicon, or one unknown ideograph (`unknownWord`). */
  ideographs(id: number, start: number, end: number, kind: TokenKind): void
  alphanumerics(term: string, start: number, end: number, kind: TokenKind): void
}

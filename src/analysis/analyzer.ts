import type { Span } from '../text/span.ts'
import { createFolder, type FoldedText, unitsToString } from './fold.ts'
import type { Lexicon } from './lexicon.ts'
import type { TokenKind, TokenVisitor } from './token-visitor.ts'
import { createTokenizer } from './tokenizer.ts'

/**
 * Names the rules of analysis: folds, script runs, words of letters and digits, sub-words. It is stored in
 * the manifest; a change of any rule or of the fold table must change it.
 */
export const analyzerFingerprint = 'hansou-analysis-7'

/** An occurrence of a term. */
export interface Token {
  /** The string in the index. */
  readonly term: string
  /** Offsets in the source text. */
  readonly span: Span
  /** Count of whole words before it; sub-words stand where their word does. */
  readonly position: number
  /** True for a sub-word of the token before. */
  readonly isSubWord: boolean
}

/**
 * The analyzer of the build and of queries: char filter (`fold.ts`), segmenter (`segmenter.ts`), token
 * filter for sub-words (`tokenizer.ts`).
 */
export interface Analyzer {
  /** Folds a text; the answer is valid until the next text is folded. */
  fold(text: string): FoldedText
  /** Cuts a folded text, in text order, each word followed by its sub-words; makes no objects. */
  visit(folded: FoldedText, visitor: TokenVisitor): void
  /** Cuts a text into tokens, in text order, each word followed by its sub-words. */
  tokenize(text: string): Token[]
}

/** Makes the analyzer over a lexicon. */
export function createAnalyzer(lexicon: Lexicon): Analyzer {
  const folder = createFolder()
  const tokenizer = createTokenizer(lexicon)
  return {
    fold: (text) => folder.fold(text),
    visit: (folded, visitor) => tokenizer.visit(folded, visitor),
    tokenize(text) {
      const folded = folder.fold(text)
      const tokens: Token[] = []
      let position = -1
      const add = (term: string, start: number, end: number, kind: TokenKind): void => {
        const isSubWord = kind !== 'word'
        if (!isSubWord) position++
        tokens.push({ term, span: folded.sourceSpan(start, end), position, isSubWord })
      }
      tokenizer.visit(folded, {
        ideographs: (_id, start, end, kind) => add(unitsToString(folded.units, start, end), start, end, kind),
        alphanumerics: add,
      })
      return tokens
    },
  }
}

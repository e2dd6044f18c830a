import type { AnalyzedClause, Run } from '../../query/analyze-query.ts'
import type { Span } from '../../text/span.ts'

/** The terms and strings of a query that are highlighted. */
export interface HighlightTerms {
  /** The clauses that a hit may match, in order. */
  readonly clauses: readonly AnalyzedClause[]
  /** Terms of letters and digits that count as matches, those that a prefix stands for too. */
  readonly alphanumerics: ReadonlySet<string>
  /** The last word of the query, when it may be the start of a longer word. */
  readonly prefix: string | null
  /**
   * Other phrases that the query stands for, what pinyin or a synonym was read as, in groups: those of a later
   * group count only where none of an earlier one stands.
   */
  readonly alternatives: readonly (readonly (readonly Run[])[])[]
}

/** A match with the grades by which it is marked or not. */
export interface GradedMatch extends Span {
  /** Number of the word of letters and digits it belongs to; of each only matches of the highest grade are marked. */
  readonly word?: number
  readonly grade?: number
  /** One character that was not asked for alone, or a part of a longer number: marked only where nothing longer matched. */
  readonly single?: boolean
  /** The word that it is a sub-word of: marked only where no field has that. */
  readonly partOf?: string
}

import type { QueryTerm, SearchEngine } from '../../engine/engine.ts'
import type { Run } from '../../query/analyze-query.ts'
import type { ReadBudget } from '../../reader/file-cache.ts'
import type { SuggestAnswer } from '../answer.ts'
import type { CompiledQuery } from '../compile-query.ts'
import type { ResolvedTerms } from '../retrieve/resolve-terms.ts'
import type { RetrievalContext } from '../retrieve/retrieval-context.ts'
import type { Spelled } from './pinyin-expansion.ts'

/** Other ways to a passage than the words of the query: synonyms, pinyin, another spelling, completions. */
export interface QueryExpansion {
  findSynonyms(
    question: CompiledQuery,
    resolved: ResolvedTerms,
    budget: ReadBudget,
  ): Promise<{ terms: readonly QueryTerm[]; runs: readonly Run[] }>
  /** Passages for Latin letters read as pinyin or initials; null when the query is no pinyin. */
  findSpelled(
    question: CompiledQuery,
    context: RetrievalContext,
    allowed: ((article: number) => boolean) | null,
    limit: number,
  ): Promise<Spelled | null>
  /**
   * Another spelling that finds more, or null.
   *
   * @param holding  passages that hold the query in one substring; null where that was not counted
   */
  proposeSpelling(
    question: CompiledQuery,
    holding: number | null,
    engine: SearchEngine,
    budget: ReadBudget,
  ): Promise<string | null>
  suggest(q: string, limit: number, budget: ReadBudget): Promise<SuggestAnswer>
}

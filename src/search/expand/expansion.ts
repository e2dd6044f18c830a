import type { PlannedTerm } from '../../engine/retriever.ts'
import type { Run } from '../../query/analyze-query.ts'
import type { ReadBudget } from '../../reader/read-plan.ts'
import type { SuggestAnswer } from '../answer.ts'
import type { CompiledQuery } from '../compile-query.ts'
import type { PinyinExpansion } from './plan-pinyin.ts'

/** Synonyms and other forms of the words of a query. */
export interface Synonyms {
  readonly terms: readonly PlannedTerm[]
  /** Folded ideographs. */
  readonly strings: readonly string[]
  /** Those of the strings that are numbers with what they count: they are looked up whatever else is found. */
  readonly numerals: readonly string[]
  /** Phrases of one run or several. */
  readonly runs: readonly (readonly Run[])[]
}

/** Query expansion, spelling suggestion and completion over the files of an index. */
export interface QueryExpander {
  /**
   * Other ways to write what is wanted: synonyms, numbers, days, spellings.
   *
   * @returns those that are terms of the index; those that may stand across words there; all of them, to be marked
   */
  findSynonyms(query: CompiledQuery, budget: ReadBudget): Promise<Synonyms>
  /** Formal words for the colloquial words of a question, as terms of the index. */
  findFormalWords(query: CompiledQuery, budget: ReadBudget): Promise<readonly PlannedTerm[]>
  /** Strings for Latin letters read as pinyin or initials; null when the query is no pinyin. */
  findPinyin(query: CompiledQuery, budget: ReadBudget): Promise<PinyinExpansion | null>
  /** Tells whether another spelling of a query may be proposed, whatever it finds. */
  mayBeMisspelled(query: CompiledQuery): boolean
  /** Reads what every proposal needs. */
  prepareSpelling(budget: ReadBudget): Promise<void>
  /**
   * Another spelling that finds more, or null.
   *
   * @param frequency  passages that contain the query as a substring; null where that was not counted
   * @param areContained  tells of each string whether some passage contains it
   */
  proposeSpelling(
    query: CompiledQuery,
    frequency: number | null,
    areContained: (texts: readonly string[]) => Promise<readonly boolean[]>,
    budget: ReadBudget,
  ): Promise<string | null>
  /**
   * A query with a slip in a word of Latin letters corrected, or null.
   *
   * @param unknown  words of the query that no passage has
   */
  correctLatin(
    q: string,
    query: CompiledQuery,
    unknown: ReadonlySet<string>,
    budget: ReadBudget,
  ): Promise<string | null>
  suggest(q: string, limit: number, language: string, budget: ReadBudget): Promise<SuggestAnswer>
}

import type { ReadBudget } from '../../reader/file-cache.ts'
import type { IndexReader } from '../../reader/index-reader.ts'
import type { PassageSetPool } from '../../reader/passage-set.ts'
import type { PassageMatcher } from './passage-matcher.ts'
import type { PassageTexts } from './passage-texts.ts'

/** What one request retrieves with. */
export interface RetrievalContext {
  readonly reader: IndexReader
  readonly matcher: PassageMatcher
  readonly sets: PassageSetPool
  readonly texts: PassageTexts
  readonly budget: ReadBudget
}

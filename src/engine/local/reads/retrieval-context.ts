import type { IndexReader } from '../../../reader/index-reader.ts'
import type { PassageSetPool } from '../../../reader/passage-set.ts'
import type { ReadPlan } from '../../../reader/read-plan.ts'
import type { PassageMatcher } from '../../matcher/passage-matcher.ts'
import type { BigramLookups } from './bigram-lookups.ts'
import type { PassageTexts } from './passage-texts.ts'

/**
 * Everything that the steps of one plan share: the open index, its matcher, texts and reads of the request.
 */
export interface RetrievalContext {
  readonly reader: IndexReader
  readonly matcher: PassageMatcher
  readonly sets: PassageSetPool
  readonly texts: PassageTexts
  readonly reads: ReadPlan
  readonly bigrams: BigramLookups
  /** Passages under a title or heading that equals the query. */
  readonly titled: Promise<readonly number[]>
}

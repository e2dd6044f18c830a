import type { SearchEngine } from '../../engine/engine.ts'
import type { ReadBudget } from '../../reader/file-cache.ts'
import type { IndexReader } from '../../reader/index-reader.ts'
import type { PassageSetPool } from '../../reader/passage-set.ts'
import type { PassageTexts } from '../passage-texts.ts'

/** What finding passages for one request works with. */
export interface RetrievalContext {
  readonly reader: IndexReader
  readonly engine: SearchEngine
  readonly sets: PassageSetPool
  readonly texts: PassageTexts
  readonly budget: ReadBudget
}

import type { Retriever } from '../engine/retriever.ts'
import type { ReadPlan } from '../reader/read-plan.ts'
import type { SearchRequest } from './answer.ts'
import type { CompiledQuery } from './compile-query.ts'
import type { ExpandedQuery } from './expand/expand-query.ts'
import type { RerankQuery } from './rank/rerank-query.ts'

/** A request on its way to an answer. */
export interface AskedQuery {
  readonly request: SearchRequest
  readonly query: CompiledQuery
  readonly expanded: ExpandedQuery
  readonly rerankQuery: RerankQuery
  readonly retriever: Retriever
  readonly reads: ReadPlan
}

import type { Folder } from '../analysis/fold.ts'
import type { Retrieved } from '../engine/retriever.ts'
import type { IndexReader } from '../reader/index-reader.ts'
import type { Hit } from './answer.ts'
import type { AskedQuery } from './asked-query.ts'
import { createHit, type HitOptions } from './highlight/create-hit.ts'
import type { HighlightTerms } from './highlight/highlight-terms.ts'
import { showGroup } from './highlight/show-group.ts'
import { averageUnits, rankPage } from './rank/rank.ts'
import type { RerankModel } from './rank/rerank-model.ts'

/** What makes hits of an index beside a request. */
export interface HitSources {
  readonly reader: IndexReader
  readonly model: RerankModel
  readonly folder: Folder
}

/** Ranks what was retrieved, and makes the hits of the page that was asked for. */
export async function createPageHits(
  { reader, model, folder }: HitSources,
  asked: AskedQuery,
  retrieved: Retrieved,
): Promise<Hit[]> {
  const { request, query, expanded, rerankQuery } = asked
  const groups = rankPage(
    { query: rerankQuery, averageLength: averageUnits(reader), model },
    request,
    retrieved,
  )
  const highlightTerms: HighlightTerms = {
    clauses: query.wanted,
    alphanumerics: expanded.resolved.alphanumerics,
    prefix: query.prefix,
    alternatives: expanded.alternatives,
  }
  const options: HitOptions = {
    ...request,
    model: request.explain ? model : null,
    whole: reader.manifest.whole,
    forms: retrieved.matchingAll === 0 ? rerankQuery.forms : [],
  }
  const shown = await Promise.all(groups.map((group) => showGroup(reader, asked, group)))
  return shown.map((group) => createHit(group, highlightTerms, folder, options))
}

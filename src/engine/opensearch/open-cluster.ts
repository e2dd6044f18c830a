import { SearchError } from '../../errors.ts'
import type { Article } from '../../format/article.ts'
import { type ClusterIndexMeta, clusterFields } from '../../format/cluster-index.ts'
import { type FacetValues, facetValuesRole, openFacetValues } from '../../format/doc-values/facet-values.ts'
import { recordToArticle } from '../../format/stored-fields/article-record.ts'
import { recordToPassage, type StoredPassage } from '../../format/stored-fields/passage-record.ts'
import { type IndexReader, unlimitedReads } from '../../reader/index-reader.ts'
import type { ReadPlan } from '../../reader/read-plan.ts'
import { findTitled } from '../candidates/titled-passages.ts'
import type { Retriever } from '../retriever.ts'
import { type ClusterClient, createClusterClient } from './connection/cluster-client.ts'
import type { ClusterConnection } from './connection/connection.ts'
import { createOpenSearchRetriever } from './opensearch-retriever.ts'
import { multiSearch } from './reads/multi-search.ts'
import { query } from './searches/clauses.ts'
import type { ClusterIndex } from './searches/search-limits.ts'
import { type ClusterHit, search } from './searches/searches.ts'

/** An index of a cluster, with the artifact that belongs to it. */
export interface OpenedCluster {
  /** Makes the retriever of one request. */
  openRetriever(reads: ReadPlan, signal?: AbortSignal): Retriever & Required<Pick<Retriever, 'readOpening'>>
  /** Reads an article by its id, from the passage of an ordinal on; null where no article has the id. */
  readArticle(
    id: string,
    first: number,
    limit: number,
  ): Promise<{ article: Article; passages: StoredPassage[]; count: number } | null>
  /** Values of a field with their number of articles, sorted; null where no article has the field. */
  readFacetValues(field: string): Promise<FacetValues | null>
}

/** A shard goes through a million postings in some ten milliseconds. */
const defaultCountedPostings = 5_000_000
/** Passages of one article at most that one reading answers. */
const maxPerArticle = 1000

/**
 * Opens the index that an artifact names, and makes sure that it is the artifact's own.
 *
 * @throws {SearchError} INDEX_NOT_FOUND where the cluster does not have it; INDEX_MISMATCH where it was fed for another
 *   artifact; STORE_UNAVAILABLE or INVALID_OPTION as `ClusterClient.request`
 */
export async function openCluster(
  reader: IndexReader,
  connection: ClusterConnection,
): Promise<OpenedCluster> {
  const { manifest } = reader
  const name = manifest.clusterIndex
  if (manifest.engine !== 'opensearch' || name === undefined)
    throw new SearchError('INVALID_OPTION', 'expected an index of the engine opensearch beside the cluster')
  const client = createClusterClient(connection)
  const shards = await checkIndex(client, name, manifest.content)
  await learnNodes(client)
  const index: ClusterIndex = {
    ...manifest,
    name,
    oneEach: manifest.articles === manifest.passages,
    shards,
    countedPostings: connection.countedPostings ?? defaultCountedPostings,
  }
  const opened: { values: { file: Uint8Array; fields: ReadonlyMap<string, FacetValues> } | null } = {
    values: null,
  }
  return {
    openRetriever: (reads, signal) =>
      createOpenSearchRetriever(client, index, (key) => findTitled(reader, key, reads), signal),
    async readArticle(id, first, limit) {
      const ofArticle = { must: [{ term: { [clusterFields.articleId]: { value: id } } }], mustNot: [] }
      const { results } = await multiSearch(
        client,
        name,
        [
          search(query([], ofArticle), {
            size: Math.min(limit, maxPerArticle),
            from: first,
            order: 'passage',
            records: true,
            counted: true,
          }),
          search(query([], ofArticle), { size: 1, order: 'passage', records: true }),
        ],
        undefined,
      )
      const [page, start] = results
      const [any] = start!.hits
      if (!any?.records) return null
      return {
        article: recordToArticle(any.records[1]),
        passages: page!.hits.map(toPassage),
        count: page!.total,
      }
    },
    async readFacetValues(field) {
      const file = await reader.readRole(facetValuesRole, unlimitedReads())
      if (file === null) return null
      if (opened.values?.file !== file) opened.values = { file, fields: openFacetValues(file) }
      return opened.values.fields.get(field) ?? null
    },
  }
}

function toPassage({ article, records }: ClusterHit): StoredPassage {
  return recordToPassage(records![0], article)
}

/** An index of the cluster, as far as it is read. */
interface DescribedIndex {
  readonly mappings?: { readonly _meta?: { readonly hansou?: ClusterIndexMeta } }
  readonly settings?: { readonly index?: { readonly number_of_shards?: string } }
}

/** @returns shards of one copy */
async function checkIndex(client: ClusterClient, name: string, content: string): Promise<number> {
  const { status, body } = await client.request({
    method: 'GET',
    path: `/${encodeURIComponent(name)}?filter_path=*.mappings._meta,*.settings.index.number_of_shards`,
  })
  if (status === 404)
    throw new SearchError(
      'INDEX_NOT_FOUND',
      `the cluster has no index ${name}, which this folder belongs to; build it again, or copy the folder of the last build`,
    )
  const described = (body as Record<string, DescribedIndex> | null)?.[name]
  const own = described?.mappings?._meta?.hansou?.content
  if (own === undefined || content !== `${own}-${name.slice(-8)}`)
    throw new SearchError(
      'INDEX_MISMATCH',
      `expected the index ${name} that was fed with this folder, got that of another build; copy the folder of that build`,
    )
  return Number(described?.settings?.index?.number_of_shards ?? 1)
}

/** Finds out the ids of nodes; behind a common address, or without the right to ask, they stay unknown. */
async function learnNodes(client: ClusterClient): Promise<void> {
  if (client.nodes.length < 2) return
  await Promise.all(
    client.nodes.map(async (node) => {
      const path = '/_nodes/_local?filter_path=nodes.*.name'
      const answer = await client.ask(node, { method: 'GET', path }).catch(() => null)
      const { nodes = {} } = (answer?.body ?? {}) as { nodes?: Record<string, unknown> }
      node.id = Object.keys(nodes)[0] ?? null
    }),
  )
}

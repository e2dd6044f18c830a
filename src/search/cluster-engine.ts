import type { ClusterConnection } from '../engine/opensearch/connection/connection.ts'
import { openCluster } from '../engine/opensearch/open-cluster.ts'
import { foldValue } from '../format/doc-values/value-column.ts'
import type { OpenRemoteEngine } from './open-searcher.ts'
import { searchFacet } from './search-facet.ts'

/**
 * Opens indexes whose passages are in a cluster.
 *
 * @returns a function that rejects with INDEX_NOT_FOUND, INDEX_MISMATCH, STORE_UNAVAILABLE or INVALID_OPTION
 */
export function openClusterEngine(connection: ClusterConnection): OpenRemoteEngine {
  return async (reader) => {
    const cluster = await openCluster(reader, connection)
    return {
      openRetriever: (reads, signal) => cluster.openRetriever(reads, signal),
      readArticle: (id, first, limit) => cluster.readArticle(id, first, limit),
      async searchFacet(request) {
        const values = await cluster.readFacetValues(request.field)
        if (values === null) return null
        const folded = values.map(([value]) => foldValue(value))
        return searchFacet(
          {
            value: (number) => values[number]![0],
            countOf: (number) => values[number]![1],
            startsWith: (number, start) => folded[number]!.startsWith(start),
            search: (text) => [...folded.keys()].filter((number) => folded[number]!.includes(text)),
          },
          request,
        )
      },
    }
  }
}

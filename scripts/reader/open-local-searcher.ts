import type { ClusterConnection } from '../../src/engine/opensearch/connection/connection.ts'
import type { Searcher } from '../../src/search/answer.ts'
import { openClusterEngine } from '../../src/search/cluster-engine.ts'
import { defaultSearcherOptions, openSearcher } from '../../src/search/open-searcher.ts'
import { createFileStore } from './file-store.ts'

/**
 * Opens an index in a folder of this machine.
 *
 * @param maxReads  files a request may use, as many as it likes unless told; the edge has a limit of its own
 * @param cluster  where the passages are, of an index of the engine `opensearch`
 * @throws {SearchError} INDEX_… as `openSearcher`
 */
export function openLocalSearcher(
  folder: string,
  maxReads: number = Infinity,
  cluster?: ClusterConnection,
): Promise<Searcher> {
  return openSearcher(createFileStore(folder), {
    ...defaultSearcherOptions,
    maxReads,
    ...(cluster === undefined ? {} : { openRemoteEngine: openClusterEngine(cluster) }),
  })
}

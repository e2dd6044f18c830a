import type { BuildOptions } from '../../scripts/index/options/build-options.ts'
import { openLocalSearcher } from '../../scripts/reader/open-local-searcher.ts'
import type { Searcher } from '../../src/search/answer.ts'
import { type BuiltIndex, buildInFolder, type Line } from '../fixtures/built-index.ts'
import { testConnection } from './running-cluster.ts'

/** One source, as files and in the cluster. */
export interface BuiltPair {
  readonly packed: Searcher
  readonly opensearch: Searcher
  /** Folder that belongs to the index in the cluster. */
  readonly folder: string
  remove(): Promise<void>
}

/** Builds a source twice. @param alias  of its own for each test */
export async function buildPair(
  source: string | readonly Line[],
  alias: string,
  options: Partial<BuildOptions> = {},
): Promise<BuiltPair> {
  const packed = await buildInFolder(
    source,
    { engine: 'packed', split: true, threads: 0, ...options },
    (folder) => openLocalSearcher(folder, Number.POSITIVE_INFINITY),
  )
  const inCluster = await buildClusterIndex(source, alias, options)
  return {
    packed: packed.searcher,
    opensearch: inCluster.searcher,
    folder: inCluster.folder,
    async remove() {
      await packed.remove()
      await inCluster.remove()
    },
  }
}

/** Builds a source in the cluster. */
export function buildClusterIndex(
  source: string | readonly Line[],
  alias: string,
  options: Partial<BuildOptions> = {},
): Promise<BuiltIndex> {
  return buildInFolder(
    source,
    {
      engine: 'opensearch',
      cluster: { connection: testConnection, alias, shards: 3, replicas: 1 },
      split: true,
      threads: 0,
      ...options,
    },
    (folder) => openLocalSearcher(folder, Number.POSITIVE_INFINITY, testConnection),
  )
}

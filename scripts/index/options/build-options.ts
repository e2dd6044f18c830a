import type { ClusterConnection } from '../../../src/engine/opensearch/connection/connection.ts'
import type { SearchError } from '../../../src/errors.ts'
import type { ArticleFailure, ArticleWarning, LeftOut } from '../../../src/format/article.ts'
import type { ClusterLayout } from '../../../src/format/cluster-layout.ts'
import type { SourceOptions } from './source-options.ts'

/** An alias of a cluster, under which an index is built. */
export interface ClusterTarget extends ClusterLayout {
  readonly connection: ClusterConnection
  readonly alias: string
}

/** Options of a build. */
export interface BuildOptions extends SourceOptions {
  /**
   * Engine of the index; `auto` is `packed`: opening an index and answering the first query took 2.8 ms of CPU with it and
   * 22.3 ms with MiniSearch on the sample articles (2026-11), and it is faster at every size.
   */
  readonly engine: 'auto' | 'minisearch' | 'packed' | 'opensearch'
  /** Cluster and alias for the documents of the engine `opensearch`. */
  readonly cluster?: ClusterTarget
  /** Cuts texts into passages; false where each article is one passage. */
  readonly split: boolean
  /** Leaves out articles that cannot be read. Default: false, they end the build, with an error that names all. */
  readonly keepGoing?: boolean
  /** Words of the site that the segmenter keeps whole. Default: none. */
  readonly ownWords?: readonly string[]
  /** Synonyms: groups of words that find each other, at most 200 words a group. Default: none. */
  readonly synonyms?: readonly (readonly string[])[]
  /** Worker threads; 0 runs on the calling thread. Default: by the machine and the size of the source. */
  readonly threads?: number
  /** Memory of the build in MiB, 700 or more, which bounds the number of threads. Default: 2048. */
  readonly memoryMegabytes?: number
  /** Folder of the cache of analyzed articles, which makes the next build faster; no cache when absent. */
  readonly cache?: string
  /** Milliseconds to wait for another build into the same folder. Default: 60,000. */
  readonly lockWaitMs?: number
  /**
   * Called with warnings that do not end the build: it waits for another build, or the cache cannot be used.
   *
   * @param message  of the warning
   */
  readonly onWarning?: (message: string, warning: SearchError) => void
  /** Deflates files, for a static search that reads them over a network. Default: false. */
  readonly deflated?: boolean
  /** Mean bytes of source in one batch of articles. */
  readonly batchBytes?: number
  /** Aborts the build: it rejects with the reason of the signal, and the old index stays. */
  readonly signal?: AbortSignal
  /** Called with the progress of a step; `total` is 0 while it is not known. */
  readonly onProgress?: (phase: BuildPhase, done: number, total: number) => void
}

/** The steps of a build, in order. */
export type BuildPhase = 'analyse' | 'merge' | 'feed' | 'copy' | 'finish'

/** What a build wrote: counts, warnings and sizes. */
export interface BuildSummary {
  readonly articles: number
  /** Articles taken from the cache, unchanged since the last build. */
  readonly remembered: number
  /** Documents that are no articles: hidden pages, drafts, lists, files that the site makes no pages of. */
  readonly leftOut: readonly LeftOut[]
  readonly warnings: readonly ArticleWarning[]
  /** Articles that could not be read and were left out; none without `keepGoing`. */
  readonly failures: readonly ArticleFailure[]
  readonly passages: number
  readonly characters: number
  /** UTF-8 bytes of the text of all passages. */
  readonly textBytes: number
  /** Different terms. */
  readonly terms: number
  /** Bytes of all files of the index. */
  readonly bytes: number
  /** Bytes by kind of file. */
  readonly bytesByKind: Readonly<Record<string, number>>
  readonly files: number
  readonly seconds: number
  readonly engine: 'minisearch' | 'packed' | 'opensearch'
  /** Index of the cluster that holds the documents; of the engine `opensearch`. */
  readonly clusterIndex?: string
}

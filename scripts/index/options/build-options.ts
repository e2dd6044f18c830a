import type { ClusterConnection } from '../../../src/engine/opensearch/connection.ts'
import type { ArticleFailure, ArticleWarning, LeftOut } from '../../../src/format/article.ts'
import type { ClusterLayout } from '../../../src/format/cluster-layout.ts'
import type { SourceOptions } from './source-options.ts'

/** An alias of a cluster, under which an index is built. */
export interface ClusterTarget extends ClusterLayout {
  readonly connection: ClusterConnection
  readonly alias: string
}

/** What is built, and with which means. */
export interface BuildOptions extends SourceOptions {
  readonly engine: 'auto' | 'minisearch' | 'packed' | 'opensearch'
  /** Where the documents of the engine `opensearch` go. */
  readonly cluster?: ClusterTarget
  /** Whether texts are cut into passages; else a line is one passage. */
  readonly split: boolean
  /** Builds the index without the articles that cannot be read; else they end the build, all named at once. */
  readonly keepGoing?: boolean
  /** The site's own words, to be kept whole. */
  readonly ownWords?: readonly string[]
  /** Groups of words that find each other. */
  readonly synonyms?: readonly (readonly string[])[]
  /** Threads at work; 0 works on this one. Chosen by the machine and the size of the source when absent. */
  readonly threads?: number
  /** MiB the build may take, which bounds the threads at work; at least 700. Default: 2048. */
  readonly memoryMegabytes?: number
  /** Folder where the analysis of articles is kept for the next build; none is kept when absent. */
  readonly cache?: string
  /** Milliseconds to wait for another build into the same folder. Default: 60,000. */
  readonly lockWaitMs?: number
  /** Hears of what does not end the build: another build waited for, a cache that cannot be used. */
  readonly onWarning?: (message: string) => void
  /** Whether files are deflated, for pages that read them over a network; a function reads them faster as they are. */
  readonly deflated?: boolean
  /** Bytes of source analysed together, on average. */
  readonly batchBytes?: number
  /** Ends the build: it rejects with the reason of the signal, and the index that was there stays. */
  readonly signal?: AbortSignal
  /** Hears how far the build is; `total` is 0 while it is not known. */
  readonly onProgress?: (phase: BuildPhase, done: number, total: number) => void
}

/** The steps of a build, in order. */
export type BuildPhase = 'analyse' | 'merge' | 'feed' | 'copy' | 'finish'

/** What a build wrote. */
export interface BuildSummary {
  readonly articles: number
  /** Articles of them that had not changed since the last build. */
  readonly remembered: number
  /** Documents that are no articles: hidden pages, drafts, lists, files that the site makes no pages of. */
  readonly leftOut: readonly LeftOut[]
  readonly warnings: readonly ArticleWarning[]
  /** Articles that could not be read and were left out; none without `keepGoing`. */
  readonly failures: readonly ArticleFailure[]
  readonly passages: number
  readonly characters: number
  readonly textBytes: number
  readonly terms: number
  readonly bytes: number
  /** Bytes by kind of file. */
  readonly bytesByKind: Readonly<Record<string, number>>
  readonly files: number
  readonly seconds: number
  readonly engine: 'minisearch' | 'packed' | 'opensearch'
  /** Why this engine, in one sentence. */
  readonly reason: string
}

import type { Hono } from 'hono'
import { readConnection } from './engine/opensearch/connection/read-connection.ts'
import { createApp } from './http/app.ts'
import { type Execution, keepUntilAnswered } from './http/execution.ts'
import { wantsPage } from './http/routes/not-found.ts'
import { siteHeaders } from './http/security-headers.ts'
import type { UsageLog } from './http/usage.ts'
import type { BlobStore } from './reader/blob-store.ts'
import { type AssetsFetcher, createAssetsStore } from './reader/stores/assets-store.ts'
import { createR2Store, type ObjectBucket } from './reader/stores/r2-store.ts'
import { openClusterEngine } from './search/cluster-engine.ts'
import { keepSearcher } from './search/keep-searcher.ts'
import { defaultSearcherOptions, openSearcher, type SearcherOptions } from './search/open-searcher.ts'
import { warmUp } from './warm-up/warm-up.ts'

/** What wrangler.toml binds. */
interface Bindings {
  readonly ASSETS: AssetsFetcher
  /** With a bucket the index is read from it, not from the assets. */
  readonly INDEX_BUCKET?: ObjectBucket
  /** Stands before each name in the bucket. */
  readonly INDEX_PREFIX?: string
  /** Files one request may read: 40 where the plan has 50 sub-requests. */
  readonly MAX_READS?: string
  readonly SITE_NAME?: string
  /** Where the articles stand, for absolute addresses, such as `https://site.example/`. */
  readonly SITE_URL?: string
  /** Questions the page offers to try, apart by `|`. */
  readonly EXAMPLES?: string
  /** With a dataset of Analytics Engine, searches and clicks are counted there. */
  readonly USAGE?: UsageDataset
  /** Addresses of a cluster, apart by commas, of an index of the engine `opensearch`; credentials are secrets. */
  readonly OPENSEARCH_URL?: string
  readonly OPENSEARCH_USER?: string
  readonly OPENSEARCH_PASSWORD?: string
  readonly OPENSEARCH_AUTHORIZATION?: string
  readonly CF_VERSION_METADATA?: { readonly id: string }
}

interface UsageDataset {
  writeDataPoint(point: { indexes: string[]; blobs: string[]; doubles: number[] }): void
}

/** The address of the assets; a binding looks at its path alone. */
const assetsOrigin = 'https://assets.local'
const bucketRecheckMs = 5 * 60_000

/** What one isolate keeps from request to request. */
const isolate: { app: Hono | null } = { app: null }

// While the worker starts. Should it fail, the first visitor waits a little longer, and that is all.
await warmUp().catch((cause: unknown) => console.error('the warm-up failed', cause))

export default {
  async fetch(request: Request, bindings: Bindings, execution: Execution): Promise<Response> {
    isolate.app ??= createIsolateApp(bindings)
    return keepUntilAnswered(isolate.app.fetch(request), execution)
  },
}

function createIsolateApp(bindings: Bindings): Hono {
  const { ASSETS: assets, INDEX_BUCKET: bucket } = bindings
  const store = openStore(bindings)
  return createApp({
    searcher: keepSearcher(
      () =>
        openSearcher(store, {
          ...defaultSearcherOptions,
          maxReads: readMaxReads(bindings),
          // Assets are swapped together; into a bucket the manifest comes last.
          opensAtOnce: bucket === undefined,
          ...openCluster(bindings),
        }),
      bucket === undefined ? {} : { recheckAfterMs: bucketRecheckMs },
    ),
    async searchBox(name) {
      const response = await assets.fetch(new Request(`${assetsOrigin}/${name}`))
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : null
    },
    site: (request) => answerOwnNotFound(request, assets),
    release: bindings.CF_VERSION_METADATA?.id ?? '',
    examples: bindings.EXAMPLES?.split('|').filter(Boolean) ?? [],
    siteUrl: bindings.SITE_URL ?? null,
    usage: createUsageLog(bindings.USAGE),
    ...(bindings.SITE_NAME === undefined ? {} : { siteName: bindings.SITE_NAME }),
  })
}

/** The page that a deployed site has for addresses without one (`404.html`), or null. */
async function answerOwnNotFound(request: Request, assets: AssetsFetcher): Promise<Response | null> {
  if (!wantsPage(request)) return null
  const page = await assets.fetch(new Request(`${assetsOrigin}/404`))
  if (!page.ok) return null
  return new Response(page.body, {
    status: 404,
    headers: { ...siteHeaders, 'Content-Type': 'text/html; charset=utf-8' },
  })
}

/** Blobs: kind, query, interface or hit; doubles: hits found, or position of the hit. */
function createUsageLog(dataset: UsageDataset | undefined): UsageLog | null {
  if (dataset === undefined) return null
  return (event) => {
    const [detail, number] = event.kind === 'search' ? [event.via, event.total] : [event.hit, event.position]
    dataset.writeDataPoint({
      indexes: [event.kind],
      blobs: [event.kind, event.query, detail],
      doubles: [number],
    })
  }
}

function readMaxReads({ MAX_READS: text }: Bindings): number {
  const reads = Number(text)
  return Number.isInteger(reads) && reads >= defaultSearcherOptions.maxReads
    ? reads
    : defaultSearcherOptions.maxReads
}

function openCluster({ OPENSEARCH_URL: url, ...bindings }: Bindings): Partial<SearcherOptions> {
  return url === undefined ? {} : { openRemoteEngine: openClusterEngine(readConnection([url], bindings)) }
}

function openStore(bindings: Bindings): BlobStore {
  const { ASSETS: assets, INDEX_BUCKET: bucket, INDEX_PREFIX: prefix = '' } = bindings
  return bucket === undefined
    ? createAssetsStore(assets, `${assetsOrigin}/_hansou/`)
    : createR2Store(bucket, prefix)
}

import { SearchError } from '../../../errors.ts'
import { type ClusterClient, type ClusterNode, refused, unavailable } from '../connection/cluster-client.ts'
import {
  type ClusterResult,
  readParts,
  readResponse,
  type Search,
  type SearchResponse,
} from '../searches/searches.ts'

/** What a round trip answered. */
export interface MultiSearchAnswer {
  readonly results: readonly ClusterResult[]
  /** Whether a part of the index did not answer. */
  readonly partial: boolean
}

/** The cluster answers what it has within this share of the time that a node has. */
const shareOfTimeout = 0.8
const pingMs = 500

/**
 * Asks several searches in one round trip. A whole answer or none is asked for; should that fail, once more at another
 * node; then once for what there is, which is marked as partial.
 *
 * @throws {SearchError} STORE_UNAVAILABLE where no node answers; INDEX_NOT_FOUND where the index is gone;
 *   INVALID_OPTION where the credentials are refused
 */
export async function multiSearch(
  client: ClusterClient,
  index: string,
  searches: readonly Search[],
  signal: AbortSignal | undefined,
): Promise<MultiSearchAnswer> {
  const asked: ClusterNode[] = []
  let cause: unknown = null
  for (const allowPartial of [false, false, true]) {
    const node = client.choose(asked)
    asked.push(node)
    try {
      const responses = await ask(client, node, { index, searches, allowPartial, signal })
      const failure = responses.find((response) => response.error !== undefined)
      const isWhole = responses.every(isComplete)
      if (failure === undefined && (isWhole || allowPartial))
        return { results: responses.map(readResponse), partial: !isWhole }
      if (failure?.error?.type === 'index_not_found_exception')
        throw new SearchError('INDEX_NOT_FOUND', `the cluster has no index ${index}; build it again`)
      cause = new Error(failure?.error?.type ?? 'a part of the index did not answer')
      // What fails everywhere alike is a fault of the search.
      if (
        failure !== undefined &&
        failure.status !== undefined &&
        failure.status < 500 &&
        failure.status !== 429
      )
        throw unavailable(cause)
    } catch (error) {
      signal?.throwIfAborted()
      if (error instanceof SearchError) throw error
      cause = error
    }
    await findAlive(client, signal)
  }
  throw unavailable(cause)
}

interface Asked {
  readonly index: string
  readonly searches: readonly Search[]
  readonly allowPartial: boolean
  readonly signal: AbortSignal | undefined
}

async function ask(
  client: ClusterClient,
  node: ClusterNode,
  { index, searches, allowPartial, signal }: Asked,
): Promise<readonly SearchResponse[]> {
  const head = JSON.stringify({
    index,
    allow_partial_search_results: allowPartial,
    ...preferAlive(client),
  })
  const timeout = `${Math.round(client.timeoutMs * shareOfTimeout)}ms`
  const lines = searches.map((search) => `${head}\n${JSON.stringify({ ...search, timeout })}\n`)
  const { status, body } = await client.ask(node, {
    method: 'POST',
    path: `/_msearch?max_concurrent_searches=${searches.length}&filter_path=${readParts}`,
    body: lines.join(''),
    ...(signal ? { signal } : {}),
  })
  if (status === 401 || status === 403) throw refused()
  const { responses } = (body ?? {}) as { responses?: readonly SearchResponse[] }
  if (status !== 200 || responses === undefined || responses.length !== searches.length) {
    client.noteFailure(node)
    throw new Error(`status ${status}`)
  }
  return responses
}

function isComplete({ timed_out, terminated_early, _shards, error }: SearchResponse): boolean {
  if (error !== undefined || timed_out === true || terminated_early === true) return false
  const { total = 0, successful = 0, failed = 0 } = _shards ?? {}
  return total > 0 && successful === total && failed === 0
}

/** Has the shards of nodes that answer asked first, where some node did not of late. */
function preferAlive({ nodes, isFailing }: ClusterClient): { preference?: string } {
  const alive = nodes.flatMap((node) => (node.id !== null && !isFailing(node) ? node.id : []))
  return alive.length === nodes.length || alive.length === 0
    ? {}
    : { preference: `_prefer_nodes:${alive.join(',')}` }
}

/** Finds out which nodes answer at all: the one that was asked may have waited for another. */
async function findAlive(client: ClusterClient, signal: AbortSignal | undefined): Promise<void> {
  await Promise.all(
    client.nodes.map((node) =>
      client
        .ask(node, { method: 'GET', path: '/', timeoutMs: pingMs, ...(signal ? { signal } : {}) })
        .then(({ status }) => (status < 500 ? client.noteAlive(node) : undefined))
        .catch(() => undefined),
    ),
  )
  signal?.throwIfAborted()
}

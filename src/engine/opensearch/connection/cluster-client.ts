import { SearchError } from '../../../errors.ts'
import { toBase64 } from '../../../text/base64.ts'
import type { ClusterConnection } from './connection.ts'

/** A node of the cluster. */
export interface ClusterNode {
  readonly url: string
  /** Id inside the cluster, by which searches prefer it; null where it is not known. */
  id: string | null
  /** Other nodes are asked first until then. */
  failedUntilMs: number
}

/** What is sent to a node. */
export interface ClusterRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD'
  /** Path and query, beginning with `/`. */
  readonly path: string
  /** JSON, or lines of JSON. */
  readonly body?: string | Uint8Array
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
}

/** What a node answered, whatever its status. */
export interface ClusterAnswer {
  readonly status: number
  /** Parsed; null where there is no JSON. */
  readonly body: unknown
}

/** Asks the nodes of a cluster. */
export interface ClusterClient {
  readonly nodes: readonly ClusterNode[]
  readonly timeoutMs: number
  /**
   * Asks one node.
   *
   * @throws what `fetch` throws where the node does not answer in time; the node is then asked last for a while
   */
  ask(node: ClusterNode, request: ClusterRequest): Promise<ClusterAnswer>
  /** The node to be asked next: in turn; those given behind others, and nodes that failed of late behind all. */
  choose(without?: readonly ClusterNode[]): ClusterNode
  /** Whether a node failed of late. */
  isFailing(node: ClusterNode): boolean
  /** Notes that a node did not do as it should, or that it does again. */
  noteFailure(node: ClusterNode): void
  noteAlive(node: ClusterNode): void
  /**
   * Asks nodes one after the other until one answers with a status below 500.
   *
   * @throws {SearchError} STORE_UNAVAILABLE where none does; INVALID_OPTION where the credentials are refused
   */
  request(request: ClusterRequest): Promise<ClusterAnswer>
}

/** Time that a cluster is given for one request, in milliseconds. */
const defaultTimeoutMs = 3000
/** A node that failed is asked last for so long. */
const failedForMs = 10_000

/** The header for a user and password. */
export function basicAuthorization(user: string, password: string): string {
  return `Basic ${toBase64(new TextEncoder().encode(`${user}:${password}`))}`
}

/**
 * Makes the client of a cluster; nothing is asked yet.
 *
 * @throws {SearchError} INVALID_OPTION for an address that is none, or that holds credentials
 */
export function createClusterClient(connection: ClusterConnection): ClusterClient {
  const { authorization, timeoutMs = defaultTimeoutMs, nowMs = Date.now } = connection
  const ownFetch = connection.fetch ?? ((...request: Parameters<typeof fetch>) => fetch(...request))
  const nodes = connection.urls.map(
    (url): ClusterNode => ({ url: checkAddress(url), id: null, failedUntilMs: 0 }),
  )
  if (nodes.length === 0)
    throw new SearchError('INVALID_OPTION', 'expected the address of a cluster, got none')
  const turn = { next: 0 }

  function choose(without: readonly ClusterNode[] = []): ClusterNode {
    const now = nowMs()
    const rank = (node: ClusterNode): number =>
      (without.includes(node) ? 1 : 0) + (node.failedUntilMs > now ? 2 : 0)
    const start = turn.next++
    let best: ClusterNode | null = null
    for (let step = 0; step < nodes.length; step++) {
      const node = nodes[(start + step) % nodes.length]!
      if (best === null || rank(node) < rank(best)) best = node
    }
    return best!
  }

  function noteFailure(node: ClusterNode): void {
    node.failedUntilMs = nowMs() + failedForMs
  }

  async function ask(node: ClusterNode, request: ClusterRequest): Promise<ClusterAnswer> {
    const timeout = AbortSignal.timeout(request.timeoutMs ?? timeoutMs)
    const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout
    try {
      const response = await ownFetch(node.url + request.path, {
        method: request.method,
        headers: {
          Accept: 'application/json',
          ...(request.body === undefined ? {} : { 'Content-Type': 'application/x-ndjson' }),
          ...(authorization === undefined ? {} : { Authorization: authorization }),
        },
        // A redirect would take the credentials elsewhere.
        redirect: 'manual',
        signal,
        ...(request.body === undefined ? {} : { body: request.body as string }),
      })
      const text = await response.text()
      return { status: response.status, body: parseJson(text) }
    } catch (error) {
      if (!request.signal?.aborted) noteFailure(node)
      throw error
    }
  }

  return {
    nodes,
    timeoutMs,
    ask,
    choose,
    noteFailure,
    noteAlive(node) {
      node.failedUntilMs = 0
    },
    isFailing: (node) => node.failedUntilMs > nowMs(),
    async request(request) {
      const asked: ClusterNode[] = []
      let cause: unknown = null
      for (let left = Math.max(2, nodes.length); left > 0; left--) {
        const node = choose(asked)
        asked.push(node)
        try {
          const answer = await ask(node, request)
          if (answer.status === 401 || answer.status === 403) throw refused()
          if (answer.status < 500 && answer.status !== 429) return answer
          cause = new Error(`status ${answer.status}`)
        } catch (error) {
          request.signal?.throwIfAborted()
          if (error instanceof SearchError) throw error
          cause = error
        }
      }
      throw unavailable(cause)
    },
  }
}

/** The error for a cluster of which no node answers as it should. */
export function unavailable(cause: unknown): SearchError {
  return new SearchError('STORE_UNAVAILABLE', 'no node of the cluster answers', { cause })
}

/** The error for credentials that the cluster does not take. */
export function refused(): SearchError {
  return new SearchError('INVALID_OPTION', 'expected credentials that the cluster takes; it refused these')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function checkAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '')
    throw new SearchError('INVALID_OPTION', 'expected the http or https address of a cluster')
  if (url.username !== '' || url.password !== '')
    throw new SearchError('INVALID_OPTION', 'expected the credentials of the cluster apart from its address')
  return url.href.replace(/\/+$/, '')
}

import { setTimeout as wait } from 'node:timers/promises'
import {
  type ClusterAnswer,
  type ClusterClient,
  refused,
  unavailable,
} from '../../../src/engine/opensearch/cluster-client.ts'
import { SearchError } from '../../../src/errors.ts'

/** Requests under way at once: the next are written while the cluster works on these. */
const mostUnderWay = 3
const mostAttempts = 8
const firstPauseMs = 500
const longestPauseMs = 15_000
const timeoutMs = 120_000

/** Sends documents to an index. */
export interface BulkWriter {
  /** Sends one body of `_bulk`; waits while too many are under way, which bounds the memory of a feed. */
  send(body: Uint8Array): Promise<void>
  /** Waits until all that was sent is there. */
  finish(): Promise<void>
}

/**
 * Makes the writer of one index. What the cluster cannot take at the moment is sent again after a growing pause; a
 * document that is sent twice is there once, since it has an id.
 *
 * @param target  alias that documents must go through, so that an index which is gone is not made anew by them
 */
export function createBulkWriter(
  client: ClusterClient,
  target: string,
  signal: AbortSignal | undefined,
): BulkWriter {
  const underWay = new Set<Promise<void>>()
  const failed: unknown[] = []
  return {
    async send(body) {
      while (underWay.size >= mostUnderWay) await Promise.race(underWay)
      if (failed.length > 0) throw failed[0]
      const sending: Promise<void> = sendBody(client, target, body, signal)
        .catch((error: unknown) => void failed.push(error))
        .finally(() => underWay.delete(sending))
      underWay.add(sending)
    },
    async finish() {
      while (underWay.size > 0) await Promise.all(underWay)
      if (failed.length > 0) throw failed[0]
    },
  }
}

async function sendBody(
  client: ClusterClient,
  target: string,
  body: Uint8Array,
  signal: AbortSignal | undefined,
): Promise<void> {
  const path = `/${target}/_bulk?require_alias=true&filter_path=errors,items.*.status,items.*.error`
  let pauseMs = firstPauseMs
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted()
    const node = client.choose()
    let cause: unknown
    try {
      const answer = await client.ask(node, {
        method: 'POST',
        path,
        body,
        timeoutMs,
        ...(signal ? { signal } : {}),
      })
      if (isTaken(answer)) return
      cause = new Error(`status ${answer.status}`)
    } catch (error) {
      if (error instanceof SearchError) throw error
      cause = error
    }
    signal?.throwIfAborted()
    if (attempt === mostAttempts) throw unavailable(cause)
    // Not all at once again.
    await wait(pauseMs * (0.5 + Math.random()))
    pauseMs = Math.min(longestPauseMs, pauseMs * 2)
  }
}

interface BulkAnswer {
  readonly errors?: boolean
  readonly items?: readonly Readonly<Record<string, BulkItem>>[]
}

interface BulkItem {
  readonly status: number
  readonly error?: { readonly type?: string; readonly reason?: string }
}

/**
 * Tells whether all documents are there; false where another try may help.
 *
 * @throws {SearchError} INDEX_UNWRITABLE where the cluster never takes them
 */
function isTaken({ status, body }: ClusterAnswer): boolean {
  if (status === 401 || status === 403) throw refused()
  if (status === 429 || status >= 500) return false
  const { errors, items = [] } = (body ?? {}) as BulkAnswer
  if (status !== 200) throw new SearchError('INDEX_UNWRITABLE', `the cluster answers ${status} to documents`)
  if (errors !== true) return true
  const failures = items.flatMap((item) => Object.values(item)).filter((item) => item.status >= 300)
  const refusal = failures.find((item) => item.status !== 429 && item.status < 500)
  if (refusal === undefined) return false
  const { type = 'unknown', reason = '' } = refusal.error ?? {}
  throw new SearchError(
    'INDEX_UNWRITABLE',
    `the cluster refuses a document (${type}): ${reason.slice(0, 200)}`,
  )
}

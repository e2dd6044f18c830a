import { setTimeout as wait } from 'node:timers/promises'
import {
  type ClusterAnswer,
  type ClusterClient,
  refused,
  unavailable,
} from '../../../src/engine/opensearch/connection/cluster-client.ts'
import { SearchError } from '../../../src/errors.ts'

/** Requests under way at once: the next are written while the cluster works on these. */
const maxUnderWay = 3
const maxAttempts = 8
const defaultFirstPauseMs = 500
const longestPauseMs = 15_000
const timeoutMs = 120_000

const lineFeed = 10

/** How documents are sent. */
export interface BulkOptions {
  readonly signal?: AbortSignal | undefined
  /** Milliseconds before what was refused is sent again; doubled by each try. Default: 500. */
  readonly firstPauseMs?: number
}

/** Sends documents to an index. */
export interface BulkWriter {
  /** Sends one body of `_bulk`; waits while too many are under way, which bounds the memory of a feed. */
  send(body: Uint8Array): Promise<void>
  /** Waits until all that was sent is there. */
  finish(): Promise<void>
}

/**
 * Makes the writer of one index. Documents that the cluster cannot take at the moment (a full queue, or the circuit
 * breaker of a heap that is nearly full, of one shard often) are sent again after a growing pause, and no others:
 * each that is written twice costs its work again and disk until segments are merged. A document has an id, so that
 * it is there once.
 *
 * @param target  alias that documents must go through, so that an index which is gone is not made anew by them
 */
export function createBulkWriter(
  client: ClusterClient,
  target: string,
  options: BulkOptions = {},
): BulkWriter {
  const underWay = new Set<Promise<void>>()
  const failed: unknown[] = []
  return {
    async send(body) {
      while (underWay.size >= maxUnderWay) await Promise.race(underWay)
      if (failed.length > 0) throw failed[0]
      const sending: Promise<void> = sendBody(client, target, body, options)
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
  { signal, firstPauseMs = defaultFirstPauseMs }: BulkOptions,
): Promise<void> {
  const path = `/${target}/_bulk?require_alias=true&filter_path=errors,items.*.status,items.*.error`
  let left = body
  let pauseMs = firstPauseMs
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted()
    const node = client.choose()
    let cause: unknown
    try {
      const answer = await client.ask(node, {
        method: 'POST',
        path,
        body: left,
        timeoutMs,
        ...(signal ? { signal } : {}),
      })
      const waiting = findWaiting(answer)
      if (waiting?.length === 0) return
      if (waiting !== null) left = pickDocuments(left, waiting)
      cause = new Error(`status ${answer.status}`)
    } catch (error) {
      if (error instanceof SearchError) throw error
      cause = error
    }
    signal?.throwIfAborted()
    if (attempt === maxAttempts) throw unavailable(cause)
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
 * Finds the documents that another try may write.
 *
 * @returns their numbers in the body, ascending; null where the whole body must be sent again
 * @throws {SearchError} INDEX_UNWRITABLE where the cluster never takes them
 */
function findWaiting({ status, body }: ClusterAnswer): number[] | null {
  if (status === 401 || status === 403) throw refused()
  if (status === 429 || status >= 500) return null
  const { errors, items = [] } = (body ?? {}) as BulkAnswer
  if (status !== 200) throw new SearchError('INDEX_UNWRITABLE', `the cluster answers ${status} to documents`)
  if (errors !== true) return []
  const waiting: number[] = []
  for (const [number, item] of items.flatMap((item) => Object.values(item)).entries()) {
    if (item.status < 300) continue
    if (item.status === 429 || item.status >= 500) {
      waiting.push(number)
      continue
    }
    const { type = 'unknown', reason = '' } = item.error ?? {}
    throw new SearchError(
      'INDEX_UNWRITABLE',
      `the cluster refuses a document (${type}): ${reason.slice(0, 200)}`,
    )
  }
  // Errors, and no item that has one: what was written is not known.
  return waiting.length > 0 ? waiting : null
}

/** The lines of some documents of a body; a document is two lines. @param numbers  ascending */
function pickDocuments(body: Uint8Array, numbers: readonly number[]): Uint8Array {
  const picked: Uint8Array[] = []
  let start = 0
  let document = 0
  for (const number of numbers) {
    for (; document < number; document++) start = endOfDocument(body, start)
    const end = endOfDocument(body, start)
    picked.push(body.subarray(start, end))
    start = end
    document++
  }
  return Buffer.concat(picked)
}

function endOfDocument(body: Uint8Array, start: number): number {
  return body.indexOf(lineFeed, body.indexOf(lineFeed, start) + 1) + 1
}

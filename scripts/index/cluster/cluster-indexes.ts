import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type {
  ClusterAnswer,
  ClusterClient,
  ClusterRequest,
} from '../../../src/engine/opensearch/connection/cluster-client.ts'
import { SearchError } from '../../../src/errors.ts'
import { type ClusterIndexMeta, describeClusterIndex } from '../../../src/format/cluster-index.ts'
import type { ClusterLayout } from '../../../src/format/cluster-layout.ts'

const timeoutMs = 60_000
const pollMs = 500
/** Copies that are not there after so long do not keep a whole index from serving. */
const maxCopyMs = 15 * 60_000
const maxMergeMs = 60 * 60_000

/** The indexes of one alias. */
export interface ClusterIndexes {
  /** Names of all indexes of the alias, finished or not. */
  list(): Promise<string[]>
  /** The index that the alias names, or null. */
  current(): Promise<string | null>
  /** Creates an empty index without copies, reachable for documents through `writeAliasOf` alone. */
  create(fields: number, layout: ClusterLayout, meta: ClusterIndexMeta): Promise<string>
  /** Makes what was sent searchable, and merges the segments of each shard. @returns documents in the index */
  finish(index: string): Promise<number>
  /** Makes the copies, and waits for them. */
  copy(index: string, replicas: number): Promise<void>
  /** Has the alias name another index, in one step. */
  swap(index: string): Promise<void>
  delete(indexes: readonly string[]): Promise<void>
}

/** Alias that an index takes documents through while it is fed. */
export function writeAliasOf(index: string): string {
  return `${index}-writing`
}

/**
 * Opens the indexes of an alias: those named by it, a time and a random ending.
 *
 * @throws {SearchError} INVALID_OPTION for an alias that the cluster would not take
 */
export function openClusterIndexes(client: ClusterClient, alias: string): ClusterIndexes {
  if (!/^[a-z][a-z0-9_]*(-[a-z0-9_]+)*$/.test(alias) || alias.length > 100)
    throw new SearchError(
      'INVALID_OPTION',
      'expected an alias of small letters, digits, _ and single -, such as site-articles',
    )
  const ofAlias = new RegExp(`^${alias}-\\d{14}-[0-9a-f]{8}$`)

  const call: Call = (request, allowed) => askCluster(client, request, allowed)

  async function list(): Promise<string[]> {
    const { body } = await call({ method: 'GET', path: `/${alias}-*/_alias?expand_wildcards=all` }, [404])
    return Object.keys(body ?? {}).filter((name) => ofAlias.test(name))
  }
  async function current(): Promise<string | null> {
    const { body, status } = await call({ method: 'GET', path: `/_alias/${alias}` }, [404])
    return status === 404 ? null : (Object.keys(body ?? {})[0] ?? null)
  }

  return {
    list,
    current,
    async create(fields, layout, meta) {
      const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
      const index = `${alias}-${time}-${randomBytes(4).toString('hex')}`
      const { settings, mappings } = describeClusterIndex(fields, layout, meta)
      const aliases = { [writeAliasOf(index)]: {} }
      await call({
        method: 'PUT',
        path: `/${index}`,
        json: { settings: { index: settings }, mappings, aliases },
      })
      return index
    },
    finish: (index) => finishIndex(client, call, index),
    copy: (index, replicas) => copyIndex(call, index, replicas),
    async swap(index) {
      const before = await current()
      const actions = [
        ...(before === null || before === index ? [] : [{ remove: { index: before, alias } }]),
        { add: { index, alias } },
        { remove: { index, alias: writeAliasOf(index), must_exist: false } },
      ]
      await call({ method: 'POST', path: '/_aliases', json: { actions } })
    },
    async delete(indexes) {
      for (const index of indexes) await call({ method: 'DELETE', path: `/${index}` }, [404])
    },
  }
}

type Call = (
  request: Pick<ClusterRequest, 'method' | 'path'> & { readonly json?: unknown },
  allowed?: readonly number[],
) => Promise<ClusterAnswer>

/** @param allowed  statuses above 299 that are an answer too */
async function askCluster(
  client: ClusterClient,
  { method, path, json }: Parameters<Call>[0],
  allowed: readonly number[] = [],
): Promise<ClusterAnswer> {
  const body = json === undefined ? {} : { body: JSON.stringify(json) }
  const answer = await client.request({ method, path, timeoutMs, ...body })
  if (answer.status < 300 || allowed.includes(answer.status)) return answer
  throw new SearchError(
    'INDEX_UNWRITABLE',
    `the cluster answers ${answer.status} to ${method} ${path.split('?')[0]}: ${JSON.stringify(answer.body).slice(0, 300)}`,
  )
}

async function finishIndex(client: ClusterClient, call: Call, index: string): Promise<number> {
  await call({ method: 'POST', path: `/${index}/_refresh` })
  const { body: counted } = await call({ method: 'GET', path: `/${index}/_count` })
  const { body } = await call({
    method: 'POST',
    path: `/${index}/_forcemerge?max_num_segments=1&wait_for_completion=false`,
  })
  await waitForTask(client, (body as { task: string }).task)
  await call({ method: 'POST', path: `/${index}/_refresh` })
  // A copy is made of files: there is no source from which it could take what came after the last flush.
  await call({ method: 'POST', path: `/${index}/_flush?force=true&wait_if_ongoing=true` })
  return (counted as { count: number }).count
}

async function copyIndex(call: Call, index: string, replicas: number): Promise<void> {
  const { body } = await call({ method: 'GET', path: '/_cluster/health' })
  // A copy has no place beside the shard it is a copy of.
  const most = (body as { number_of_data_nodes: number }).number_of_data_nodes - 1
  const json = {
    index: { number_of_replicas: Math.min(replicas, most), 'blocks.write': true },
  }
  await call({ method: 'PUT', path: `/${index}/_settings`, json })
  const started = Date.now()
  for (;;) {
    const path = `/_cluster/health/${index}?wait_for_status=green&timeout=20s`
    const answer = await call({ method: 'GET', path }, [408])
    if ((answer.body as { status?: string }).status === 'green' || Date.now() - started > maxCopyMs) return
  }
}

async function waitForTask(client: ClusterClient, task: string): Promise<void> {
  const started = Date.now()
  while (Date.now() - started < maxMergeMs) {
    const answer = await client.request({ method: 'GET', path: `/_tasks/${task}`, timeoutMs })
    // A task is gone where its node is: what it did not merge is slower, not wrong.
    if (answer.status !== 200 || (answer.body as { completed?: boolean }).completed === true) return
    await wait(pollMs)
  }
}

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { link, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { percentile } from '../statistics.ts'
import { formatNumber, formatTable } from '../table.ts'
import type { QueriesByKind, QueryKind } from './query-kinds.ts'

/** Wall time of whole requests over 127.0.0.1, in milliseconds, at one number of connections. */
export interface LoadFigures {
  readonly kind: QueryKind
  readonly connections: number
  readonly requests: number
  readonly p50: number
  readonly p99: number
  readonly perSecond: number
}

/** What was measured of an index behind the edge's own runtime. */
export interface WorkerdFigures {
  /** The first search after the start: the index is opened for it. */
  readonly firstMs: number
  readonly loads: readonly LoadFigures[]
}

const root = fileURLToPath(new URL('../../../', import.meta.url))
const startSeconds = 90

/**
 * Serves an index with `wrangler dev` (workerd, the project's own worker and configuration) and asks it the
 * queries, with one connection and with several. The client runs on the same machine and takes its share of it.
 *
 * @param dir  index of Hansou
 * @throws {Error} when the worker does not start, or answers anything but 200
 */
export async function measureWorkerd(
  dir: string,
  queries: QueriesByKind,
  connections: number,
): Promise<WorkerdFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'hansou-workerd-'))
  const site = join(folder, 'site')
  try {
    await mkdir(join(site, '_hansou'), { recursive: true })
    for (const file of await readdir(dir)) await link(join(dir, file), join(site, '_hansou', file))
    const port = await findFreePort()
    const server = startWrangler(site, join(folder, 'state'), port)
    const endWithParent = () => endGroup(server.process, 'SIGKILL')
    process.once('exit', endWithParent)
    try {
      const origin = `http://127.0.0.1:${port}`
      await waitUntilReady(origin, server)
      const first = (queries.questions[0] ?? queries.keywords[0])!.text
      const started = performance.now()
      await ask(origin, first)
      const firstMs = performance.now() - started
      const loads: LoadFigures[] = []
      for (const kind of Object.keys(queries) as QueryKind[]) {
        const texts = queries[kind].map((query) => query.text)
        if (texts.length === 0) continue
        await load(origin, kind, texts, connections)
        loads.push(await load(origin, kind, texts, 1), await load(origin, kind, texts, connections))
      }
      return { firstMs, loads }
    } finally {
      await stopWrangler(server.process)
      process.off('exit', endWithParent)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function load(
  origin: string,
  kind: QueryKind,
  texts: readonly string[],
  connections: number,
): Promise<LoadFigures> {
  const waiting = [...texts]
  const times: number[] = []
  const started = performance.now()
  const visit = async () => {
    for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
      const asked = performance.now()
      await ask(origin, text)
      times.push(performance.now() - asked)
    }
  }
  await Promise.all(Array.from({ length: connections }, visit))
  const seconds = (performance.now() - started) / 1000
  return {
    kind,
    connections,
    requests: times.length,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    perSecond: times.length / seconds,
  }
}

async function ask(origin: string, text: string): Promise<void> {
  const response = await fetch(`${origin}/api/search?group=passage&limit=10&q=${encodeURIComponent(text)}`)
  const body = await response.text()
  if (response.status !== 200)
    throw new Error(`expected 200 from the worker, got ${response.status}: ${body.slice(0, 200)}`)
}

/** A server of wrangler that runs in a process group of its own. */
export interface StartedServer {
  readonly process: ChildProcess
  /** The end of what it printed. */
  readonly output: { text: string }
}

/**
 * Starts `wrangler dev` over a folder of assets.
 *
 * @param project  folder of the worker's configuration; this project's by default
 */
export function startWrangler(
  site: string,
  state: string,
  port: number,
  project: string = root,
): StartedServer {
  const wrangler = join(root, 'node_modules', 'wrangler', 'bin', 'wrangler.js')
  const flags = ['--ip', '127.0.0.1', '--port', `${port}`, '--inspector-port', '0', '--assets', site]
  const quiet = ['--log-level', 'warn', '--show-interactive-dev-session', 'false', '--persist-to', state]
  const child = spawn(process.execPath, [wrangler, 'dev', ...flags, ...quiet], {
    cwd: project,
    // A group of its own, so that workerd ends with it.
    detached: true,
    env: { ...process.env, CI: '1', WRANGLER_SEND_METRICS: 'false' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = { text: '' }
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output.text = (output.text + text).slice(-4000)
    })
  }
  return { process: child, output }
}

/** Waits for the first answer. @throws {Error} when the server ends, or does not answer in time */
export async function waitUntilReady(origin: string, server: StartedServer): Promise<void> {
  const deadline = performance.now() + startSeconds * 1000
  while (performance.now() < deadline) {
    if (server.process.exitCode !== null) throw new Error(`wrangler ended: ${server.output.text}`)
    // The API's description needs no index, so the first search still finds it closed.
    const response = await fetch(`${origin}/api/openapi.json`).catch(() => null)
    await response?.arrayBuffer()
    if (response?.ok) return
    await delay(200)
  }
  throw new Error(`expected an answer from wrangler dev within ${startSeconds} s: ${server.output.text}`)
}

/** Ends wrangler and the workerd it started. */
export async function stopWrangler(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = once(child, 'exit')
  endGroup(child, 'SIGTERM')
  const timer = setTimeout(() => endGroup(child, 'SIGKILL'), 5000)
  await ended
  clearTimeout(timer)
}

/** Ends wrangler and the workerd it started. */
function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null) return
  process.kill(-child.pid, signal)
}

/** A port of 127.0.0.1 that nobody uses. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('expected a port of 127.0.0.1')
  return address.port
}

/** Rows for a table of what was measured. */
export function describeWorkerd(name: string, figures: WorkerdFigures): string {
  const rows = figures.loads.map(({ kind, connections, requests, p50, p99, perSecond }) => [
    `${kind}, ${connections} connection${connections === 1 ? '' : 's'}`,
    `${requests}`,
    formatNumber(p50),
    formatNumber(p99),
    formatNumber(perSecond),
  ])
  return [
    `${name} in workerd, whole requests over 127.0.0.1, wall ms; first search ${formatNumber(figures.firstMs)} ms`,
    formatTable(['load', 'requests', 'p50', 'p99', 'requests/s'], rows),
  ].join('\n')
}

import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { clusterFolder, mainClass, prepareNodeProgram } from './node-program.ts'

/** How a development cluster is laid out. */
export interface ClusterOptions {
  /** HTTP port of the first node; those of the others follow. Transport ports are 100 higher. Default: 19200. */
  readonly port: number
  /** 1–9. Default: 3. */
  readonly nodes: number
  /** MiB of heap of each node, 128 or more. Default: 256. */
  readonly heapMegabytes: number
}

/** Three nodes that fit a machine beside other work. */
export const defaultClusterOptions: ClusterOptions = Object.freeze({
  port: 19200,
  nodes: 3,
  heapMegabytes: 256,
})

const transportAbove = 100
const maxStartMs = 180_000
const maxStopMs = 30_000
const pollMs = 250

/** Addresses of the nodes. */
export function listAddresses({ port, nodes }: Pick<ClusterOptions, 'port' | 'nodes'>): string[] {
  return Array.from({ length: nodes }, (_, number) => `http://127.0.0.1:${port + number}`)
}

/** Finds a port from which on a cluster can take its own, since nobody listens there. @param first  tried first */
export async function findFreePort(first: number, nodes: number): Promise<number> {
  for (let port = first; port + transportAbove + nodes < 65_536; port += nodes) {
    const ports = Array.from({ length: nodes }, (_, number) => [
      port + number,
      port + transportAbove + number,
    ])
    if ((await Promise.all(ports.flat().map(isFree))).every(Boolean)) return port
  }
  throw new Error(`no free ports from ${first} on`)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

/**
 * Starts the nodes of a cluster that do not run, and waits until all of them have found each other.
 *
 * @throws Error where Java or Maven is missing, or a node ends or does not answer in three minutes
 */
export async function startCluster(options: ClusterOptions): Promise<void> {
  const classPath = await prepareNodeProgram()
  for (let number = 0; number < options.nodes; number++) launchNode(classPath, options, number)
  const started = Date.now()
  while (!(await isWhole(options))) {
    const ended = Array.from({ length: options.nodes }, (_, number) => number).find(
      (number) => findProcess(options.port, number) === null,
    )
    if (ended !== undefined || Date.now() - started > maxStartMs)
      throw new Error(
        ended === undefined
          ? `the cluster is not whole after ${maxStartMs / 1000} s`
          : `node ${ended} ended: ${readFileSync(fileOf(options.port, ended, 'log'), 'utf8').slice(-2000)}`,
      )
    await wait(pollMs)
  }
}

/** Starts one node that does not run, as after `killNode`; does not wait until it answers. */
export async function startNode(options: ClusterOptions, number: number): Promise<void> {
  launchNode(await prepareNodeProgram(), options, number)
}

/** Ends one node as a power cut does (SIGKILL). */
export function killNode({ port }: Pick<ClusterOptions, 'port'>, number: number): void {
  const id = findProcess(port, number)
  if (id !== null) process.kill(id, 'SIGKILL')
}

/** Pauses one node, as a machine that swaps does, or lets it go on. */
export function pauseNode({ port }: Pick<ClusterOptions, 'port'>, number: number, isPaused: boolean): void {
  const id = findProcess(port, number)
  if (id !== null) process.kill(id, isPaused ? 'SIGSTOP' : 'SIGCONT')
}

/** Stops all nodes. @param keepsData  whether their indexes are there at the next start */
export async function stopCluster(
  { port, nodes }: Pick<ClusterOptions, 'port' | 'nodes'>,
  keepsData: boolean,
): Promise<void> {
  const numbers = Array.from({ length: nodes }, (_, number) => number)
  for (const number of numbers) {
    const id = findProcess(port, number)
    if (id !== null) process.kill(id, keepsData ? 'SIGTERM' : 'SIGKILL')
  }
  const started = Date.now()
  while (numbers.some((number) => findProcess(port, number) !== null)) {
    if (Date.now() - started > maxStopMs) for (const number of numbers) killNode({ port }, number)
    await wait(pollMs)
  }
  if (!keepsData) rmSync(folderOf(port), { recursive: true, force: true })
}

/** Process id of a node that runs, or null. */
export function findProcess(port: number, number: number): number | null {
  const file = fileOf(port, number, 'pid')
  if (!existsSync(file)) return null
  const id = Number(readFileSync(file, 'utf8'))
  try {
    // An id may be another program's by now.
    const line = readFileSync(`/proc/${id}/cmdline`, 'utf8')
    return line.includes(mainClass) && line.includes(`\0${port}\0`) ? id : null
  } catch {
    return null
  }
}

function launchNode(classPath: string, { port, nodes, heapMegabytes }: ClusterOptions, number: number): void {
  if (findProcess(port, number) !== null) return
  const folder = folderOf(port)
  mkdirSync(folder, { recursive: true })
  const log = openSync(fileOf(port, number, 'log'), 'w')
  const heap = [`-Xms${heapMegabytes}m`, `-Xmx${heapMegabytes}m`, '-XX:+UseSerialGC', '-Xshare:auto']
  const settings = [folder, number, nodes, port, port + transportAbove].map(String)
  const node = spawn('java', [...heap, '-cp', classPath, mainClass, ...settings], {
    detached: true,
    stdio: ['ignore', log, log],
  })
  node.unref()
  writeFileSync(fileOf(port, number, 'pid'), String(node.pid))
}

async function isWhole({ port, nodes }: ClusterOptions): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/_cluster/health`)
    const health = (await answer.json()) as { number_of_nodes?: number }
    return answer.ok && health.number_of_nodes === nodes
  } catch {
    return false
  }
}

function folderOf(port: number): string {
  return join(clusterFolder, String(port))
}

function fileOf(port: number, number: number, ending: 'pid' | 'log'): string {
  return join(folderOf(port), `node-${number}.${ending}`)
}

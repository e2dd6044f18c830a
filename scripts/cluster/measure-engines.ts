import { readFileSync } from 'node:fs'
import { plainRequest, type Searcher } from '../../src/search/answer.ts'
import { openLocalSearcher } from '../reader/open-local-searcher.ts'
import { findProcess } from './development-cluster.ts'

/** What two indexes of one source answer to the same questions, and how fast. */
export interface EngineComparison {
  readonly questions: number
  /** Questions with the same ids in the same order. */
  readonly sameHits: number
  /** Questions whose hits have the same snippets and marks too. */
  readonly sameMarks: number
  /** Questions with the same total, of those whose total is exact with both engines. */
  readonly sameTotals: number
  readonly exactTotals: number
  /** Milliseconds of a whole search, of files and of the cluster. */
  readonly packed: Latency
  readonly opensearch: Latency
  /** Milliseconds of processor time of all nodes for a question; null where they are not on this machine. */
  readonly nodeProcessorMs: number | null
  /** Requests to the cluster, by how many a search took. */
  readonly roundTrips: Readonly<Record<number, number>>
}

/** Times of searches, in milliseconds. */
export interface Latency {
  readonly p50: number
  readonly p99: number
  /** Processor time of the process that asks, for a question. */
  readonly processorMs: number
}

/** Searches that were measured. */
interface Measured {
  readonly times: number[]
  processorMs: number
}

/** Questions that are asked before any is measured. */
const warmUpQuestions = 200

/**
 * Asks both engines the same questions, one after the other.
 *
 * @param file  of JSON lines with `text`
 */
export async function measureEngines(
  packedFolder: string,
  clusterFolder: string,
  urls: readonly string[],
  file: string,
  most: number,
): Promise<EngineComparison> {
  const counted = { trips: 0 }
  const countedFetch: typeof fetch = (input, init) => {
    if (String(input).includes('/_msearch')) counted.trips++
    return fetch(input, init)
  }
  const packed = await openLocalSearcher(packedFolder)
  const cluster = await openLocalSearcher(clusterFolder, Number.POSITIVE_INFINITY, {
    urls,
    timeoutMs: 30_000,
    fetch: countedFetch,
  })
  const texts = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .slice(0, most)
    .map((line) => (JSON.parse(line) as { text: string }).text)
  for (const q of texts.slice(0, warmUpQuestions))
    for (const searcher of [packed, cluster]) await searcher.search({ ...plainRequest, q })
  const measured = { packed: startMeasuring(), opensearch: startMeasuring() }
  const roundTrips: Record<number, number> = {}
  let sameHits = 0
  let sameMarks = 0
  let sameTotals = 0
  let exactTotals = 0
  const nodesBefore = readProcessorMs(urls)
  for (const q of texts) {
    const expected = await time(packed, q, measured.packed)
    counted.trips = 0
    const got = await time(cluster, q, measured.opensearch)
    roundTrips[counted.trips] = (roundTrips[counted.trips] ?? 0) + 1
    const idsOf = ({ hits }: typeof got): string => JSON.stringify(hits.map(({ id }) => id))
    if (idsOf(expected) === idsOf(got)) sameHits++
    const marksOf = ({ hits }: typeof got): string =>
      JSON.stringify(hits.map(({ id, title, headings, snippet }) => [id, title, headings, snippet]))
    if (marksOf(expected) === marksOf(got)) sameMarks++
    if (!expected.totalIsExact || !got.totalIsExact) continue
    exactTotals++
    if (expected.total === got.total) sameTotals++
  }
  const nodesAfter = readProcessorMs(urls)
  const nodesMs = nodesBefore === null || nodesAfter === null ? null : nodesAfter - nodesBefore
  return {
    questions: texts.length,
    sameHits,
    sameMarks,
    sameTotals,
    exactTotals,
    packed: summarize(measured.packed),
    opensearch: summarize(measured.opensearch),
    nodeProcessorMs: nodesMs === null ? null : round(nodesMs / texts.length),
    roundTrips,
  }
}

/** Clock ticks of Linux in a second. */
const ticks = 100

/** Processor time that the nodes of a development cluster have taken so far, in milliseconds; null without them. */
function readProcessorMs(urls: readonly string[]): number | null {
  const port = Number(new URL(urls[0]!).port)
  let sum = 0
  for (const number of urls.keys()) {
    const id = findProcess(port, number)
    if (id === null) return null
    // The name of the program, in brackets, may hold spaces.
    const fields = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1]!.split(' ')
    sum += ((Number(fields[11]) + Number(fields[12])) * 1000) / ticks
  }
  return sum
}

function startMeasuring(): Measured {
  return { times: [], processorMs: 0 }
}

async function time(searcher: Searcher, q: string, measured: Measured) {
  const [started, before] = [performance.now(), process.cpuUsage()]
  const answer = await searcher.search({ ...plainRequest, q })
  const { user, system } = process.cpuUsage(before)
  measured.times.push(performance.now() - started)
  measured.processorMs += (user + system) / 1000
  return answer
}

function summarize({ times, processorMs }: Measured): Latency {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number): number => round(sorted[Math.floor(sorted.length * share)] ?? 0)
  return { p50: at(0.5), p99: at(0.99), processorMs: round(processorMs / times.length) }
}

function round(ms: number): number {
  return Math.round(ms * 10) / 10
}

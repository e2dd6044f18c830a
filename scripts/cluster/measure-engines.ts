import { readFileSync } from 'node:fs'
import { plainRequest, type Searcher } from '../../src/search/answer.ts'
import { openLocalSearcher } from '../reader/open-local-searcher.ts'

/** What two indexes of one source answer to the same questions, and how fast. */
export interface EngineComparison {
  readonly questions: number
  /** Questions with the same ids in the same order. */
  readonly sameHits: number
  /** Questions with the same total, of those whose total is exact with both engines. */
  readonly sameTotals: number
  readonly exactTotals: number
  /** Milliseconds of a whole search, of files and of the cluster. */
  readonly packed: Latency
  readonly opensearch: Latency
  /** Requests to the cluster, by how many a search took. */
  readonly roundTrips: Readonly<Record<number, number>>
}

/** Times of searches, in milliseconds. */
export interface Latency {
  readonly p50: number
  readonly p99: number
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
  const times = { packed: [] as number[], opensearch: [] as number[] }
  const roundTrips: Record<number, number> = {}
  let sameHits = 0
  let sameTotals = 0
  let exactTotals = 0
  for (const q of texts) {
    const expected = await time(packed, q, times.packed)
    counted.trips = 0
    const got = await time(cluster, q, times.opensearch)
    roundTrips[counted.trips] = (roundTrips[counted.trips] ?? 0) + 1
    const idsOf = ({ hits }: typeof got): string => JSON.stringify(hits.map(({ id }) => id))
    if (idsOf(expected) === idsOf(got)) sameHits++
    if (!expected.totalIsExact || !got.totalIsExact) continue
    exactTotals++
    if (expected.total === got.total) sameTotals++
  }
  return {
    questions: texts.length,
    sameHits,
    sameTotals,
    exactTotals,
    packed: summarize(times.packed),
    opensearch: summarize(times.opensearch),
    roundTrips,
  }
}

async function time(searcher: Searcher, q: string, times: number[]) {
  const started = performance.now()
  const answer = await searcher.search({ ...plainRequest, q })
  times.push(performance.now() - started)
  return answer
}

function summarize(times: readonly number[]): Latency {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number): number => Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10
  return { p50: at(0.5), p99: at(0.99) }
}

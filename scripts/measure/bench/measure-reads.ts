import type { BlobStore } from '../../../src/reader/blob-store.ts'
import { plainRequest, type Searcher } from '../../../src/search/answer.ts'
import { openSearcher, type SearcherOptions } from '../../../src/search/open-searcher.ts'
import { median, percentile } from '../statistics.ts'
import { formatNumber, formatTable } from '../table.ts'
import { createRoundStore, type ReadCounts, type RoundStore } from './round-store.ts'

/** What searches of one setting read. */
export interface ReadFigures {
  /** `cold`: an isolate or page that opens the index for the search; `warm`: one that answered others before. */
  readonly state: 'cold' | 'warm'
  readonly searches: readonly ReadCounts[]
  /** Milliseconds of each answer over a store that takes `readMs` for a read. */
  readonly answerMs: readonly number[]
}

/** Milliseconds that a read takes in the timed rounds. */
const readMs = 20
/** Timed searches of each state: they wait for real. */
const maxTimed = 100
/** Searches of an isolate before one that counts as warm. */
const warmingSearches = 20

/**
 * Counts the reads of searches, each in a new isolate, then all in one, and times them over a slow store.
 *
 * @param options  bounds of the setting: those of the edge and of the browser are the defaults
 * @param queries  more than 20, of which the first 20 do not count for `warm`
 */
export async function measureReads(
  store: BlobStore,
  queries: readonly string[],
  options: SearcherOptions,
): Promise<ReadFigures[]> {
  const timed = queries.slice(0, maxTimed)
  const slow = createSlowStore(store)
  const kept = await openSearcher(slow, options)
  const cold: ReadFigures = {
    state: 'cold',
    searches: await countReads(store, queries, options, 'cold'),
    answerMs: await timeAnswers(timed, () => openSearcher(slow, options)),
  }
  const warm: ReadFigures = {
    state: 'warm',
    searches: (await countReads(store, queries, options, 'warm')).slice(warmingSearches),
    answerMs: (await timeAnswers(timed, async () => kept)).slice(warmingSearches),
  }
  return [cold, warm]
}

async function countReads(
  source: BlobStore,
  queries: readonly string[],
  options: SearcherOptions,
  state: ReadFigures['state'],
): Promise<ReadCounts[]> {
  const store: RoundStore = createRoundStore(source)
  const counts: ReadCounts[] = []
  const kept = state === 'warm' ? await openSearcher(store, options) : null
  store.take()
  for (const q of queries) {
    const searcher = kept ?? (await openSearcher(store, options))
    await searcher.search({ ...plainRequest, q })
    counts.push(store.take())
  }
  return counts
}

async function timeAnswers(queries: readonly string[], open: () => Promise<Searcher>): Promise<number[]> {
  const times: number[] = []
  for (const q of queries) {
    const started = performance.now()
    await (await open()).search({ ...plainRequest, q })
    times.push(performance.now() - started)
  }
  return times
}

function createSlowStore(source: BlobStore): BlobStore {
  return {
    async read(name) {
      const [file] = await Promise.all([
        source.read(name),
        new Promise<void>((resolve) => setTimeout(resolve, readMs)),
      ])
      return file
    },
  }
}

/** The figures as a table, and below it the reads by kind of file. */
export function describeReads(figures: readonly ReadFigures[]): string {
  const of = (values: readonly number[], share: number): string => formatNumber(percentile(values, share))
  const headings = [
    `reads of ${figures[0]?.searches.length ?? 0} searches`,
    'waves p50',
    'p99',
    'reads p50',
    'p99',
    'KB p50',
    'p99',
    `ms p50 at ${readMs} ms a read`,
    'p99',
  ]
  const rows = figures.map(({ state, searches, answerMs }) => {
    const columns = [
      searches.map(({ waves }) => waves),
      searches.map(({ reads }) => reads),
      searches.map(({ bytes }) => bytes / 1000),
      answerMs,
    ]
    return [state, ...columns.flatMap((column) => [of(column, 0.5), of(column, 0.99)])]
  })
  return `${formatTable(headings, rows)}\n\n${describeKinds(figures)}`
}

function describeKinds(figures: readonly ReadFigures[]): string {
  const rows = figures.flatMap(({ state, searches }) => {
    const kinds = [...new Set(searches.flatMap((search) => Object.keys(search.kinds)))].sort()
    return kinds.map((kind) => {
      const ofKind = searches.map((search) => search.kinds[kind] ?? { reads: 0, bytes: 0 })
      return [
        `${state}: ${kind}`,
        formatNumber(mean(ofKind.map(({ reads }) => reads))),
        formatNumber(median(ofKind.map(({ reads }) => reads))),
        formatNumber(mean(ofKind.map(({ bytes }) => bytes / 1000))),
      ]
    })
  })
  return formatTable(['files by kind', 'reads, mean', 'median', 'KB, mean'], rows)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

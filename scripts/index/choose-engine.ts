import type { AnalyzedCorpus } from '../../src/build/analyzed-corpus.ts'
import type { BuildOptions, BuildSummary } from './build-options.ts'

export interface EngineChoice {
  readonly engine: BuildSummary['engine']
  readonly reason: string
}

/**
 * Bytes of postings up to which MiniSearch opens within the 10 ms of CPU that the free plan gives a request:
 * measured with `npm run bench`, about 12 KB a millisecond in a new isolate.
 */
const mostMiniSearchBytes = 48 * 1024

/** Picks the engine, from the bytes of what was analysed. */
export function chooseEngine(wanted: BuildOptions['engine'], corpus: AnalyzedCorpus): EngineChoice {
  if (wanted !== 'auto') return { engine: wanted, reason: 'asked for' }
  const bytes = corpus.batches.reduce((sum, run) => sum + (run.words.at(-1)?.[1] ?? 0), 0)
  const size = `${Math.ceil(bytes / 1024)} KB of postings`
  return bytes <= mostMiniSearchBytes
    ? { engine: 'minisearch', reason: `${size} open at once within 10 ms` }
    : { engine: 'packed', reason: `${size} would take MiniSearch more than 10 ms to open` }
}

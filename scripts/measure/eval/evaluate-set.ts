import type { PeerEntry } from '../peers/peer-list.ts'
import { JobFailure, type JobLimits, runJob } from '../peers/run-job.ts'
import { say } from '../progress.ts'
import { percentile } from '../statistics.ts'
import { formatNumber, formatTable } from '../table.ts'
import { indexOnce } from './index-cache.ts'
import type { JudgedSet } from './judged-set.ts'
import { describeLosses } from './losses.ts'
import { measureQuality, type Quality } from './metrics.ts'
import { openSet, type SetOptions } from './open-set.ts'

/** What one evaluation is asked to do. */
export interface EvalOptions extends SetOptions {
  readonly engines: readonly PeerEntry[]
  readonly losses: boolean
  readonly fresh: boolean
  readonly limits: JobLimits
}

const headings = ['engine', 'MRR@10', 'nDCG@10', 'Recall@10', 'Recall@100', 'p50 ms', 'p99 ms']

/**
 * Indexes one set with every engine, asks its queries, and prints a table and, if wished, the losses.
 *
 * @param folder  where the passages are laid out for the engines
 * @param print  takes what belongs on standard output
 */
export async function evaluateSet(
  dir: string,
  name: string,
  folder: string,
  options: EvalOptions,
  print: (text: string) => void,
): Promise<void> {
  const { set, corpus } = await openSet(dir, name, folder, options)
  const rows: string[][] = []
  const failures: string[] = []
  const losses: string[] = []
  for (const entry of options.engines) {
    try {
      const index = await indexOnce(entry, corpus, options)
      say(`ask ${set.queries.length} queries of ${name} with ${entry.name}`)
      const { rankings, wallMs } = await rankAll(entry, index, set, options.limits)
      rows.push([entry.name, ...listFigures(measureQuality(rankings, set.judgements), wallMs)])
      if (!options.losses || !entry.name.startsWith('hansou-')) continue
      losses.push(`\nlosses of ${entry.name} on ${name}`)
      const told = describeLosses(set, entry.name, index, corpus.path, rankings, options.limits)
      for await (const loss of told) losses.push(loss)
    } catch (cause) {
      if (!(cause instanceof JobFailure)) throw cause
      rows.push([entry.name])
      failures.push(`${entry.name}: did not finish: ${cause.message}`)
    }
  }
  const queries = `${set.queries.length} queries${set.unjudged > 0 ? ` (${set.unjudged} more without an answer)` : ''}`
  print(
    `\n${name}: ${corpus.passages} passages, ${formatNumber(corpus.textBytes / 1e6)} MB of text, ${queries}`,
  )
  print(formatTable(headings, rows))
  for (const line of [...failures, ...losses]) print(line)
}

async function rankAll(entry: PeerEntry, dir: string, set: JudgedSet, limits: JobLimits) {
  const { found, wallMs } = await runJob<'queries'>(
    {
      kind: 'queries',
      peer: entry.name,
      dir,
      asked: 'rank',
      queries: set.queries.map((query) => query.text),
      k: 100,
      warmUps: 0,
      repeats: 1,
      budgetSeconds: 60,
      collect: true,
    },
    limits,
  )
  return { rankings: found.map((passages) => passages.map((passage) => passage.id)), wallMs }
}

function listFigures({ mrr10, ndcg10, recall10, recall100 }: Quality, wallMs: readonly number[]): string[] {
  return [
    ...[mrr10, ndcg10, recall10, recall100].map((share) => share.toFixed(4)),
    ...[0.5, 0.99].map((share) => formatNumber(percentile(wallMs, share))),
  ]
}

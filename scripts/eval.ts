/** `npm run eval -- <dir of sets>`: how well each engine ranks, on judged queries. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { readCount } from './measure/bench/read-count.ts'
import { removeAtExit } from './measure/bench/remove-at-exit.ts'
import { describeCompleteness } from './measure/eval/describe-completeness.ts'
import { describeKnownItems } from './measure/eval/describe-known-items.ts'
import { type EvalOptions, evaluateSet } from './measure/eval/evaluate-set.ts'
import { listSets } from './measure/eval/judged-set.ts'
import { describeMachine } from './measure/machine.ts'
import { peerEntries, pickPeers } from './measure/peers/peer-list.ts'

const defaultEngines = [
  'hansou-packed',
  'hansou-minisearch',
  'minisearch-jieba',
  'minisearch-bigrams',
  'bm25-jieba',
  'fts5-bigrams',
]

interface Flags {
  readonly sets?: string
  readonly engines: string
  readonly distractors?: string
  readonly passages?: number
  readonly losses: boolean
  readonly limitQueries: number
  readonly timeout: number
  readonly fresh: boolean
  readonly completeness?: number
  readonly knownItems: boolean
  readonly maxItems: number
}

const command = new Command('eval')
  .description('Ranking quality on judged queries, beside other engines.')
  .argument(
    '<dir>',
    'folder of sets; a set is a folder with passages.jsonl[.gz], queries.jsonl and qrels.tsv',
  )
  .option('--sets <names>', 'sets to run, apart by commas (default: all)')
  .option(
    '--engines <names>',
    `engines to run, apart by commas, or "all": ${peerEntries.map((entry) => entry.name).join(', ')}`,
    defaultEngines.join(','),
  )
  .option('--distractors <file>', 'passages that are added behind those of each set')
  .option('--passages <n>', 'passages in all, with --distractors', readCount)
  .option(
    '--losses',
    'print each query that Hansou does not answer in the best possible order, and why',
    false,
  )
  .option(
    '--limit-queries <n>',
    'ask only the first n queries of each set',
    readCount,
    Number.POSITIVE_INFINITY,
  )
  .option('--timeout <s>', 'seconds an engine has for each step', readCount, 1800)
  .option('--fresh', 'build every index anew instead of using that of an earlier run', false)
  .option(
    '--completeness <n>',
    'instead of queries, ask for n strings out of each set and compare with a plain scan; a set then needs no queries',
    readCount,
  )
  .option(
    '--known-items',
    'instead of sets, take <dir> as a site and ask for its own titles and headings: first, opened, marked',
    false,
  )
  .option('--max-items <n>', 'titles and headings asked for at most, with --known-items', readCount, 2000)
  .action(run)

try {
  await command.parseAsync()
} catch (cause) {
  command.error(cause instanceof Error ? cause.message : String(cause))
}

async function run(dir: string, flags: Flags): Promise<void> {
  if (flags.knownItems) {
    console.log(await describeKnownItems(dir, flags.maxItems, flags.losses))
    return
  }
  const names = flags.sets?.split(',') ?? (await listSets(dir))
  const engines = flags.engines === 'all' ? peerEntries : pickPeers(flags.engines.split(','))
  const options: EvalOptions = {
    engines,
    distractors: flags.distractors ?? null,
    passages: flags.passages ?? null,
    losses: flags.losses,
    limitQueries: flags.limitQueries,
    fresh: flags.fresh,
    limits: { timeoutSeconds: flags.timeout, heapMegabytes: 8192 },
  }
  console.log(`sets of ${dir}: ${names.join(', ')}\n${describeMachine()}`)
  const folder = await mkdtemp(join(tmpdir(), 'hansou-eval-corpora-'))
  removeAtExit(folder)
  try {
    if (flags.completeness !== undefined) {
      for (const name of names)
        console.log(await describeCompleteness(dir, name, folder, options, flags.completeness))
      return
    }
    for (const name of names) await evaluateSet(dir, name, folder, options, (text) => console.log(text))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

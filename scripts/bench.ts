/** `npm run bench -- <corpus>`: speed, size and memory beside other engines, on any corpus. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Command } from 'commander'
import { foldToString } from '../src/analysis/fold.ts'
import { defaultSearcherOptions } from '../src/search/open-searcher.ts'
import { drawChart } from './measure/bench/chart.ts'
import { choosePanels } from './measure/bench/chart-panels.ts'
import { writeCorpus } from './measure/bench/corpus-file.ts'
import { openCorpus } from './measure/bench/corpus-source.ts'
import { describeCosts } from './measure/bench/hostile-queries.ts'
import { type EngineFigures, hasAnswers, measureEngine } from './measure/bench/measure-engine.ts'
import { measureHostile } from './measure/bench/measure-hostile.ts'
import { describeReads, measureReads } from './measure/bench/measure-reads.ts'
import { describeStatic, measureStatic } from './measure/bench/measure-static.ts'
import { drawQueries } from './measure/bench/query-kinds.ts'
import { readCount } from './measure/bench/read-count.ts'
import { defaultRecombineOptions, recombinePassages } from './measure/bench/recombine.ts'
import { removeAtExit } from './measure/bench/remove-at-exit.ts'
import { describeFigures } from './measure/bench/report.ts'
import { describeWorkerd, measureWorkerd } from './measure/bench/workerd.ts'
import { describeMachine } from './measure/machine.ts'
import { peerEntries, pickPeers } from './measure/peers/peer-list.ts'
import { say } from './measure/progress.ts'
import { formatNumber } from './measure/table.ts'
import { createFileStore } from './reader/file-store.ts'

interface Flags {
  readonly passages?: number
  readonly recombine?: number
  readonly queries: readonly string[]
  readonly count: number
  readonly peers: string
  readonly chart?: string
  readonly timeout: number
  readonly heap: number
  readonly starts: number
  readonly repeats: number
  readonly workerd?: number | true
  readonly site?: string
}

const command = new Command('bench')
  .description('Speed, size and memory of Hansou beside other engines, on a corpus of yours.')
  .argument('<corpus>', 'passages as JSON Lines, gzipped or not, or a folder of articles')
  .option('--passages <n>', 'take only the first n passages', readCount)
  .option(
    '--recombine <n>',
    'make n passages of 300–400 characters out of the sentences of the corpus',
    readCount,
  )
  .option('--queries <files...>', 'natural questions, JSON Lines with "text"', [])
  .option('--count <n>', 'queries a kind', readCount, 200)
  .option(
    '--peers <names>',
    `engines apart by commas, or "all": ${peerEntries.map((entry) => entry.name).join(', ')}`,
    'all',
  )
  .option('--chart <file>', 'write the figures as a bar chart, SVG')
  .option('--timeout <s>', 'seconds an engine has for each step', readCount, 900)
  .option('--heap <MiB>', 'JavaScript heap an engine may have', readCount, 8192)
  .option('--starts <n>', 'new processes for the first answer', readCount, 7)
  .option('--repeats <n>', 'timed rounds over the queries', readCount, 3)
  .option(
    '--workerd [connections]',
    'ask Hansou through workerd too, over one and several connections (4)',
    readCount,
  )
  .option('--site <folder>', 'search a built site in Chromium too, with a static search and with Pagefind')
  .action(run)

try {
  await command.parseAsync()
} catch (cause) {
  command.error(cause instanceof Error ? cause.message : String(cause))
}

async function run(source: string, flags: Flags): Promise<void> {
  const entries = flags.peers === 'all' ? peerEntries : pickPeers(flags.peers.split(','))
  const folder = await mkdtemp(join(tmpdir(), 'hansou-bench-'))
  removeAtExit(folder)
  try {
    const machine = describeMachine()
    say(`lay out the passages of ${source}`)
    const passages = openCorpus(source)
    const laidOut = flags.recombine
      ? recombinePassages(passages, { ...defaultRecombineOptions, passages: flags.recombine })
      : passages
    const corpus = await writeCorpus([laidOut], join(folder, 'corpus.jsonl'), flags.passages)
    const queries = await drawQueries(corpus.path, flags.queries, flags.count)
    const size = `${corpus.passages.toLocaleString('en')} passages, ${formatNumber(corpus.textBytes / 1e6)} MB of text`
    const name = `${basename(source)}${flags.recombine ? ', recombined' : ''}`
    console.log(`${source}${flags.recombine ? ', recombined' : ''}: ${size}\n${machine}\n`)

    const figures: EngineFigures[] = []
    for (const entry of entries) {
      const dir = join(folder, entry.name)
      const limits = { timeoutSeconds: flags.timeout, heapMegabytes: flags.heap }
      const options = { limits, starts: flags.starts, repeats: flags.repeats, fold: foldToString }
      const measured = await measureEngine(entry, corpus, queries, dir, options)
      figures.push(measured)
      if (flags.workerd && hasAnswers(entry) && measured.failure === null) {
        say(`ask ${entry.name} through workerd`)
        const edge = await measureWorkerd(dir, queries, flags.workerd === true ? 4 : flags.workerd)
        console.log(`${describeWorkerd(entry.name, edge)}\n`)
      }
      if (entry.name === 'hansou-packed' && measured.failure === null) {
        say('ask what costs most')
        console.log(`${describeCosts(await measureHostile(dir))}\n`)
        say('count reads and waves')
        const asked = [...queries.questions, ...queries.keywords].map(({ text }) => text)
        const reads = await measureReads(createFileStore(dir), asked, {
          ...defaultSearcherOptions,
          opensAtOnce: true,
        })
        console.log(`${describeReads(reads)}\n`)
      }
      await rm(dir, { recursive: true, force: true })
    }
    if (flags.site) {
      say(`search ${flags.site} in Chromium`)
      console.log(`${describeStatic(await measureStatic(flags.site))}\n`)
    }
    console.log(describeFigures(figures, entries, corpus, queries))
    if (flags.chart) {
      const panels = choosePanels(figures, corpus, queries)
      await writeFile(
        flags.chart,
        drawChart(`${name}: ${size}`, `${machine}. Logarithmic; shorter is better.`, panels),
      )
    }
    assertOwnAnswers(figures)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A fast wrong answer is no figure: the run fails unless every hit of Hansou holds what was asked for. */
function assertOwnAnswers(figures: readonly EngineFigures[]): void {
  for (const { name, checks, failure } of figures) {
    if (name === 'hansou-packed' && failure !== null) throw new Error(`${name} did not finish: ${failure}`)
    const check = checks.keywords
    if (!name.startsWith('hansou-') || !check) continue
    if (check.empty > 0 || check.strange > 0) {
      throw new Error(
        `${name}: ${check.empty} keyword queries found nothing and ${check.strange} hits hold no word; first: ${check.example}`,
      )
    }
  }
}

import { mkdir, rm } from 'node:fs/promises'
import type { Asked, BuildReport, QueriesReport } from '../peers/job.ts'
import type { PeerEntry } from '../peers/peer-list.ts'
import { JobFailure, type JobLimits, runJob } from '../peers/run-job.ts'
import { say, startProgress } from '../progress.ts'
import { median, percentile } from '../statistics.ts'
import { type AnswerCheck, checkAnswers } from './check-answers.ts'
import type { CorpusFile } from './corpus-file.ts'
import type { BenchQuery, QueriesByKind, QueryKind } from './query-kinds.ts'

/** Milliseconds of process CPU time a query, over all queries of a kind. */
export interface QueryTimes {
  readonly p50: number
  readonly p99: number
}

/** What was measured of one kind of query. */
export interface KindFigures {
  readonly retrieval: QueryTimes
  /** Ten hits with snippets; null for an engine that answers with ids only. */
  readonly answer: QueryTimes | null
}

/** Milliseconds from before opening until the first answer, over several new processes. */
export interface FirstAnswer {
  readonly median: number
  readonly worst: number
  /** Of the answering thread alone. */
  readonly threadMedian: number
  readonly threadWorst: number
  readonly starts: number
}

/** Everything that was measured of one engine; what it did not reach is null. */
export interface EngineFigures {
  readonly name: string
  readonly build: BuildReport | null
  readonly openCpuMs: number | null
  /** Middle and largest of several new processes: from before opening until the first answer. */
  readonly firstAnswer: FirstAnswer | null
  /** What a new process does before it opens the index. */
  readonly startCpuMs: number | null
  readonly isolateBytes: number | null
  readonly kinds: Partial<Record<QueryKind, KindFigures>>
  /** Of the kinds of which it can be said what a hit must hold. */
  readonly checks: Partial<Record<QueryKind, AnswerCheck>>
  /** Why the engine did not come to its end, or null. */
  readonly failure: string | null
}

/** How thoroughly one engine is measured. */
export interface MeasureOptions {
  readonly limits: JobLimits
  /** New processes for the first answer. */
  readonly starts: number
  /** Rounds over all queries that count; before them one that does not. */
  readonly repeats: number
  /** Brings texts to the form in which answers are checked. */
  readonly fold: (text: string) => string
}

const resultsWanted = 100

/**
 * Builds, opens and asks one engine, each step in a process of its own, and checks its answers.
 * A step that fails ends the engine; the figures before it are kept.
 *
 * @param dir  folder for the index; emptied before and left as it is for who wants to measure more
 */
export async function measureEngine(
  entry: PeerEntry,
  corpus: CorpusFile,
  queries: QueriesByKind,
  dir: string,
  options: MeasureOptions,
): Promise<EngineFigures> {
  const figures: { -readonly [Key in keyof EngineFigures]: EngineFigures[Key] } = {
    name: entry.name,
    build: null,
    openCpuMs: null,
    firstAnswer: null,
    startCpuMs: null,
    isolateBytes: null,
    kinds: {},
    checks: {},
    failure: null,
  }
  try {
    figures.build = await build(entry, corpus, dir, options.limits)
    Object.assign(figures, await measureStarts(entry, dir, queries, options))
    for (const kind of Object.keys(queries) as QueryKind[]) {
      if (queries[kind].length === 0) continue
      say(`ask ${queries[kind].length} ${kind} with ${entry.name}`)
      const retrieved = await ask(entry, dir, queries, kind, 'retrieve', options)
      const answered = hasAnswers(entry) ? await ask(entry, dir, queries, kind, 'answer', options) : null
      figures.kinds[kind] = { retrieval: timesOf(retrieved), answer: answered && timesOf(answered) }
      const bytes = (answered ?? retrieved).isolateBytes ?? 0
      figures.isolateBytes = Math.max(figures.isolateBytes ?? 0, bytes)
    }
    for (const kind of ['keywords', 'characters'] as const) {
      figures.checks[kind] = await check(entry, corpus, dir, queries[kind], options)
    }
  } catch (cause) {
    if (!(cause instanceof JobFailure)) throw cause
    figures.failure = cause.message
    say(`${entry.name} did not finish: ${cause.message}`)
  }
  return figures
}

/** Only Hansou answers with snippets; the peers know ids. */
export function hasAnswers(entry: PeerEntry): boolean {
  return entry.name.startsWith('hansou-')
}

async function build(
  entry: PeerEntry,
  corpus: CorpusFile,
  dir: string,
  limits: JobLimits,
): Promise<BuildReport> {
  await rm(dir, { recursive: true, force: true })
  await mkdir(dir, { recursive: true })
  const progress = startProgress(`build ${entry.name}`, corpus.passages)
  try {
    return await runJob<'build'>(
      { kind: 'build', peer: entry.name, corpus: corpus.path, dir },
      limits,
      progress.update,
    )
  } finally {
    progress.end()
  }
}

async function measureStarts(entry: PeerEntry, dir: string, queries: QueriesByKind, options: MeasureOptions) {
  const asked = queries.questions.length > 0 ? queries.questions : queries.keywords
  const opens: number[] = []
  const starts: number[] = []
  const firsts: number[] = []
  const threads: number[] = []
  const deadline = performance.now() + options.limits.timeoutSeconds * 1000
  say(`open ${entry.name} in ${options.starts} new processes`)
  for (let start = 0; start < options.starts && (start === 0 || performance.now() < deadline); start++) {
    const query = asked[start % asked.length]!.text
    const report = await runJob<'first-answer'>(
      { kind: 'first-answer', peer: entry.name, dir, query },
      options.limits,
    )
    opens.push(report.openCpuMs)
    starts.push(report.startCpuMs)
    firsts.push(report.firstCpuMs)
    threads.push(report.firstThreadCpuMs)
  }
  return {
    openCpuMs: median(opens),
    startCpuMs: median(starts),
    firstAnswer: {
      median: median(firsts),
      worst: Math.max(...firsts),
      threadMedian: median(threads),
      threadWorst: Math.max(...threads),
      starts: firsts.length,
    },
  }
}

function ask(
  entry: PeerEntry,
  dir: string,
  queries: QueriesByKind,
  kind: QueryKind,
  asked: Asked,
  options: MeasureOptions,
): Promise<QueriesReport> {
  return runJob<'queries'>(
    {
      kind: 'queries',
      peer: entry.name,
      dir,
      asked,
      queries: queries[kind].map((query) => query.text),
      k: resultsWanted,
      warmUps: 1,
      repeats: options.repeats,
      budgetSeconds: 60,
      collect: false,
    },
    options.limits,
  )
}

async function check(
  entry: PeerEntry,
  corpus: CorpusFile,
  dir: string,
  queries: readonly BenchQuery[],
  options: MeasureOptions,
): Promise<AnswerCheck> {
  const { found } = await runJob<'queries'>(
    {
      kind: 'queries',
      peer: entry.name,
      dir,
      asked: 'rank',
      queries: queries.map((query) => query.text),
      k: 10,
      warmUps: 0,
      repeats: 1,
      budgetSeconds: 60,
      collect: true,
    },
    options.limits,
  )
  return checkAnswers(corpus.path, queries, found, options.fold)
}

function timesOf({ cpuMs }: QueriesReport): QueryTimes {
  return { p50: percentile(cpuMs, 0.5), p99: percentile(cpuMs, 0.99) }
}

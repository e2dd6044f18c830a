/**
 * One measured process: takes one job from its parent, does it, sends the report, ends.
 * Started by `run-job.ts` with `--expose-gc`.
 */

import { median } from '../statistics.ts'
import type {
  BuildJob,
  BuildReport,
  ExplainJob,
  ExplainReport,
  FirstAnswerJob,
  FirstAnswerReport,
  Job,
  JobMessage,
  QueriesJob,
  QueriesReport,
} from './job.ts'
import type { OpenPeer, Peer, RankedPassage } from './peer.ts'
import { peerEntries } from './peer-list.ts'

process.once('message', (job: Job) => {
  doJob(job).then(
    (report) => finish({ kind: 'done', report }),
    (cause: unknown) =>
      finish({ kind: 'failed', reason: cause instanceof Error ? cause.message : String(cause) }),
  )
})

function finish(message: JobMessage): void {
  process.send!(message, undefined, undefined, () => process.exit(0))
}

async function doJob(job: Job) {
  const entry = peerEntries.find((candidate) => candidate.name === job.peer)
  if (!entry) throw new RangeError(`no engine named ${job.peer}`)
  const peer = await entry.load()
  switch (job.kind) {
    case 'build':
      return build(peer, job)
    case 'first-answer':
      return answerFirst(peer, job)
    case 'queries':
      return askAll(peer, job)
    case 'explain':
      return explainAll(peer, job)
  }
}

async function build(peer: Peer, job: BuildJob): Promise<BuildReport> {
  const started = performance.now()
  const cpu = process.cpuUsage()
  const built = await peer.build(job.corpus, job.dir, (passages) => {
    process.send!({ kind: 'progress', passages } satisfies JobMessage)
  })
  return {
    ...built,
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: cpuMsSince(cpu) / 1000,
    peakBytes: process.resourceUsage().maxRSS * 1024,
  }
}

async function answerFirst(peer: Peer, job: FirstAnswerJob): Promise<FirstAnswerReport> {
  const start = process.cpuUsage()
  await peer.start?.()
  const startCpuMs = cpuMsSince(start)
  // A worker waits for its first visitor; what V8 still compiles for the start is not the visitor's.
  await new Promise((resolve) => setTimeout(resolve, 100))
  const cpu = process.cpuUsage()
  const thread = process.threadCpuUsage()
  const index = await peer.open(job.dir)
  const openCpuMs = cpuMsSince(cpu)
  await (index.answer ? index.answer(job.query) : index.rank(job.query, 10))
  const { user, system } = process.threadCpuUsage(thread)
  return { startCpuMs, openCpuMs, firstCpuMs: cpuMsSince(cpu), firstThreadCpuMs: (user + system) / 1000 }
}

async function askAll(peer: Peer, job: QueriesJob): Promise<QueriesReport> {
  const index = await peer.open(job.dir)
  const ask = askerOf(index, job)
  const deadline = performance.now() + job.budgetSeconds * 1000
  for (let round = 0; round < job.warmUps; round++) {
    for (const query of job.queries) if (performance.now() < deadline) await ask(query)
  }
  const found: (readonly RankedPassage[])[] = []
  const cpuRounds: number[][] = []
  const wallRounds: number[][] = []
  for (let round = 0; round < job.repeats && (round === 0 || performance.now() < deadline); round++) {
    const cpuMs: number[] = []
    const wallMs: number[] = []
    for (const query of job.queries) {
      const cpu = process.cpuUsage()
      const started = performance.now()
      const passages = await ask(query)
      wallMs.push(performance.now() - started)
      cpuMs.push(cpuMsSince(cpu))
      if (job.collect && round === 0) found.push(passages)
    }
    cpuRounds.push(cpuMs)
    wallRounds.push(wallMs)
  }
  return {
    found,
    cpuMs: mediansByQuery(cpuRounds),
    wallMs: mediansByQuery(wallRounds),
    isolateBytes: job.collect ? null : await isolateBytes(),
  }
}

function askerOf(index: OpenPeer, job: QueriesJob): (text: string) => Promise<readonly RankedPassage[]> {
  const { asked, k } = job
  const { retrieve, answer } = index
  if (asked === 'retrieve' && retrieve) return async (text) => retrieve(text, k)
  if (asked !== 'answer') return async (text) => index.rank(text, k)
  if (!answer) throw new RangeError(`${job.peer} answers with ids only`)
  return async (text) => {
    await answer(text)
    return []
  }
}

async function explainAll(peer: Peer, job: ExplainJob): Promise<ExplainReport> {
  const index = await peer.open(job.dir)
  if (!index.explain) throw new RangeError(`${job.peer} explains nothing`)
  const explained = []
  for (const query of job.queries) explained.push(await index.explain(query, job.k))
  return { explained }
}

function cpuMsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

/** What counts against an isolate's limit: the JavaScript heap and the buffers it holds. */
async function isolateBytes(): Promise<number> {
  if (!globalThis.gc) throw new Error('expected a process started with --expose-gc')
  // Buffers are let go of after a collection, not in it.
  for (let round = 0; round < 3; round++) {
    globalThis.gc()
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

function mediansByQuery(rounds: readonly (readonly number[])[]): number[] {
  return (rounds[0] ?? []).map((_, query) => median(rounds.map((times) => times[query]!)))
}

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createApp } from '../../../src/http/app.ts'
import { writeSearchBox } from '../../assets/bundle-search-box.ts'
import { openLocalSearcher } from '../../reader/open-local-searcher.ts'
import {
  findFreePort,
  type StartedServer,
  startWrangler,
  stopWrangler,
  waitUntilReady,
} from '../bench/workerd.ts'
import { startBuild } from './build-process.ts'
import { questions, writeCorpus } from './corpus.ts'
import { createTrialLog, type TrialLog, type TrialReport } from './tally.ts'

const connections = 64
const restBetweenBuildsMs = 3000

/**
 * Asks the worker in workerd over many connections while its index is replaced again and again, and an empty worker
 * beside it for as long. Every answer must be 200 and that of one of the indexes. The notes compare the memory.
 */
export async function tortureWorker(
  folder: string,
  minutes: number,
  onStep: () => void,
): Promise<TrialReport> {
  const log = createTrialLog(onStep)
  const site = join(folder, 'site')
  const out = join(site, '_hansou')
  const sources = ['a.jsonl', 'b.jsonl'].map((name) => join(folder, name))
  const answers: string[][] = []
  for (const [at, source] of sources.entries()) {
    await writeCorpus(source, 300 - at * 80, at + 11)
    await startBuild(source, join(folder, `expected-${at}`), null).ended()
    answers.push(await expectAnswers(join(folder, `expected-${at}`)))
  }
  await writeSearchBox(site)
  await startBuild(sources[0]!, out, null).ended()

  const own = await loadServer(
    startOwn(site, folder),
    minutes,
    (origin, turn) => askWorker(origin, turn, answers, log),
    async (isDone) => {
      for (let build = 1; !isDone(); build++) {
        const { exit, message } = await startBuild(sources[build % 2]!, out, null).ended()
        if (exit !== 0) log.count('wrong', `a build under load: ${message}`)
        await delay(restBetweenBuildsMs)
      }
    },
  )
  const empty = await loadServer(
    startEmpty(folder),
    minutes,
    async (origin) => {
      const response = await fetch(origin)
      await response.arrayBuffer()
      onStep()
    },
    async () => {},
  )
  const note = `${own.requests} requests at ${connections} connections, workerd up to ${own.megabytes} MB; an empty worker: ${empty.requests} requests, up to ${empty.megabytes} MB`
  return { tally: log.tally, notes: [...log.notes, note] }
}

/** What the API answers of an index, by question. */
async function expectAnswers(index: string): Promise<string[]> {
  const searcher = await openLocalSearcher(index)
  const app = createApp({ searcher: async () => searcher, searchBox: async () => null })
  const answers: string[] = []
  for (const question of questions)
    answers.push(withoutTime(await (await app.request(pathOf(question))).text()))
  return answers
}

const pathOf = (question: string) => `/api/search?q=${encodeURIComponent(question)}`

type Start = () => Promise<{ readonly server: StartedServer; readonly origin: string }>

function startOwn(site: string, folder: string): Start {
  return async () => {
    const port = await findFreePort()
    return { server: startWrangler(site, join(folder, 'state'), port), origin: `http://127.0.0.1:${port}` }
  }
}

/** A worker that answers a constant, over a folder of one file. */
function startEmpty(folder: string): Start {
  return async () => {
    const project = join(folder, 'empty')
    await mkdir(join(project, 'assets'), { recursive: true })
    await writeFile(join(project, 'worker.js'), 'export default { fetch: () => new Response("{}") }\n')
    await writeFile(
      join(project, 'wrangler.toml'),
      'name = "empty"\nmain = "worker.js"\ncompatibility_date = "2026-08-03"\n',
    )
    const port = await findFreePort()
    const server = startWrangler(join(project, 'assets'), join(folder, 'empty-state'), port, project)
    return { server, origin: `http://127.0.0.1:${port}` }
  }
}

async function loadServer(
  start: Start,
  minutes: number,
  visit: (origin: string, turn: number) => Promise<void>,
  meanwhile: (isDone: () => boolean) => Promise<void>,
): Promise<{ requests: number; megabytes: number }> {
  const { server, origin } = await start()
  const load = { requests: 0, megabytes: 0 }
  try {
    await waitUntilReady(origin, server)
    const end = performance.now() + minutes * 60_000
    const isDone = () => performance.now() >= end
    const visitAgain = async (turn: number) => {
      for (; !isDone(); turn += 7) {
        await visit(origin, turn)
        load.requests += 1
      }
    }
    const watch = async () => {
      while (!isDone()) {
        load.megabytes = Math.max(load.megabytes, readMegabytes(server.process.pid!))
        await delay(500)
      }
    }
    await Promise.all([
      ...Array.from({ length: connections }, (_, turn) => visitAgain(turn)),
      watch(),
      meanwhile(isDone),
    ])
    return load
  } finally {
    await stopWrangler(server.process)
  }
}

async function askWorker(
  origin: string,
  turn: number,
  answers: readonly (readonly string[])[],
  log: TrialLog,
): Promise<void> {
  const at = turn % questions.length
  try {
    const response = await fetch(`${origin}${pathOf(questions[at]!)}`)
    const body = await response.text()
    if (response.status === 503) log.count('wrong', body.slice(0, 200))
    else if (response.status !== 200) log.count('crashed', `${response.status} ${body.slice(0, 200)}`)
    else {
      const isKnown = answers.some((known) => known[at] === withoutTime(body))
      log.count(isKnown ? 'right' : 'wrong', isKnown ? undefined : `${questions[at]}: ${body.slice(0, 200)}`)
    }
  } catch (error) {
    log.count('crashed', String(error))
  }
}

/** An answer but for the time it took. */
function withoutTime(body: string): string {
  const { tookMs: _took, ...answer } = JSON.parse(body) as Record<string, unknown>
  return JSON.stringify(answer)
}

/** Resident memory of the workerd processes of a process group, in MB; 0 where the system does not tell. */
function readMegabytes(group: number): number {
  if (!existsSync('/proc/self/status')) return 0
  let kilobytes = 0
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      if (
        !stat.includes('(workerd)') ||
        Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]) !== group
      )
        continue
      kilobytes += Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
    } catch {
      // It ended meanwhile.
    }
  }
  return Math.round(kilobytes / 1024)
}

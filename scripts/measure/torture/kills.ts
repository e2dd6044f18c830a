import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { SearchError } from '../../../src/errors.ts'
import type { Searcher } from '../../../src/search/answer.ts'
import { keepSearcher } from '../../../src/search/keep-searcher.ts'
import { openLocalSearcher } from '../../reader/open-local-searcher.ts'
import { createRandom } from '../statistics.ts'
import { startBuild } from './build-process.ts'
import { ask, askAll, questions, writeCorpus } from './corpus.ts'
import { createTrialLog, type TrialLog, type TrialReport } from './tally.ts'

const articles = 160
const patienceMs = 120_000

interface Ground {
  readonly sources: readonly string[]
  /** The answers of each source's index, in the order of the questions. */
  readonly answers: readonly (readonly string[])[]
  readonly out: string
}

/**
 * Kills builds of an index at random moments, of the same articles and of others, with and without a cache, while
 * the index is asked all the time. Every answer must be that of one of the two indexes, and after each kill a new
 * reader must find a whole one.
 */
export async function killBuilds(folder: string, kills: number, onStep: () => void): Promise<TrialReport> {
  const log = createTrialLog(onStep)
  const ground = await prepare(folder)
  const random = createRandom(kills)
  const whole = await timeBuild(ground)
  const reading = { isDone: false }
  const reader = readAllTheTime(ground, reading, log)
  for (let kill = 0; kill < kills; kill++) {
    const source = ground.sources[Math.floor(random() * 2)]!
    const cache = random() < 0.5 ? join(folder, 'cache') : null
    const build = startBuild(source, ground.out, cache)
    // Past the end too, now and then: a build that was too fast for its killer.
    await Promise.race([delay(random() * whole * 1.1), build.ended()])
    build.child.kill('SIGKILL')
    await build.ended()
    await checkFresh(ground, log, `after kill ${kill}`)
  }
  await finishBuild(ground, log)
  reading.isDone = true
  await reader
  return log
}

/** Starts two builds of different articles into one folder at once, again and again. */
export async function raceWriters(folder: string, races: number, onStep: () => void): Promise<TrialReport> {
  const log = createTrialLog(onStep)
  const ground = await prepare(folder)
  for (let race = 0; race < races; race++) {
    const builds = ground.sources.map((source) => startBuild(source, ground.out, null))
    for (const build of builds) {
      const { exit, code, message } = await build.ended()
      if (exit === 0) log.count('right')
      else if (code === 'INDEX_LOCKED') log.count('coded')
      else log.count('crashed', `race ${race}: ${message}`)
    }
    await checkFresh(ground, log, `after race ${race}`)
    const left = (await readdir(ground.out)).filter((name) => name.startsWith('.hansou'))
    if (left.length > 0) log.count('wrong', `left behind: ${left.join(' ')}`)
  }
  return log
}

async function prepare(folder: string): Promise<Ground> {
  await mkdir(folder, { recursive: true })
  const sources = ['a.jsonl', 'b.jsonl'].map((name) => join(folder, name))
  const answers: string[][] = []
  for (const [at, source] of sources.entries()) {
    await writeCorpus(source, articles - at * 40, at + 1)
    const out = join(folder, `expected-${at}`)
    await startBuild(source, out, null).ended()
    answers.push(await askAll(await openLocalSearcher(out)))
  }
  const out = join(folder, 'index')
  await startBuild(sources[0]!, out, null).ended()
  return { sources, answers, out }
}

async function timeBuild({ sources, out }: Ground): Promise<number> {
  const started = performance.now()
  await startBuild(sources[0]!, out, null).ended()
  return performance.now() - started
}

async function finishBuild({ sources, out, answers }: Ground, log: TrialLog): Promise<void> {
  const { exit, message } = await startBuild(sources[1]!, out, null).ended()
  if (exit !== 0) return log.count('wrong', `the build after the kills: ${message}`)
  const found = await askAll(await openLocalSearcher(out))
  const isLast = found.every((answer, at) => answer === answers[1]![at])
  log.count(isLast ? 'right' : 'wrong', isLast ? undefined : 'the last build')
}

/** Opens the index as a new reader does; all answers must be of one index. */
async function checkFresh({ out, answers }: Ground, log: TrialLog, when: string): Promise<void> {
  try {
    const found = await askAll(await openLocalSearcher(out))
    const isOne = answers.some((known) => known.every((answer, at) => answer === found[at]))
    log.count(isOne ? 'right' : 'wrong', isOne ? undefined : when)
  } catch (error) {
    log.count('wrong', `${when}: ${describe(error)}`)
  }
}

async function readAllTheTime(ground: Ground, until: { isDone: boolean }, log: TrialLog): Promise<void> {
  const searcher = keepSearcher(() => openLocalSearcher(ground.out), { recheckAfterMs: 50 })
  for (let turn = 0; !until.isDone; turn++) {
    const at = turn % questions.length
    await askOnce(ground, await searcher(), at, log)
    await delay(2)
  }
}

async function askOnce({ answers }: Ground, searcher: Searcher, at: number, log: TrialLog): Promise<void> {
  const started = performance.now()
  try {
    const answer = await ask(searcher, questions[at]!)
    const isKnown = answers.some((known) => known[at] === answer)
    log.count(isKnown ? 'right' : 'wrong', isKnown ? undefined : `while building: ${questions[at]}`)
  } catch (error) {
    log.count(error instanceof SearchError ? 'wrong' : 'crashed', `while building: ${describe(error)}`)
  }
  if (performance.now() - started > patienceMs) log.count('hung', questions[at])
}

function describe(error: unknown): string {
  return error instanceof SearchError ? `${error.code} ${error.message}` : String(error)
}

/** `npm run torture`: what an index goes through, and what it answers meanwhile. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Command, InvalidArgumentError } from 'commander'
import { formatTable } from './measure/table.ts'
import { isSound, type Tally, type TrialReport } from './measure/torture/tally.ts'
import { trials } from './measure/torture/trials.ts'
import { tortureWorker } from './measure/torture/worker-load.ts'

interface Flags {
  readonly minutes: number
  readonly only?: string
}

const outcomes: readonly (keyof Tally)[] = ['right', 'coded', 'wrong', 'crashed', 'hung']
/** A share is what a minute holds on two cores, about. */
const sharePerMinute = 5
const quietMs = 300_000
const tellEveryMs = 30_000

/** Runs every trial and prints a table of how its steps ended. @returns whether all were sound */
async function torture({ minutes, only }: Flags): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'hansou-torture-'))
  const reports: [string, TrialReport][] = []
  try {
    const named = [
      ...trials,
      {
        name: 'worker',
        run: (place: string, _share: number, onStep: () => void) => tortureWorker(place, minutes, onStep),
      },
    ].filter(({ name }) => only === undefined || only.split(',').includes(name))
    for (const trial of named) {
      const place = join(folder, trial.name)
      await mkdir(place)
      const started = performance.now()
      const report = await watchOver(trial.name, (onStep) =>
        trial.run(place, Math.max(1, minutes * sharePerMinute), onStep),
      )
      reports.push([trial.name, report])
      process.stderr.write(`${trial.name}: ${Math.round((performance.now() - started) / 1000)} s\n`)
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  console.log(
    formatTable(
      ['trial', ...outcomes],
      reports.map(([name, { tally }]) => [name, ...outcomes.map((outcome) => `${tally[outcome]}`)]),
    ),
  )
  for (const [name, { notes }] of reports) for (const note of notes) console.log(`${name}: ${note}`)
  return reports.every(([, { tally }]) => isSound(tally))
}

/** Runs a trial beside a thread that ends the program when the trial makes no step for minutes. */
async function watchOver(
  name: string,
  run: (onStep: () => void) => Promise<TrialReport>,
): Promise<TrialReport> {
  const counter = new Int32Array(new SharedArrayBuffer(4))
  const watcher = new Worker(new URL('measure/torture/watch-thread.ts', import.meta.url), {
    workerData: { counter, quietMs, name },
  })
  const teller = setInterval(() => {
    process.stderr.write(`${name}: ${Atomics.load(counter, 0)} steps so far\n`)
  }, tellEveryMs)
  try {
    return await run(() => {
      Atomics.add(counter, 0, 1)
      Atomics.notify(counter, 0)
    })
  } finally {
    clearInterval(teller)
    await watcher.terminate()
  }
}

function readMinutes(text: string): number {
  const minutes = Number(text)
  if (!(minutes > 0 && minutes <= 600)) throw new InvalidArgumentError('expected minutes, more than 0.')
  return minutes
}

await new Command('torture')
  .description('Kills, damage, full disks, hostile articles and queries; counts what is answered.')
  .option('--minutes <n>', 'how long, about; more minutes are more trials', readMinutes, 1)
  .option(
    '--only <names>',
    `trials apart by commas: ${[...trials.map(({ name }) => name), 'worker'].join(', ')}`,
  )
  .action(async (flags: Flags) => {
    process.exitCode = (await torture(flags)) ? 0 : 1
  })
  .parseAsync()

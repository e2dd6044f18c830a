import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Job, JobMessage, Reports } from './job.ts'

/** Bounds of one measured process. */
export interface JobLimits {
  /** Seconds until the process is ended. */
  readonly timeoutSeconds: number
  /** MiB the JavaScript heap of the process may have. */
  readonly heapMegabytes: number
}

/** What a job may take: ten minutes, and 6 GB of heap. */
const defaultJobLimits: JobLimits = Object.freeze({ timeoutSeconds: 600, heapMegabytes: 6144 })

/** Why an engine did not finish a job; the message is what the table shows. */
export class JobFailure extends Error {
  override readonly name = 'JobFailure'
}

/**
 * Does one job in a process of its own and ends that process.
 *
 * @param report  told how many passages a build has done
 * @throws {JobFailure} saying which limit was met, or what the engine said
 */
export async function runJob<K extends Job['kind']>(
  job: Extract<Job, { kind: K }>,
  limits: JobLimits = defaultJobLimits,
  report: (passages: number) => void = () => {},
): Promise<Reports[K]> {
  const child = fork(fileURLToPath(new URL('./peer-process.ts', import.meta.url)), [], {
    execArgv: ['--expose-gc', '--no-warnings', `--max-old-space-size=${limits.heapMegabytes}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const endWithParent = () => child.kill('SIGKILL')
  process.once('exit', endWithParent)
  let complaints = ''
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-20_000)
  })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<Reports[K]>((resolve, reject) => {
      timer = setTimeout(() => {
        reject(new JobFailure(`not done in ${limits.timeoutSeconds} s`))
      }, limits.timeoutSeconds * 1000)
      child.on('message', (message: JobMessage) => {
        if (message.kind === 'progress') report(message.passages)
        else if (message.kind === 'done') resolve(message.report as Reports[K])
        else reject(new JobFailure(firstLine(message.reason)))
      })
      child.on('error', (cause) => reject(new JobFailure(firstLine(cause.message), { cause })))
      child.on('close', (code, signal) =>
        reject(new JobFailure(causeOfDeath(complaints, limits, code, signal))),
      )
      child.send(job)
    })
  } finally {
    clearTimeout(timer)
    process.off('exit', endWithParent)
    child.kill('SIGKILL')
  }
}

function causeOfDeath(
  complaints: string,
  limits: JobLimits,
  code: number | null,
  signal: string | null,
): string {
  if (/heap out of memory|Reached heap limit/.test(complaints)) {
    return `more heap than ${limits.heapMegabytes} MiB`
  }
  const said = complaints.split('\n').find((line) => /error/i.test(line))
  return said ? firstLine(said) : `ended with ${signal ?? `exit code ${code}`}`
}

function firstLine(text: string): string {
  return text.split('\n')[0]!.slice(0, 160)
}

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'

/** Names one run of one program: a process number alone is given again after its owner has ended. */
export interface ProcessIdentity {
  readonly pid: number
  /** The machine, and its boot where the system tells. */
  readonly host: string
  readonly boot: string
  /** When the process started, as the system writes it; empty where it does not say. */
  readonly started: string
}

/** The identity of this process. */
export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, host: hostname(), boot: readBoot(), started: readStart(process.pid) }
}

/**
 * Tells whether a process has surely ended. Of another machine nothing is known, so it counts as alive.
 */
export function hasEnded(owner: ProcessIdentity): boolean {
  if (owner.host !== hostname()) return false
  if (owner.boot !== readBoot()) return true
  try {
    process.kill(owner.pid, 0)
  } catch (error) {
    // EPERM: it runs, and belongs to another user.
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
  const started = readStart(owner.pid)
  return started !== '' && owner.started !== '' && started !== owner.started
}

/** Whether what `hasEnded` says of a process that it holds for alive is sure: it is of this machine, with its start. */
export function isKnownHere({ host, started }: ProcessIdentity): boolean {
  return host === hostname() && started !== ''
}

function readBoot(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return ''
  }
}

function readStart(pid: number): string {
  try {
    // Field 22, counted behind the name in parentheses, which may itself hold spaces and parentheses.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // A zombie holds its number until its parent has asked, but works no more.
    return fields[0] === 'Z' ? 'ended' : (fields[19] ?? '')
  } catch {
    // No /proc: macOS and other systems.
  }
  if (process.platform === 'linux' || process.platform === 'win32') return ''
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', `${pid}`], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}

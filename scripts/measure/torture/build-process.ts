import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A build in a process of its own, which may be killed or starved. */
export interface BuildProcess {
  readonly child: ChildProcess
  /** The end of the process. */
  ended(): Promise<BuildEnd>
}

/** How a build ended. */
export interface BuildEnd {
  readonly exit: number | null
  /** Code of the error that ended it; null where it had none. */
  readonly code: string | null
  readonly message: string
}

const script = fileURLToPath(new URL('build-once.ts', import.meta.url))

/**
 * Starts a build.
 *
 * @param cache  folder of the cache, or null for none
 * @param fileKilobytes  largest file it may write, or null for no limit
 */
export function startBuild(
  source: string,
  out: string,
  cache: string | null,
  fileKilobytes: number | null = null,
): BuildProcess {
  const words = [process.execPath, script, source, out, ...(cache === null ? [] : [cache])]
  const child =
    fileKilobytes === null
      ? spawn(words[0]!, words.slice(1), { stdio: ['ignore', 'pipe', 'pipe'] })
      : // `ulimit -f` counts blocks of 1,024 bytes in bash.
        spawn('bash', ['-c', `ulimit -f ${fileKilobytes}; exec "$@"`, 'bash', ...words], {
          stdio: ['ignore', 'pipe', 'pipe'],
        })
  const said = { text: '' }
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said.text = (said.text + text).slice(-4000)
    })
  }
  const closed = once(child, 'close')
  return {
    child,
    async ended() {
      await closed
      const reported = /^failed (\S+) ([\s\S]*)$/m.exec(said.text)
      return {
        exit: child.exitCode,
        code: reported?.[1] === '-' ? null : (reported?.[1] ?? null),
        message: reported?.[2]?.trim() ?? said.text.trim(),
      }
    },
  }
}

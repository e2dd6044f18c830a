import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A command of the project that runs beside the tests. */
export interface RunningScript {
  readonly child: ChildProcess
  /** Waits until the program has said something that matches, on either stream. */
  said(pattern: RegExp): Promise<RegExpExecArray>
  /** Sends the signal of Ctrl-C. @returns the exit code */
  interrupt(): Promise<number | null>
  /** @returns the exit code, once the program has ended by itself */
  ended(): Promise<number | null>
}

const project = fileURLToPath(new URL('../../', import.meta.url))
/** The Node that npm scripts run on, whichever one runs the tests. */
const node = join(project, 'node_modules/.bin/node')

/** Runs a script of the project with arguments and further environment. */
export function runScript(
  script: string,
  scriptArguments: readonly string[],
  environment: Readonly<Record<string, string>>,
): RunningScript {
  const env = { ...process.env, ...environment }
  const child = spawn(node, [script, ...scriptArguments], { cwd: project, env })
  const output = { text: '', from: 0 }
  const exited = once(child, 'exit')
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output.text += text
      child.emit('said')
    })
  }

  return {
    child,
    async said(pattern) {
      for (;;) {
        const match = pattern.exec(output.text.slice(output.from))
        if (match !== null) {
          output.from += match.index + match[0].length
          return match
        }
        const [event] = await Promise.race([
          once(child, 'said').then(() => ['said']),
          exited.then(() => ['exit']),
        ])
        if (event === 'exit' && !pattern.test(output.text.slice(output.from))) {
          throw new Error(`expected ${pattern}, the program ended after:\n${output.text}`)
        }
      }
    },
    async interrupt() {
      child.kill('SIGINT')
      return (await exited)[0] as number | null
    },
    async ended() {
      return (await exited)[0] as number | null
    },
  }
}

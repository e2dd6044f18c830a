import { parentPort, workerData } from 'node:worker_threads'
import { SearchError } from '../../../src/errors.ts'
import { type BuildSettings, createTasks, type Tasks } from './tasks.ts'

/** One call of a task, and what comes back; errors travel as code and message. */
export interface Call {
  readonly number: number
  readonly task: keyof Tasks
  readonly input: unknown
}

/** The answer of a thread to a call, or why it failed. */
export type Reply =
  | { readonly number: number; readonly result: unknown }
  | { readonly number: number; readonly error: { readonly code: string | null; readonly message: string } }

const tasks = createTasks(workerData as BuildSettings)

parentPort?.on('message', ({ number, task, input }: Call) => {
  let reply: Reply
  try {
    reply = { number, result: (tasks[task] as (input: unknown) => unknown)(input) }
  } catch (error) {
    const code = error instanceof SearchError ? error.code : null
    reply = { number, error: { code, message: error instanceof Error ? error.message : String(error) } }
  }
  parentPort?.postMessage(reply)
})

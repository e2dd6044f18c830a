import { createSearchThread } from './search-thread.ts'
import type { ThreadRequest } from './thread-messages.ts'

export { createSearchThread }

/** The part of a worker's scope that messages need. */
interface WorkerScope {
  postMessage(message: unknown): void
  addEventListener(type: 'message', listener: (event: { data: ThreadRequest }) => void): void
}

// As a module of a page, or of Node, this file only exports; as a Web Worker it says that it is ready, and answers.
if ('DedicatedWorkerGlobalScope' in globalThis) {
  const scope = globalThis as unknown as WorkerScope
  const answer = createSearchThread()
  scope.addEventListener('message', ({ data }) => void answer(data).then((reply) => scope.postMessage(reply)))
  scope.postMessage({ number: -1, result: 'ready' })
}

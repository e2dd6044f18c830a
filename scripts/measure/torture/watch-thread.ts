import { workerData } from 'node:worker_threads'

/** Ends the whole process when the counter stands still: a trial in an endless loop runs no timer of its own. */
const { counter, quietMs, name } = workerData as {
  counter: Int32Array<SharedArrayBuffer>
  quietMs: number
  name: string
}
for (;;) {
  const seen = Atomics.load(counter, 0)
  if (Atomics.wait(counter, 0, seen, quietMs) !== 'timed-out') continue
  console.error(`${name}: hung, no step for ${quietMs / 1000} s`)
  process.kill(process.pid, 'SIGKILL')
}

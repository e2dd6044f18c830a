/**
 * Runs a task one at a time, however often it is asked for: what is asked for during a run is one more run after it.
 *
 * @param run  must not reject
 * @returns a function that asks for a run, and resolves when none is under way any more
 */
export function queueRuns(run: () => Promise<void>): () => Promise<void> {
  const queue: { running: Promise<void> | null; isStale: boolean } = { running: null, isStale: false }

  async function runAll(): Promise<void> {
    do {
      queue.isStale = false
      await run()
    } while (queue.isStale)
    queue.running = null
  }

  return () => {
    if (queue.running !== null) queue.isStale = true
    queue.running ??= runAll()
    return queue.running
  }
}

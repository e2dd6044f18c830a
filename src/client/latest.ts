/**
 * Lets only the newest of several tasks speak.
 *
 * @returns a function that aborts the task before, runs the next, and answers null for a task that
 * was overtaken, however it ended
 */
export function createLatest(): <Value>(
  task: (signal: AbortSignal) => Promise<Value>,
) => Promise<Value | null> {
  const running: { controller: AbortController | null } = { controller: null }
  return async (task) => {
    running.controller?.abort()
    const controller = new AbortController()
    running.controller = controller
    try {
      const value = await task(controller.signal)
      return controller.signal.aborted ? null : value
    } catch (error) {
      if (controller.signal.aborted) return null
      throw error
    }
  }
}

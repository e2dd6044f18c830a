import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'

/** One line that says where a figure was measured. */
export function describeMachine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor'
  const memory = Math.round(totalmem() / 2 ** 30)
  const load = loadavg()[0]!.toFixed(1)
  return `${model}, ${availableParallelism()} cores, ${memory} GiB, Node ${process.versions.node}, load ${load} at the start`
}

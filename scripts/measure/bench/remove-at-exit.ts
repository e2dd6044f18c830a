import { rmSync } from 'node:fs'

/** Removes a temporary folder when the program ends, by `Ctrl-C` too. */
export function removeAtExit(folder: string): void {
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
}

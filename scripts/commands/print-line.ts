import { toJsonLine } from '../terminal-text.ts'

/** Prints a value as one line of JSON; waits where the reader of the output is slower. */
export async function printLine(value: unknown): Promise<void> {
  if (process.stdout.write(`${toJsonLine(value)}\n`)) return
  await new Promise((resolve) => process.stdout.once('drain', resolve))
}

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { failure } from '../messages/failure.ts'

/** Wrangler that `npx` brings where the project has none. */
const wranglerPackage = 'wrangler@4'

/** A program, with the words it begins with. */
export interface Program {
  readonly command: string
  readonly words: readonly string[]
}

/** Wrangler among the packages of the project that a folder belongs to, else by `npx`. */
function findWrangler(folder: string): Program {
  const name = process.platform === 'win32' ? 'wrangler.cmd' : 'wrangler'
  for (let at = folder; ; at = dirname(at)) {
    const command = join(at, 'node_modules', '.bin', name)
    if (existsSync(command)) return { command, words: [] }
    if (at === dirname(at)) return { command: 'npx', words: ['--yes', wranglerPackage] }
  }
}

/**
 * Runs wrangler in a folder, in the terminal of this program.
 *
 * @returns its exit code
 * @throws {SearchError} INVALID_OPTION when it cannot be started
 */
export function runWrangler(folder: string, parameters: readonly string[]): number {
  const { command, words } = findWrangler(folder)
  const { error, status } = spawnSync(command, [...words, ...parameters], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (error !== undefined)
    throw failure('INVALID_OPTION', 'noWrangler', [error.message, wranglerPackage], error)
  return status ?? 1
}

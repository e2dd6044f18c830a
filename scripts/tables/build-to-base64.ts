import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildIndex } from '../index/build-index.ts'
import type { BuildOptions } from '../index/options/build-options.ts'

/** Builds an index of lines and answers its files by name, in base64. */
export async function buildToBase64(
  lines: readonly object[],
  options: Pick<BuildOptions, 'engine' | 'split'>,
): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'hansou-table-'))
  try {
    const source = join(folder, 'lines.jsonl')
    const out = join(folder, 'index')
    writeFileSync(source, lines.map((line) => JSON.stringify(line)).join('\n'))
    await buildIndex(source, out, { ...options, threads: 0 })
    // What a build keeps for the next one is no file of the index.
    const names = readdirSync(out)
      .filter((name) => !name.startsWith('.'))
      .sort()
    return Object.fromEntries(names.map((name) => [name, readFileSync(join(out, name)).toString('base64')]))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

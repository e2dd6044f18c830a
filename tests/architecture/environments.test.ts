import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFolder } from './source-imports.ts'

/** Where code runs, by the `tsconfig.json` of its folder: names that must not compile there, and names that must. */
const environments = [
  {
    config: 'src',
    missing: ['document', 'window', 'process', 'Buffer', '__dirname'],
    known: ['fetch', 'Response', 'TextDecoder', 'crypto'],
  },
  {
    config: 'src/browser',
    missing: ['process', 'Buffer', '__dirname'],
    known: ['document', 'window', 'fetch', 'Worker'],
  },
  { config: 'scripts', missing: ['document', 'window'], known: ['process', 'Buffer', 'fetch'] },
]

/** Names of a file that the compiler does not know, under the options of a folder. */
function findUnknownNames(config: string, names: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'hansou-types-'))
  try {
    writeFileSync(join(folder, 'probe.ts'), names.map((name) => `void ${name}`).join('\n'))
    const options = {
      extends: join(projectFolder, config, 'tsconfig.json'),
      compilerOptions: { typeRoots: [join(projectFolder, 'node_modules/@types')] },
      include: ['probe.ts'],
      exclude: [],
    }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(options))
    const compiler = join(projectFolder, 'node_modules/typescript/bin/tsc')
    const { stdout } = spawnSync(process.execPath, [compiler, '-p', folder], { encoding: 'utf8' })
    const lines = [...stdout.matchAll(/probe\.ts\((\d+),/g)].map((match) => Number(match[1]))
    return names.filter((_, index) => lines.includes(index + 1))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe('types', () => {
  it.each(environments)('of $config know what is there to be used, and nothing else', ({
    config,
    missing,
    known,
  }) => {
    expect(findUnknownNames(config, [...missing, ...known])).toEqual(missing)
  })

  it('are checked for every environment', () => {
    const { scripts } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8'))
    for (const { config } of environments) expect(scripts.check.split(' && ')).toContain(`tsc -p ${config}`)
  })
})

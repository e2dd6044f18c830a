import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Command } from 'commander'

const root = resolve(import.meta.dirname, '..')

/** Changes one thing at a time in the files of the globs, and prints the changes that no test notices. */
function mutate(globs: readonly string[], flags: { readonly report: string }): void {
  const folder = mkdtempSync(join(tmpdir(), 'hansou-mutate-'))
  const config = join(folder, 'stryker.json')
  writeFileSync(
    config,
    JSON.stringify({
      testRunner: 'vitest',
      vitest: { configFile: 'scripts/measure/mutate/vitest.config.ts', related: true },
      mutate: globs,
      coverageAnalysis: 'perTest',
      reporters: ['clear-text', 'progress', 'json'],
      jsonReporter: { fileName: resolve(flags.report) },
      concurrency: 2,
      ignorePatterns: ['dist', 'content/**/*.png'],
      tempDirName: '.mutants',
      // The compiler has no interface for JavaScript from version 7 on; without a config it is not asked.
      tsconfigFile: 'none',
      dryRunTimeoutMinutes: 30,
      timeoutMS: 60_000,
    }),
  )
  try {
    execFileSync(
      process.execPath,
      [join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js'), 'run', config],
      {
        cwd: root,
        stdio: 'inherit',
        env: { ...process.env, HANSOU_SHARED: process.env.HANSOU_SHARED ?? resolve(root, '../shared') },
      },
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

await new Command('mutate')
  .description('Tell which changes of the code no test notices; takes minutes a file.')
  .argument('<globs...>', 'files to change, such as src/text/*.ts')
  .option('--report <file>', 'where the report is written', 'dist/mutation.json')
  .action(mutate)
  .parseAsync()

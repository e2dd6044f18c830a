import { execFileSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Command } from 'commander'
import { readCount } from './measure/bench/read-count.ts'
import { createRandom } from './measure/statistics.ts'

const root = resolve(import.meta.dirname, '..')

interface MutateFlags {
  readonly report: string
  readonly lines?: number
  readonly seed: number
  readonly threads: number
  readonly static: boolean
  readonly tests?: readonly string[]
}

/** Changes one thing at a time in the files of the globs, and prints the changes that no test notices. */
function mutate(globs: readonly string[], flags: MutateFlags): void {
  const folder = mkdtempSync(join(tmpdir(), 'hansou-mutate-'))
  const config = join(folder, 'stryker.json')
  writeFileSync(
    config,
    JSON.stringify({
      testRunner: 'vitest',
      vitest: { configFile: 'scripts/measure/mutate/vitest.config.ts', related: true },
      mutate: flags.lines === undefined ? globs : drawLines(globSync(globs), flags.lines, flags.seed),
      coverageAnalysis: 'perTest',
      ignoreStatic: !flags.static,
      reporters: ['clear-text', 'progress', 'json'],
      jsonReporter: { fileName: resolve(flags.report) },
      concurrency: flags.threads,
      ignorePatterns: ['dist', 'content/**/*.png'],
      tempDirName: '.mutants',
      // The compiler has no interface for JavaScript from version 7 on; without a config it is not asked.
      tsconfigFile: 'none',
      dryRunTimeoutMinutes: 30,
      // Added to one and a half times what the tests take: most mutants that run out of it are endless loops.
      timeoutMS: flags.tests === undefined ? 60_000 : 10_000,
    }),
  )
  try {
    execFileSync(
      process.execPath,
      [join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js'), 'run', config],
      {
        cwd: root,
        stdio: 'inherit',
        env: {
          ...process.env,
          HANSOU_SHARED: process.env.HANSOU_SHARED ?? resolve(root, '../shared'),
          ...(flags.tests && { HANSOU_MUTATE_TESTS: flags.tests.join(' ') }),
        },
      },
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Lines of code out of files, as ranges of one line each: a sample of what could be changed. */
function drawLines(files: readonly string[], count: number, seed: number): string[] {
  const lines = files
    .filter((file) => !file.endsWith('.table.ts'))
    .sort()
    .flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .flatMap((line, at) => (isCode(line) ? [`${file}:${at + 1}-${at + 1}`] : [])),
    )
  const random = createRandom(seed)
  for (let last = lines.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    ;[lines[last], lines[other]] = [lines[other]!, lines[last]!]
  }
  return lines.slice(0, count)
}

function isCode(line: string): boolean {
  return /\S/.test(line) && !/^\s*(\/\/|\/?\*|import\b|export (type|interface)\b|[})\]]+,?$)/.test(line)
}

await new Command('mutate')
  .description('Tell which changes of the code no test notices; takes minutes a file.')
  .argument('<globs...>', 'files to change, such as src/text/*.ts')
  .option('--lines <n>', 'only so many lines of the files, drawn at random', readCount)
  .option('--seed <n>', 'another draw of lines', readCount, 1)
  .option('--no-static', 'not the constants of modules: each takes a run of all tests')
  .option('--threads <n>', 'mutants tested at once', readCount, 2)
  .option('--tests <globs...>', 'only these tests: those of a room, where it has its own')
  .option('--report <file>', 'where the report is written', 'dist/mutation.json')
  .action(mutate)
  .parseAsync()

import { Command, InvalidArgumentError, Option } from 'commander'
import { buildIndex } from '../index/build-index.ts'
import type { BuildOptions, BuildSummary } from '../index/build-options.ts'
import { cacheFolderOf } from '../index/cache-folder.ts'
import { describeProblems } from '../index/describe-problems.ts'
import { reportBuild } from '../index/report-build.ts'
import { readSiteOptions } from '../index/site-options.ts'

interface Flags {
  readonly out: string
  readonly engine?: BuildOptions['engine']
  readonly from?: string
  readonly base?: string
  readonly include?: readonly string[]
  readonly exclude?: readonly string[]
  readonly split: boolean
  readonly words?: string
  readonly synonyms?: string
  readonly cache: boolean
  readonly memory: number
  readonly keepGoing?: true
}

/** Builds an artifact from a built site, a folder of Markdown or a file of JSON lines, and sums up what it holds. */
async function index(source: string, flags: Flags): Promise<void> {
  const report = reportBuild()
  try {
    const { options, found } = await readSiteOptions(source, flags)
    for (const warning of found.warnings) process.stderr.write(`${warning}\n`)
    const summary = await buildIndex(source, flags.out, {
      ...options,
      split: flags.split,
      ...(flags.cache ? { cache: cacheFolderOf(flags.out) } : {}),
      memoryMegabytes: flags.memory,
      onProgress: report.update,
      onWarning: (message) => process.stderr.write(`${message}\n`),
    })
    report.end()
    process.stderr.write(describeProblems(summary) + describe(summary, flags.out))
  } finally {
    report.end()
  }
}

function describe(summary: BuildSummary, out: string): string {
  const count = (value: number): string => value.toLocaleString('en-US')
  const rows: [string, string][] = [
    [
      'articles',
      [
        count(summary.articles),
        ...(summary.remembered > 0 ? [`${count(summary.remembered)} known from the last build`] : []),
        ...(summary.drafts > 0
          ? [
              `${count(summary.drafts)} ${summary.drafts === 1 ? 'draft or hidden page' : 'drafts and hidden pages'} left out`,
            ]
          : []),
      ].join(', '),
    ],
    ['passages', count(summary.passages)],
    ['characters', count(summary.characters)],
    ['terms', count(summary.terms)],
    ['bytes', `${count(summary.bytes)} in ${summary.files} files`],
    ['seconds', summary.seconds.toFixed(1)],
    ['engine', `${summary.engine}: ${summary.reason}`],
    ['written to', out],
  ]
  return rows.map(([name, value]) => `${name.padEnd(11)} ${value}\n`).join('')
}

function readMegabytes(text: string): number {
  const megabytes = Number(text)
  if (!Number.isInteger(megabytes) || megabytes < 700)
    throw new InvalidArgumentError('expected a whole number of MiB, 700 or more.')
  return megabytes
}

function addTo(glob: string, globs: readonly string[] = []): readonly string[] {
  return [...globs, glob]
}

/** The command `index`. */
export function indexCommand(): Command {
  return new Command('index')
    .description('Build the search index of a built site, of a folder of Markdown, or of a .jsonl file.')
    .argument(
      '<source>',
      'folder of a built site or of Markdown files, or a .jsonl file with an article a line',
    )
    .requiredOption('--out <dir>', 'folder the index is written to')
    .addOption(
      new Option('--engine <engine>', 'how the index is laid out')
        .choices(['auto', 'minisearch', 'packed'])
        .default(undefined, 'auto'),
    )
    .option(
      '--from <generator>',
      'what wrote the source (html: a built site); found from its files by default',
    )
    .option('--base <path>', 'address that the folder stands at, such as /docs/')
    .option('--include <glob>', 'files to read, relative to the folder; may stand several times', addTo)
    .option('--exclude <glob>', 'files to leave out; may stand several times', addTo)
    .option('--no-split', 'take each line of a .jsonl file as one passage')
    .option('--words <file>', "the site's own words, one a line")
    .option('--synonyms <file>', 'words that find each other, apart by commas, a group a line')
    .option('--keep-going', 'leave out articles that cannot be read instead of ending the build')
    .option('--no-cache', 'analyse every article anew, and keep nothing for the next build')
    .option(
      '--memory <MiB>',
      'memory the build may take, 700 or more; it bounds the threads at work',
      readMegabytes,
      2048,
    )
    .action(index)
}

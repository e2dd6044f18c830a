import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Command, Option } from 'commander'
import { generatorNames } from '../../src/article/generators/site-rules.ts'
import { readConnection } from '../../src/engine/opensearch/connection/read-connection.ts'
import { SearchError } from '../../src/errors.ts'
import { writeMiniSearchJson } from '../index/artifact/write-minisearch-json.ts'
import {
  staticFolder,
  workerFolder,
  writePagefind,
  writeStaticSearch,
} from '../index/artifact/write-static.ts'
import { buildIndex } from '../index/build-index.ts'
import { cacheFolderOf } from '../index/cache/cache-folder.ts'
import { isWithin } from '../index/files/is-within.ts'
import type { BuildOptions } from '../index/options/build-options.ts'
import { readSiteOptions } from '../index/options/site-options.ts'
import { isStaticSite } from '../index/read/list-source-files.ts'
import { describeBuild } from '../index/report/describe-build.ts'
import { describeLeftOut, describeProblems } from '../index/report/describe-problems.ts'
import { reportBuild } from '../index/report/report-build.ts'
import { describeFindings } from '../index/site/site-finding.ts'
import { explainError, failure } from '../messages/failure.ts'
import { addTo } from '../reader/cluster-connection.ts'
import { wantsChinese } from '../terminal-language.ts'
import { describePlacing, describeSource } from './next-steps.ts'
import { readAddress, readWhole } from './option-values.ts'
import { readFrontPage } from './place-box.ts'

interface Flags {
  readonly out?: string
  readonly static?: true
  readonly pagefind?: true | string
  readonly endpoint?: string
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
  readonly url?: readonly string[]
  readonly alias?: string
  readonly shards: number
  readonly replicas: number
  readonly keepGoing?: true
}

/** Exit code of a program that Ctrl-C ended. */
const interrupted = 130

/**
 * Builds an index of a built site, a folder of Markdown or a file of JSON lines, and sums up what it holds. A built
 * site without a folder for the index gets a static search: what `hansou <folder>` does.
 */
async function index(source: string, flags: Flags): Promise<void> {
  if (!existsSync(source)) throw failure('ARTICLE_NOT_FOUND', 'nothing', [source])
  const isBuilt = isStaticSite(source)
  // Where a worker or server answers, pages need no scripts beside the index.
  const isStatic =
    flags.endpoint === undefined &&
    (flags.static === true || flags.pagefind !== undefined || (flags.out === undefined && isBuilt))
  const out =
    flags.out ??
    (isBuilt || isStatic || flags.endpoint !== undefined
      ? join(source, isStatic ? staticFolder : workerFolder)
      : null)
  if (out === null)
    throw failure('INVALID_OPTION', 'noOut', [(isChinese) => source + describeSource(source, isChinese)])
  const isChinese = wantsChinese(process.env)
  const report = reportBuild(isChinese)
  const stop = new AbortController()
  // The second Ctrl-C ends the program where it stands.
  process.once('SIGINT', () => stop.abort())
  try {
    const { options, found } = await readSiteOptions(source, flags)
    for (const warning of found.warnings) report.print(explainError(warning, isChinese))
    const site = { base: options.base ?? '/' }
    const summary = await buildIndex(source, out, {
      ...options,
      split: flags.split,
      deflated: isStatic,
      ...(flags.cache ? { cache: cacheFolderOf(out) } : {}),
      memoryMegabytes: flags.memory,
      ...readTarget(flags),
      onProgress: report.update,
      signal: stop.signal,
      onDetect: (findings, base) => {
        report.print(describeFindings(findings, isChinese))
        site.base = base ?? site.base
      },
      onWarning: (_, warning) => report.print(explainError(warning, isChinese)),
    })
    if (flags.engine === 'minisearch') await writeMiniSearchJson(out)
    if (isStatic) await writeStaticSearch(out)
    if (flags.pagefind !== undefined)
      await writePagefind({
        // An index outside of the site, as in the public folder of Next.js, is served from the folder that it lies in.
        site: isWithin(source, out) ? source : dirname(out),
        ...(flags.pagefind === true ? {} : { bundle: flags.pagefind }),
        ...(flags.endpoint === undefined ? { index: out } : { endpoint: flags.endpoint }),
      })
    // Pages that were made for Pagefind have a box of their own.
    const lacksBox =
      isStatic && flags.pagefind === undefined && !(await readFrontPage(source))?.includes('<hansou-search')
    report.end()
    process.stderr.write(
      describeProblems(summary, isChinese) +
        describeLeftOut(summary, isChinese) +
        describeBuild(summary, out, isChinese) +
        (lacksBox ? describePlacing(source, out, site.base, isChinese) : ''),
    )
  } catch (error) {
    if (!stop.signal.aborted) throw isBuilt ? error : withSource(error, source)
    report.end()
    process.stderr.write(isChinese ? `已停止；${out} 保持原样\n` : `stopped; ${out} is as it was\n`)
    process.exitCode = interrupted
  } finally {
    report.end()
  }
}

/** Where a folder has no articles, an error that says too what site it is the source of. */
function withSource(error: unknown, source: string): unknown {
  if (!(error instanceof SearchError) || error.code !== 'ARTICLE_NOT_FOUND') return error
  return failure(
    error.code,
    'both',
    [(isChinese) => explainError(error, isChinese), (isChinese) => describeSource(source, isChinese)],
    error,
  )
}

/** The cluster that flags and environment name; nothing for other engines. */
function readTarget({ engine, url, alias, shards, replicas }: Flags): Pick<BuildOptions, 'cluster'> {
  if (engine !== 'opensearch') return {}
  if (url === undefined || alias === undefined) throw failure('INVALID_OPTION', 'noValue', ['--url, --alias'])
  return { cluster: { connection: readConnection(url, process.env), alias, shards, replicas } }
}

/** The command `index`. */
export function indexCommand(): Command {
  return new Command('index')
    .description('Build the search index of a built site, of a folder of Markdown, or of a .jsonl file.')
    .argument(
      '<source>',
      'folder of a built site or of Markdown files, or a .jsonl file with an article a line',
    )
    .option('--out <dir>', `folder the index is written to; of a built site: ${staticFolder}/ inside it`)
    .option('--static', 'write the scripts beside the index by which a page searches without any function')
    .option('--pagefind [folder]', "write Pagefind's interface too, into this folder of the site (pagefind)")
    .option(
      '--endpoint <url>',
      `pages ask a worker or server at this address, not files; the index goes to ${workerFolder}/ (see deploy)`,
      (text) => (text.startsWith('/') ? text : readAddress(text)),
    )
    .addOption(
      new Option('--engine <engine>', 'how the index is laid out')
        .choices(['auto', 'minisearch', 'packed', 'opensearch'])
        .default(undefined, 'auto'),
    )
    .addOption(
      new Option('--from <generator>', 'what wrote the source, html for a built site; found from its files')
        // A generator that is not known is refused where `hansou.json` may name it too.
        .choices(generatorNames)
        .argParser((name) => name),
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
      readWhole(700, 9_999_999),
      2048,
    )
    .option(
      '--url <address>',
      'with --engine opensearch, address of a node of the cluster; may stand several times',
      addTo,
    )
    .option('--alias <name>', 'with --engine opensearch, name in the cluster that leads to the newest index')
    .option('--shards <n>', 'with --engine opensearch, shards of the index', readWhole(1, 1024), 3)
    .option('--replicas <n>', 'with --engine opensearch, copies beside the first', readWhole(0, 10), 1)
    .action(index)
}

import { Command, Option } from 'commander'
import * as v from 'valibot'
import { searchParameters } from '../../src/http/request/parameters.ts'
import { plainRequest, type SearchAnswer } from '../../src/search/answer.ts'
import { keepSearcher } from '../../src/search/keep-searcher.ts'
import { defaultSearcherOptions } from '../../src/search/open-searcher.ts'
import { readJsonLines } from '../index/read/read-json-lines.ts'
import { failure } from '../messages/failure.ts'
import { addTo, findCluster } from '../reader/cluster-connection.ts'
import { nameIndex } from '../reader/name-index.ts'
import { openLocalSearcher } from '../reader/open-local-searcher.ts'
import { readWhole } from './option-values.ts'
import { printLine } from './print-line.ts'

interface Flags {
  readonly index: string
  readonly limit: number
  readonly group: 'article' | 'passage'
  readonly explain?: true
  readonly batch?: string
  readonly reads?: number
  readonly url?: readonly string[]
}

const askedParameters = v.pick(searchParameters, ['limit', 'group', 'explain'])

/** Asks an index, and prints each answer of `/api/search` as a line of JSON. */
async function query(words: readonly string[], flags: Flags): Promise<void> {
  const searcher = await keepSearcher(() =>
    openLocalSearcher(flags.index, flags.reads, findCluster(flags.url)),
  )().catch(nameIndex(flags.index))
  const { limit, group, explain = false } = flags
  const base = { ...plainRequest, ...v.parse(askedParameters, { limit, group, explain }) }
  async function ask(q: string): Promise<SearchAnswer & { tookMs: number }> {
    const started = performance.now()
    const answer = await searcher.search({ ...base, q }).catch(nameIndex(flags.index))
    return { ...answer, tookMs: Math.round((performance.now() - started) * 10) / 10 }
  }
  if (flags.batch === undefined) return printLine(await ask(words.join(' ')))
  for await (const { json, line } of readJsonLines(flags.batch, flags.batch)) {
    const { id, text } = readBatchLine(json, flags.batch, line)
    await printLine({ id, ...(await ask(text)) })
  }
}

const batchLine = v.object({ id: v.string(), text: v.string() })

function readBatchLine(json: string, file: string, line: number): v.InferOutput<typeof batchLine> {
  try {
    return v.parse(batchLine, JSON.parse(json))
  } catch (cause) {
    throw failure('INVALID_OPTION', 'expected', [`${file}:${line}`, '{"id","text"}'], cause)
  }
}

/** The command `query`. */
export function queryCommand(): Command {
  return new Command('query')
    .description('Ask an index; prints what /api/search answers, one JSON a line.')
    .argument('[query...]', 'what to look for; after -- it may start with a dash')
    .option('--index <dir>', 'folder of an index', 'index')
    .option('--limit <n>', 'hits to answer, 0 to 100', readWhole(0, 100), 10)
    .addOption(
      new Option('--group <by>', 'article or passage').choices(['article', 'passage']).default('article'),
    )
    .option('--explain', 'tell the parts of each score')
    .option(
      '--reads <n>',
      `files a query may use; ${defaultSearcherOptions.maxReads} is the edge of a free plan`,
      readWhole(defaultSearcherOptions.maxReads, 99_999),
    )
    .option(
      '--url <address>',
      'of an index of the engine opensearch, address of a node of the cluster; may stand several times',
      addTo,
    )
    .option('--batch <file>', 'file with a query a line: {"id","text"}')
    .action(query)
}

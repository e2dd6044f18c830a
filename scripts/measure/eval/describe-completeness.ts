import { join } from 'node:path'
import { defaultSearcherOptions } from '../../../src/search/open-searcher.ts'
import { openLocalSearcher } from '../../reader/open-local-searcher.ts'
import { writeCorpus } from '../bench/corpus-file.ts'
import { readPassages } from '../peers/passage-lines.ts'
import type { PassageLine } from '../peers/peer.ts'
import { say } from '../progress.ts'
import { formatTable } from '../table.ts'
import { checkCompleteness } from './completeness.ts'
import type { EvalOptions } from './evaluate-set.ts'
import { indexOnce } from './index-cache.ts'
import { findPassages } from './judged-set.ts'

const headings = [
  'engine',
  'strings',
  'missed',
  'strange',
  'wrong totals',
  'open totals',
  'long strings',
  'own behind ten',
]

/** Checks that what is in a set is found, with each engine of Hansou, and answers a table. */
export async function describeCompleteness(
  dir: string,
  name: string,
  folder: string,
  options: EvalOptions,
  strings: number,
): Promise<string> {
  const source = findPassages(dir, name)
  const corpus = await writeCorpus(
    [readPassages(source)],
    join(folder, `${name}.jsonl`),
    options.passages ?? undefined,
  )
  const lines: PassageLine[] = []
  for await (const line of readPassages(corpus.path)) lines.push(line)
  const rows: string[][] = []
  const faults: string[] = []
  for (const entry of options.engines.filter(({ name }) => name.startsWith('hansou-'))) {
    const index = await indexOnce(entry, corpus, options)
    for (const [reads, maxReads] of [
      ['any number of reads', Number.POSITIVE_INFINITY],
      [`${defaultSearcherOptions.maxReads} reads`, defaultSearcherOptions.maxReads],
    ] as const) {
      say(`ask ${strings} strings of ${name} with ${entry.name}, ${reads}`)
      const searcher = await openLocalSearcher(index, maxReads)
      const report = await checkCompleteness(lines, searcher, strings)
      const { missed, strange, wrongTotals, openTotals, long, behindTen } = report
      const figures = [report.strings, missed, strange, wrongTotals, openTotals, long, behindTen]
      rows.push([`${entry.name}, ${reads}`, ...figures.map((figure) => figure.toLocaleString('en'))])
      faults.push(...report.faults.map((fault) => `${entry.name}, ${reads}: ${fault}`))
    }
  }
  return [
    `\n${name}: ${corpus.passages.toLocaleString('en')} passages`,
    formatTable(headings, rows),
    ...faults,
  ].join('\n')
}

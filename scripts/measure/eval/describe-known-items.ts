import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openIndexReader } from '../../../src/reader/index-reader.ts'
import { buildIndex } from '../../index/build-index.ts'
import { createFileStore } from '../../reader/file-store.ts'
import { openLocalSearcher } from '../../reader/open-local-searcher.ts'
import { say } from '../progress.ts'
import { formatTable } from '../table.ts'
import { checkKnownItems, collectKnownItems, type KnownItemCounts } from './known-items.ts'

const tableHeadings = ['asked for', 'queries', 'first', 'opens the right place', 'something marked']
const cacheBytes = 256 * 2 ** 20

/**
 * Indexes a site, asks for its own titles and headings, and answers a table.
 *
 * @param source  a folder of articles or a JSON Lines file
 * @param limit  titles and headings asked at most, each
 * @param faults  lists every item at fault
 */
export async function describeKnownItems(source: string, limit: number, faults: boolean): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hansou-known-items-'))
  try {
    const summary = await buildIndex(source, folder, { engine: 'packed', split: true })
    const reader = await openIndexReader(createFileStore(folder), cacheBytes)
    const items = await collectKnownItems(reader, limit)
    say(`ask for ${items.length} titles and headings of ${source}`)
    const report = await checkKnownItems(await openLocalSearcher(folder), items)
    return [
      `\n${source}: ${summary.articles} articles, ${summary.passages} passages`,
      formatTable(tableHeadings, [
        ['titles', ...listShares(report.titles)],
        ['unique headings', ...listShares(report.headings)],
      ]),
      ...(faults ? report.faults : []),
    ].join('\n')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function listShares({ asked, first, landing, marked }: KnownItemCounts): string[] {
  const share = (count: number): string => (asked === 0 ? '–' : `${((count / asked) * 100).toFixed(1)} %`)
  return [String(asked), share(first), share(landing), share(marked)]
}

import { Command } from 'commander'
import { plainRequest } from '../../src/search/answer.ts'
import { fillText } from '../messages/fill-text.ts'
import { nameIndex } from '../reader/name-index.ts'
import { openLocalSearcher } from '../reader/open-local-searcher.ts'
import { wantsChinese } from '../terminal-language.ts'
import { toPlainText } from '../terminal-text.ts'
import { summarizeUsage, type UsageSummary } from '../usage/summarize-usage.ts'
import { readUsage } from '../usage/usage-file.ts'
import { readWhole } from './option-values.ts'
import { printLine } from './print-line.ts'

interface Flags {
  readonly usage: string
  readonly days: number
  readonly most: number
  readonly index?: string
  readonly json?: true
}

/** What the index says today of a query that found nothing. */
interface Remedy {
  readonly spelling: string | null
  readonly total: number
}

const dayMs = 86_400_000

/** Prints what visitors looked for: the most frequent queries, those without a hit, and which hits they chose. */
async function report({ usage, days, most, index, json }: Flags): Promise<void> {
  const events = await readUsage(usage, Date.now() - days * dayMs)
  const summary = summarizeUsage(events, most)
  const remedies = index === undefined ? new Map<string, Remedy>() : await findRemedies(index, summary)
  if (json) await printLine({ days, ...summary, remedies: Object.fromEntries(remedies) })
  else
    process.stdout.write(
      toPlainText(describe(summary, remedies, days, wantsChinese(process.env) ? chinese : english)),
    )
}

async function findRemedies(index: string, { empty }: UsageSummary): Promise<Map<string, Remedy>> {
  const searcher = await openLocalSearcher(index).catch(nameIndex(index))
  const remedies = new Map<string, Remedy>()
  for (const { query } of empty) {
    const { total, didYouMean } = await searcher.search({ ...plainRequest, q: query, limit: 0 })
    remedies.set(query, { spelling: didYouMean, total })
  }
  return remedies
}

const english = {
  all: '% searches in % days, % without a hit, % clicks',
  top: 'searches  clicks  query',
  empty: 'searches  without a hit',
  finds: 'finds % now',
  spelling: 'spelling: %',
  next: 'synonym? then found: %',
  pages: '  clicks  page',
  positions: 'clicks by position',
}
/** A Chinese character is two columns wide. */
const chinese: typeof english = {
  all: '% 次搜索（最近 % 天），% 次没有结果，% 次点击',
  top: '    搜索    点击  查询',
  empty: '    搜索  没有结果的查询',
  finds: '现在有 % 个结果',
  spelling: '应为 %',
  next: '同义词？后来搜到：%',
  pages: '    点击  页面',
  positions: '各位置的点击',
}

function describe(
  summary: UsageSummary,
  remedies: ReadonlyMap<string, Remedy>,
  days: number,
  say: typeof english,
): string {
  const { searches, emptySearches, clicks, top, empty, pages, positions } = summary
  const lines = [fillText(say.all, [searches, days, emptySearches, clicks])]
  if (top.length > 0) lines.push('', say.top)
  for (const { query, count, clicks } of top) lines.push(`${pad(count, 8)}  ${pad(clicks, 6)}  ${query}`)
  if (empty.length > 0) lines.push('', say.empty)
  for (const { query, count, next } of empty) {
    const { spelling = null, total = 0 } = remedies.get(query) ?? {}
    const help = [
      ...(total > 0 ? [fillText(say.finds, [total])] : []),
      ...(spelling === null ? [] : [fillText(say.spelling, [spelling])]),
      ...(next.length === 0 ? [] : [fillText(say.next, [next.map((one) => one.query).join(', ')])]),
    ]
    lines.push(`${pad(count, 8)}  ${query}${help.length === 0 ? '' : `  (${help.join('; ')})`}`)
  }
  if (pages.length > 0) lines.push('', say.pages)
  for (const { page, count } of pages) lines.push(`${pad(count, 8)}  ${page}`)
  if (clicks > 0)
    lines.push(
      '',
      say.positions,
      positions.map((count, at) => `${at + 1}${at === 9 ? '+' : ''}: ${count}`).join('  '),
    )
  return `${lines.join('\n')}\n`
}

function pad(count: number, width: number): string {
  return String(count).padStart(width)
}

/** The command `report`. */
export function reportCommand(): Command {
  return new Command('report')
    .description('Sum up what visitors looked for, from the log that `serve --usage` writes.')
    .requiredOption('--usage <dir>', 'folder of the log')
    .option('--days <n>', 'days back from now', readWhole(1, 1000), 7)
    .option('--most <n>', 'queries of each list', readWhole(1, 1000), 20)
    .option('--index <dir>', 'index to ask for a spelling of queries without a hit')
    .option('--json', 'print one line of JSON')
    .action(report)
}

import { foldToString } from '../../../src/analysis/fold.ts'
import type { SearchAnswer, Searcher } from '../../../src/search/answer.ts'
import type { PassageLine } from '../peers/peer.ts'
import { passageRequest, turnPages } from '../peers/turn-pages.ts'
import { createRandom } from '../statistics.ts'

/** How strings of a corpus were found by a searcher, beside a plain scan of the folded text. */
export interface CompletenessReport {
  readonly strings: number
  /** Quoted: strings of which a passage was not found, and strings with a hit that does not hold it. */
  readonly missed: number
  readonly strange: number
  /** Quoted: strings whose total is not the number of matches though it says so, and those that do not say so. */
  readonly wrongTotals: number
  readonly openTotals: number
  /**
   * Not quoted, of five characters or more and held by ten passages at most: strings, and those without their
   * own passage among the first ten.
   */
  readonly long: number
  readonly behindTen: number
  /** The first few strings at fault, for a person to look at. */
  readonly faults: readonly string[]
}

const longestString = 12
const longString = 5
const hitsLookedAt = 100
const faultsShown = 8

/**
 * Draws strings of 1–12 Han characters from a corpus and asks for each, with quotes and without.
 *
 * @param lines  the corpus, one line a passage, as the index was built from it
 * @param count  strings to draw
 */
export async function checkCompleteness(
  lines: readonly PassageLine[],
  searcher: Searcher,
  count: number,
  seed = 1,
): Promise<CompletenessReport> {
  const scan = createScan(lines)
  const random = createRandom(seed)
  const report = { strings: 0, missed: 0, strange: 0, wrongTotals: 0, openTotals: 0, long: 0, behindTen: 0 }
  const faults: string[] = []
  const blame = (kind: 'missed' | 'strange' | 'wrongTotals' | 'behindTen', text: string): void => {
    report[kind]++
    if (faults.length < faultsShown) faults.push(`${kind}: ${text}`)
  }
  while (report.strings < count) {
    const line = lines[Math.floor(random() * lines.length)]!
    const drawn = drawString(line.text, random)
    if (drawn === null) continue
    report.strings++
    const matches = scan(foldToString(drawn))
    const quoted = await turnPages(searcher, `"${drawn}"`, hitsLookedAt)
    if (quoted.hits.some((hit) => !matches.has(hit.id))) blame('strange', drawn)
    if (!quoted.totalIsExact) report.openTotals++
    else if (quoted.total !== matches.size) blame('wrongTotals', drawn)
    if (misses(quoted, matches)) blame('missed', drawn)
    if ([...drawn].length < longString || matches.size > passageRequest.limit) continue
    report.long++
    const plain = await searcher.search({ ...passageRequest, q: drawn })
    if (!plain.hits.some((hit) => hit.id === line.id)) blame('behindTen', drawn)
  }
  return { ...report, faults }
}

/** Whether matches are missing: all must be hits where they fit, and as many as fit elsewhere. */
function misses({ hits }: SearchAnswer, matches: ReadonlySet<string>): boolean {
  const found = new Set(hits.map((hit) => hit.id).filter((id) => matches.has(id))).size
  return found < Math.min(matches.size, hitsLookedAt)
}

function drawString(text: string, random: () => number): string | null {
  const runs = text.match(/\p{Script=Han}+/gu)
  if (runs === null) return null
  const run = [...runs[Math.floor(random() * runs.length)]!]
  const start = Math.floor(random() * run.length)
  return run.slice(start, start + 1 + Math.floor(random() * longestString)).join('')
}

/** Makes the plain scan: ids of the passages that hold a folded string in their text or title. */
function createScan(lines: readonly PassageLine[]): (folded: string) => Set<string> {
  const starts: number[] = []
  const parts: string[] = []
  let length = 0
  for (const { title, text } of lines) {
    const part = `${foldToString(title)}\n${foldToString(text)}\n`
    starts.push(length)
    parts.push(part)
    length += part.length
  }
  starts.push(length)
  const all = parts.join('')
  return (folded) => {
    const matches = new Set<string>()
    let line = 0
    for (let at = all.indexOf(folded); at >= 0; at = all.indexOf(folded, starts[line + 1]!)) {
      while (starts[line + 1]! <= at) line++
      matches.add(lines[line]!.id)
    }
    return matches
  }
}

import type { LeftOutReason } from '../../../src/format/article.ts'
import type { BuildSummary } from '../options/build-options.ts'
import { groupBy } from '../read/group-by.ts'

const mostLocations = 10
/** Files named for each reason to leave some out. */
const mostFiles = 3

const reasons: Readonly<Record<LeftOutReason, string>> = {
  hidden: 'hidden by front matter',
  future: 'dated after today',
  expired: 'expired',
  'no-page': 'no pages of the site',
  excluded: 'excluded by the configuration of the site',
  list: 'lists of other pages',
  unmarked: 'without data-pagefind-body',
  empty: 'without text',
  noindex: 'with noindex',
  redirect: 'that lead elsewhere',
  duplicate: 'copies of others',
  service: 'for errors or search',
}

/** Sums up which files are no articles, by reason with their first locations; empty where all are. */
export function describeLeftOut({ leftOut }: Pick<BuildSummary, 'leftOut'>): string {
  const lines: string[] = []
  for (const [reason, found] of groupBy(leftOut, (item) => item.reason)) {
    lines.push(`left out: ${found.length} ${reasons[reason]}`)
    addLocations(
      lines,
      found.map(({ file }) => file),
      mostFiles,
    )
  }
  return lines.map((line) => `${withoutControls(line)}\n`).join('')
}

/** Sums up what could not be read as written: articles left out, then warnings by kind with their first locations. */
export function describeProblems({
  failures,
  warnings,
}: Pick<BuildSummary, 'failures' | 'warnings'>): string {
  const lines: string[] = []
  if (failures.length > 0) {
    lines.push(`not read: ${failures.length} ${failures.length === 1 ? 'article' : 'articles'}`)
    addLocations(
      lines,
      failures.map((failure) => failure.message),
    )
  }
  for (const [kind, found] of groupBy(warnings, (warning) => warning.kind)) {
    lines.push(`${kind}: ${found.length} ${found.length === 1 ? 'warning' : 'warnings'}`)
    addLocations(
      lines,
      found.map(({ file, line, message }) => `${file}:${line}: ${message}`),
    )
  }
  return lines.map((line) => `${withoutControls(line)}\n`).join('')
}

function addLocations(lines: string[], locations: readonly string[], most = mostLocations): void {
  for (const location of locations.slice(0, most)) lines.push(`  ${location}`)
  if (locations.length > most) lines.push(`  and ${locations.length - most} more`)
}

/** File names and front matter may hold escape sequences of a terminal. */
function withoutControls(line: string): string {
  return line.replace(/\p{Cc}/gu, '\ufffd')
}

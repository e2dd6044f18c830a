import type { BuildSummary } from './build-options.ts'
import { groupBy } from './group-by.ts'

const mostPlaces = 10

/** Sums up what could not be read as written: articles left out, then warnings by kind with their first places. */
export function describeProblems({
  failures,
  warnings,
}: Pick<BuildSummary, 'failures' | 'warnings'>): string {
  const lines: string[] = []
  if (failures.length > 0) {
    lines.push(`not read: ${failures.length} ${failures.length === 1 ? 'article' : 'articles'}`)
    addPlaces(
      lines,
      failures.map((failure) => failure.message),
    )
  }
  for (const [kind, found] of groupBy(warnings, (warning) => warning.kind)) {
    lines.push(`${kind}: ${found.length} ${found.length === 1 ? 'warning' : 'warnings'}`)
    addPlaces(
      lines,
      found.map(({ file, line, message }) => `${file}:${line}: ${message}`),
    )
  }
  return lines.map((line) => `${withoutControls(line)}\n`).join('')
}

function addPlaces(lines: string[], places: readonly string[]): void {
  for (const place of places.slice(0, mostPlaces)) lines.push(`  ${place}`)
  if (places.length > mostPlaces) lines.push(`  and ${places.length - mostPlaces} more`)
}

/** File names and front matter may hold escape sequences of a terminal. */
function withoutControls(line: string): string {
  return line.replace(/\p{Cc}/gu, '\ufffd')
}

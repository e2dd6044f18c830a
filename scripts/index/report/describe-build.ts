import type { BuildSummary } from '../options/build-options.ts'

/** What an index holds, a line a figure, for a terminal. */
export function describeBuild(summary: BuildSummary, out: string): string {
  const count = (value: number): string => value.toLocaleString('en-US')
  const rows: [string, string][] = [
    [
      'articles',
      [
        count(summary.articles),
        ...(summary.remembered > 0 ? [`${count(summary.remembered)} known from the last build`] : []),
        ...(summary.leftOut.length > 0
          ? [`${count(summary.leftOut.length)} ${summary.leftOut.length === 1 ? 'file' : 'files'} left out`]
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

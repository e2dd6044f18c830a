import { trackFences } from '../../markdown/fences.ts'

/**
 * Puts a blank into headings that have none (`##标题`), as Python-Markdown and GitBook take them.
 *
 * @param areTags  `#word` is a tag, and a heading has two signs or more, Chinese behind them and a blank line before it
 */
export function spaceHeadings(markdown: string, areTags: boolean): string {
  if (!/^#{1,6}[^#\s]/m.test(markdown)) return markdown
  const fences = trackFences()
  let before = ''
  return markdown
    .split('\n')
    .map((line) => {
      const isBehindBlank = before.trim() === ''
      before = line
      if (fences.read(line) !== 'none') return line
      if (!areTags) return line.replace(/^(#{1,6})(?=[^#\s])/, '$1 ')
      return isBehindBlank ? line.replace(/^(#{2,6})(?=\p{Script=Han})/u, '$1 ') : line
    })
    .join('\n')
}

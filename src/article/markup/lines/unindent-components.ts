import { trackFences } from '../../markdown/fences.ts'

/**
 * Takes the indent off lines inside of components that stand on lines of their own: MDX has no code by indent, and
 * what is indented by a `<TabItem>` is a paragraph.
 */
export function unindentComponents(markdown: string): string {
  if (!/^[ \t]*<[A-Z]/m.test(markdown)) return markdown
  const fences = trackFences()
  const indents: number[] = []
  let isList = false
  let removed = 0
  return markdown
    .split('\n')
    .map((line) => {
      const indent = /^[ \t]*/.exec(line)![0].length
      if (line.trim() === '') return line
      const text = line.slice(indent)
      const fence = fences.read(line)
      if (fence === 'code' || fence === 'close') return line.slice(Math.min(indent, removed))
      if (fence === 'none' && /^<\/[A-Za-z]/.test(text)) indents.pop()
      if (fence === 'none' && /^<\/?[A-Z]/.test(text)) isList = false
      removed = isList || indents.length === 0 ? Math.min(indent, indents.at(-1) ?? 0) : indent
      if (/^(?:[-*+]|\d+[.)])\s/.test(text)) {
        if (!isList) removed = indents.length === 0 ? 0 : indent
        isList = true
        if (indents.length > 0) indents[indents.length - 1] = Math.max(indents.at(-1)!, removed)
      } else if (indent <= (indents.at(-1) ?? 0)) isList = false
      if (fence === 'none' && /^<[A-Z][^<]*[^/]>\s*$/.test(text)) indents.push(indent)
      return line.slice(removed)
    })
    .join('\n')
}

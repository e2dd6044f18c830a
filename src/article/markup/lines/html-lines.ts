import { isBlockTag } from '../../blocks/html-blocks.ts'
import { trackFences } from '../../markdown/fences.ts'

const tag = /<(\/?)([a-z][a-z0-9]*)\b[^<>]*?(\/?)>/gi
const withMarkdown =
  /^([ \t]*)<([a-z][a-z0-9]*)\b[^<>]*?\smarkdown(?:[ \t]*=[ \t]*["']?(?:1|block|span)["']?)?(?:[ \t][^<>]*)?>(.*)$/i
const unclosed: ReadonlySet<string> = new Set(['hr', 'li', 'p', 'dd', 'dt', 'tr', 'tbody', 'thead'])
const maxFigureLines = 40

/**
 * Sets HTML apart from Markdown as kramdown and Python-Markdown do: what follows the end of an element is Markdown,
 * and so is what stands inside an element with the attribute `markdown`. CommonMark takes all lines up to a blank one
 * for HTML.
 */
export function separateHtml(markdown: string): string {
  if (!/^[ \t]*<\/?[a-z]/im.test(markdown)) return markdown
  const fences = trackFences()
  const written: string[] = []
  const opened: string[] = []
  let depth = 0
  let open = 0
  let isBehindTags = false
  let figure: string[] | null = null
  for (const line of markdown.split('\n')) {
    if (figure !== null) {
      figure.push(line)
      const isEnd = /<\/figure>/i.test(line)
      if (!isEnd && figure.length < maxFigureLines) continue
      written.push(...(isEnd ? readFigure(figure) : figure))
      figure = null
      continue
    }
    if (fences.read(line) !== 'none') {
      written.push(line)
      continue
    }
    const [, indent = '', name = '', rest = ''] = withMarkdown.exec(line) ?? []
    if (name.toLowerCase() === 'figure' && !/<\/figure>/i.test(line)) figure = [line]
    else if (isBlockTag(name)) {
      const inside = rest.replace(new RegExp(`</${name}>[ \\t]*$`, 'i'), '')
      if (inside === rest) opened.push(name.toLowerCase())
      written.push('', ...(inside.trim() === '' ? [] : [indent + inside.trim(), '']))
    } else if (depth === 0 && opened.length > 0 && endOf(line) === opened.at(-1)) {
      opened.pop()
      written.push('')
    } else {
      const { hasTags, change } = countBlockTags(line)
      depth = line.trim() === '' ? 0 : Math.max(0, depth + change)
      open = Math.max(0, open + change)
      // No code by its indent: HTML goes on to the next blank line, or to the box that begins.
      isBehindTags &&= line.trim() !== '' && !/^\s*(?:={3}|!{3}|\?{3})/.test(line)
      written.push(
        isBehindTags || open > 0 ? line.trimStart() : line,
        ...(hasTags && depth === 0 ? [''] : []),
      )
      isBehindTags ||= hasTags && depth === 0
    }
  }
  return [...written, ...(figure ?? [])].join('\n')
}

function endOf(line: string): string | undefined {
  return /^\s*<\/([a-z0-9]+)>\s*$/i.exec(line)?.[1]?.toLowerCase()
}

function countBlockTags(line: string): { hasTags: boolean; change: number } {
  let hasTags = false
  let change = 0
  if (line.includes('<') && /^\s*</.test(line))
    for (const [, closing, name = '', empty] of line.matchAll(tag)) {
      if (!isBlockTag(name)) continue
      hasTags = true
      if (empty === '' && !unclosed.has(name.toLowerCase())) change += closing === '/' ? -1 : 1
    }
  return { hasTags, change }
}

/** A figure whose picture is written in Markdown, in a link or not: its caption follows it in one stretch of HTML. */
function readFigure(lines: readonly string[]): string[] {
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) =>
      line.replace(
        /\[?!\[([^\]\n]{0,500})\]\([ \t]*<?([^\s()<>]{1,2000})>?(?:[ \t]+"[^"\n]{0,500}")?[ \t]*\)(?:\{[^}\n]{0,500}\})?(?:\]\([^()\s]*\))?/g,
        (_, alt: string, src: string) => `<img src="${src}" alt="${alt.replaceAll('"', '&quot;')}">`,
      ),
    )
}

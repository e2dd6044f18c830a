import type { MarkupKind } from '../../generators/generator.ts'
import { trackFences } from '../../markdown/fences.ts'
import { writeLabel, writePicture } from '../tags/tag-arguments.ts'

/** A fence that may hold Markdown: blocks of MDX for translators, admonitions of Obsidian, directives of MyST. */
const opening =
  /^([ \t>]*)(`{3,}|~{3,}|:{3,}(?=[ \t]*\{))[ \t]*(?:mdx-code-block|ad-[\w-]+|\{([a-z][\w:-]*)\}[ \t]*(.*?))[ \t]*$/
const option = /^[ \t>]*(?::([\w-]+):|(title|collapse|icon|color):)[ \t]*(.*)$/i

/** Names of chunks of code, as R Markdown has them; others in braces are directives of MyST. */
const chunk =
  /^(?:r|py(?:thon3?)?|julia|ba?sh|sql|ojs|[jt]s|java\w*|stan|r?cpp|c|css|html|dot|ya?ml|json|te?xt|asis)$/
/** Directives that put together what stands elsewhere. */
const silent = /^(?:toctree|.*contents|.*include|auto\w+|eval-rst|currentmodule|bibliography|index|raw)$/
const code = /^(?:code|source|math$|mermaid)/

/**
 * Opens fences that hold Markdown: their titles and what is in them are paragraphs. Of directives of MyST, code and
 * pictures stay without their options, and what is put together from other files goes.
 */
export function openFences(markdown: string, kinds: ReadonlySet<MarkupKind>): string {
  if (!/^[ \t>]*[`~:]{3,}[ \t]*(?:mdx-code|ad-|\{[a-z])/m.test(markdown)) return markdown
  const fences = trackFences()
  const lines = markdown.split('\n')
  const written: string[] = []
  let isCode = false
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    const [, quote = '', fence = '', name = '', argument = ''] = (isCode ? null : opening.exec(line)) ?? []
    const end = isRead(line, name, kinds) ? endOfFence(lines, at + 1, fence) : -1
    if (end < 0) {
      isCode = /^(?:open|code)$/.test(fences.read(line))
      written.push(line)
      continue
    }
    const inner = lines.slice(at + 1, end)
    at = end
    if (silent.test(name)) continue
    let title = argument
    while (option.test(inner[0] ?? '')) {
      const [, key, bare, value = ''] = option.exec(inner.shift()!)!
      if (/^(?:title|caption|alt)$/i.test(key ?? bare!)) title = value || title
    }
    const isPicture = /^(?:figure|image)$/.test(name)
    if (isPicture) written.push(quote, quote + writePicture(argument, title === argument ? '' : title), quote)
    else if (code.test(name)) {
      const language = /code/.test(name) ? argument : name
      if (title !== argument) written.push(quote, quote + writeLabel(title), quote)
      const ticks = quote + fence.replaceAll(':', '`')
      written.push(ticks + language, ...inner, ticks)
    } else if (title !== '') written.push(quote, quote + title)
    if (!code.test(name)) written.push(quote, ...openFences(inner.join('\n'), kinds).split('\n'), quote)
  }
  return written.join('\n')
}

/** Whether a generator reads the fence that a line opens. */
function isRead(line: string, name: string, kinds: ReadonlySet<MarkupKind>): boolean {
  if (name === '') return kinds.has(line.includes('mdx-code-block') ? 'mdx' : 'wiki')
  return kinds.has('containers') && !chunk.test(name)
}

function endOfFence(lines: readonly string[], from: number, fence: string): number {
  if (fence === '') return -1
  const closing = new RegExp(`^[ \\t>]*${fence}+[ \\t]*$`)
  for (let at = from; at < lines.length && at - from < 1000; at++) if (closing.test(lines[at]!)) return at
  return -1
}

import { trackFences } from '../../markdown/fences.ts'

/** A kind of fence that holds Markdown instead of code. */
interface OpenedFence {
  /** Matches the opening line: what it begins with, the fence, and a title where it has one. */
  readonly opening: RegExp
  /** Lines of settings inside, which no reader sees. */
  readonly settings: RegExp | null
  /** A line inside that is the title. */
  readonly titled?: RegExp
}

const admonition: OpenedFence = {
  opening: /^([ \t>]*)(`{3,}|~{3,})[ \t]*ad-[\w-]+[ \t]*$/,
  settings: /^[ \t>]*(?:collapse|icon|color):/i,
  titled: /^([ \t>]*)title:[ \t]*(.*)$/i,
}
const moduleCode: OpenedFence = {
  opening: /^([ \t>]*)(`{3,}|~{3,})[ \t]*mdx-code-block[ \t]*$/,
  settings: null,
}
const directive: OpenedFence = {
  opening:
    /^([ \t>]*)(`{3,}|~{3,})[ \t]*\{(?:admonition|attention|caution|danger|dropdown|error|hint|important|note|seealso|tip|warning)\}[ \t]*(.*)$/,
  settings: /^[ \t>]*:[\w-]+:/,
}

/** Opens Obsidian's admonitions (```ad-note): their title and content are paragraphs. */
export function openAdmonitions(markdown: string): string {
  return openFences(markdown, admonition)
}

/** Opens the blocks of MDX that Docusaurus writes as code for translators (```mdx-code-block). */
export function openModuleCode(markdown: string): string {
  return openFences(markdown, moduleCode)
}

/** Opens the admonitions of MyST, which Jupyter Book reads (```{note}). */
export function openDirectives(markdown: string): string {
  return openFences(markdown, directive)
}

function openFences(markdown: string, { opening, settings, titled }: OpenedFence): string {
  if (!new RegExp(opening.source, 'm').test(markdown)) return markdown
  const fences = trackFences()
  const lines = markdown.split('\n')
  const written: string[] = []
  let isCode = false
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    const [, quote = '', fence = '', title = ''] = (isCode ? null : opening.exec(line)) ?? []
    const end = fence === '' ? -1 : endOfFence(lines, at + 1, fence)
    if (end < 0) {
      isCode = /^(?:open|code)$/.test(fences.read(line))
      written.push(line)
      continue
    }
    const inner = lines.slice(at + 1, end).filter((each) => settings?.test(each) !== true)
    written.push(
      quote,
      ...(title === '' ? [] : [quote + title, quote]),
      ...inner.map((each) => (titled ? each.replace(titled, `$1$2\n${quote}`) : each)),
      quote,
    )
    at = end
  }
  return written.join('\n')
}

function endOfFence(lines: readonly string[], from: number, fence: string): number {
  const closing = new RegExp(`^[ \\t>]*${fence}+[ \\t]*$`)
  for (let at = from; at < lines.length && at - from < 1000; at++) if (closing.test(lines[at]!)) return at
  return -1
}

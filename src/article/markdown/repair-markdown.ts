import { trackFences } from './fences.ts'

/** Delimiters of one kind in one paragraph; a page of a thousand links has them in as many list items. */
const maxDelimiters = 1000

/**
 * Mends what converters from HTML break, before Markdown is parsed: addresses broken by a hard
 * wrap, addresses of files with spaces; titles of links between the quotation marks of Chinese,
 * links from a reference back to the text or from a heading to itself, and bold stretches side by side.
 *
 * It also takes the `*` and the brackets out of any one paragraph with thousands of them, since the time
 * to pair them grows with their square.
 *
 * @param markdown  with `\n` line ends
 */
export function repairMarkdown(markdown: string): string {
  return calmParagraphs(
    joinBold(dropBackLinks(dropChineseTitles(quoteSpacedAddresses(joinBrokenAddresses(markdown))))),
  )
}

/**
 * `**a****b**`, as converters write two bold stretches side by side: Markdown counts the delimiters otherwise. Chinese
 * between `__` beside letters (`__茶__是`) is what books and editors take for bold.
 */
function joinBold(markdown: string): string {
  return markdown
    .replace(/(?<!\*)\*\*(?=\S)(?:[^*\n]{1,200}\*{4})+[^*\n]{1,200}\*\*(?!\*)/g, (bold) =>
      bold.replaceAll('****', ''),
    )
    .replace(/(?<![\w`])__([^\s_`][^_`\n]{0,200}?)__(?![\w`])/g, (whole, text: string) =>
      /\p{Script=Han}/u.test(text) ? `**${text}**` : whole,
    )
}

function joinBrokenAddresses(markdown: string): string {
  // Ends at the first blank, bracket or empty line, so that prose in brackets is left alone.
  return markdown.replace(
    /(\]\()((?:https?:)?\/{1,2}[^\s()<>]+(?:\n[^\s()<>]+){1,8})(?=\)|\s+["'])/g,
    (_, opening: string, address: string) => opening + address.replaceAll('\n', ''),
  )
}

function quoteSpacedAddresses(markdown: string): string {
  return markdown.replace(
    /(!?\[[^\]\n]{0,500}\]\()([^()<>\n"']{1,500}\.(?:png|jpe?g|gif|webp|svg|avif|md|html?|pdf)[ \t]*)\)/gi,
    (whole, opening: string, address: string) =>
      /[ \t]/.test(address) ? `${opening}<${address.trim()}>)` : whole,
  )
}

/** `[text](address “title”)`, as an input method writes the quotation marks: no link by Markdown's rules. */
function dropChineseTitles(markdown: string): string {
  return markdown.replace(
    /(\]\([^\s()<>\n]{1,2000})[ \t]+[“”‘’「『＂][^\n()]{0,200}[“”‘’」』＂][ \t]*\)/g,
    '$1)',
  )
}

/**
 * `^[a](#ref_1_0)[b](#ref_1_1)`, by which a list of references leads back, and `[#](#top)`, by which a heading leads to
 * itself.
 */
function dropBackLinks(markdown: string): string {
  return markdown.replace(
    /\^?(?:\[[a-z^↑↩]\]\(#(?:ref|cite_ref|fnref)[\w:-]{0,40}\))+[ \t]*|\[[#¶§]\]\(#[^()\n]{0,200}\)[ \t]*/g,
    '',
  )
}

/** Lines that begin a block of their own, so that delimiters on both sides of their start never pair. */
const blockStart = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]|#{1,6} |\|)/

function calmParagraphs(markdown: string): string {
  if ([emphasis, brackets, signs].every((kind) => countOf(markdown, kind) <= maxDelimiters)) return markdown
  const fences = trackFences()
  const written: string[] = []
  let paragraph: string[] = []
  const endParagraph = (): void => {
    if (paragraph.length > 0) written.push(calmText(paragraph.join('\n')))
    paragraph = []
  }
  for (const line of markdown.split('\n')) {
    const isCode = fences.read(line) !== 'none'
    if (isCode || line.trim() === '' || blockStart.test(line)) endParagraph()
    if (isCode || line.trim() === '') written.push(line)
    else paragraph.push(line)
  }
  endParagraph()
  return written.join('\n')
}

function calmText(text: string): string {
  if (text.length <= maxDelimiters) return text
  let calm = text
  if (countOf(calm, emphasis) > maxDelimiters) calm = calm.replace(/\*+/g, '').replace(/(?<!\\)_/g, '\\_')
  if (countOf(calm, brackets) > maxDelimiters) calm = calm.replace(/(?<!\\)[[\]]/g, '\\$&')
  return countOf(calm, signs) > maxDelimiters ? cutText(calm) : calm
}

/** Cuts a text of thousands of signs into paragraphs, behind a blank where there is one. */
function cutText(text: string): string {
  const paragraphs: string[] = []
  for (let start = 0; start < text.length; ) {
    const rest = text.slice(start, start + longestParagraph)
    const blank =
      rest.length < longestParagraph ? -1 : Math.max(rest.lastIndexOf(' '), rest.lastIndexOf('\n'))
    const isPairCut = /[\ud800-\udbff]$/.test(rest)
    const length = blank > 0 ? blank + 1 : rest.length - (isPairCut && rest.length > 1 ? 1 : 0)
    paragraphs.push(text.slice(start, start + length))
    start += length
  }
  return paragraphs.join('\n\n')
}

const longestParagraph = 4000
const emphasis: ReadonlySet<number> = new Set([...'*_'].map((sign) => sign.charCodeAt(0)))
const brackets: ReadonlySet<number> = new Set([...'[]'].map((sign) => sign.charCodeAt(0)))

/** Signs at which a parser looks for markup; it joins what is none in time that grows with their square. */
const signs: ReadonlySet<number> = new Set([...'[]!<&\\\\`~'].map((sign) => sign.charCodeAt(0)))

function countOf(text: string, signs: ReadonlySet<number>): number {
  let count = 0
  for (let i = 0; i < text.length; i++) if (signs.has(text.charCodeAt(i))) count += 1
  return count
}

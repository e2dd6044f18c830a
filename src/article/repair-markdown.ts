/** Delimiters of one kind in one paragraph; a page of a thousand links has them in as many list items. */
const mostDelimiters = 1000

/**
 * Mends what converters from HTML break, before Markdown is parsed: addresses broken by a hard
 * wrap, picture addresses with spaces.
 *
 * It also takes the `*` and the brackets out of any one paragraph with thousands of them, since the time
 * to pair them grows with their square.
 *
 * @param markdown  with `\n` line ends
 */
export function repairMarkdown(markdown: string): string {
  return calmParagraphs(quoteSpacedAddresses(joinBrokenAddresses(markdown)))
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
    /(!\[[^\]\n]{0,500}\]\()([^()<>\n"']{1,500}\.(?:png|jpe?g|gif|webp|svg|avif))\)/gi,
    (whole, opening: string, address: string) =>
      /[ \t]/.test(address) ? `${opening}<${address.trim()}>)` : whole,
  )
}

/** Where one line of text ends and another begins for certain, so that delimiters on both sides never pair. */
const borders = /(\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]|#{1,6} |\|))/

function calmParagraphs(markdown: string): string {
  if (countOf(markdown, emphasis) <= mostDelimiters && countOf(markdown, brackets) <= mostDelimiters)
    return markdown
  return markdown
    .split(borders)
    .map((text) => {
      if (text.length <= mostDelimiters || /^ {0,3}(?:```|~~~)/.test(text)) return text
      const calm =
        countOf(text, emphasis) > mostDelimiters ? text.replace(/\*+/g, '').replace(/(?<!\\)_/g, '\\_') : text
      return countOf(calm, brackets) > mostDelimiters ? calm.replace(/(?<!\\)[[\]]/g, '\\$&') : calm
    })
    .join('')
}

const emphasis: ReadonlySet<number> = new Set([...'*_'].map((sign) => sign.charCodeAt(0)))
const brackets: ReadonlySet<number> = new Set([...'[]'].map((sign) => sign.charCodeAt(0)))

function countOf(text: string, signs: ReadonlySet<number>): number {
  let count = 0
  for (let i = 0; i < text.length; i++) if (signs.has(text.charCodeAt(i))) count += 1
  return count
}

const maxDelimiters = 4000

/**
 * Mends what converters from HTML break, before Markdown is parsed: addresses broken by a hard
 * wrap, picture addresses with spaces.
 *
 * It also takes the `*` out of any one paragraph with thousands of them, since the time to pair
 * them grows with their square.
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

function calmParagraphs(markdown: string): string {
  if (countDelimiters(markdown) <= maxDelimiters) return markdown
  return markdown
    .split(/(\n[ \t]*\n)/)
    .map((paragraph) =>
      paragraph.length > maxDelimiters &&
      !/^ {0,3}(?:\||```|~~~)/.test(paragraph) &&
      countDelimiters(paragraph) > maxDelimiters
        ? paragraph.replace(/\*+/g, '').replace(/(?<!\\)_/g, '\\_')
        : paragraph,
    )
    .join('')
}

function countDelimiters(text: string): number {
  let count = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 42 || unit === 95) count += 1
  }
  return count
}

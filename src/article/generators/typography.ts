/** Quotes, dashes and dots as `marked` sets them with `smartypants`. */
export function setSmartypants(text: string): string {
  return text
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/(^|[-—/([{"\s“])'/g, '$1‘')
    .replace(/'/g, '’')
    .replace(/(^|[-—/([{‘\s])"/g, '$1“')
    .replace(/"/g, '”')
    .replace(/\.{3}/g, '…')
}

const symbols: Readonly<Record<string, string>> = { c: '©', r: '®', tm: '™' }

/**
 * Quotes, dashes and dots as markdown-it sets them with `typographer`.
 *
 * @see https://github.com/markdown-it/markdown-it/blob/master/lib/rules_core/replacements.mjs
 */
export function setTypographer(text: string): string {
  return setQuotes(
    text
      .replace(/\((c|tm|r)\)/gi, (_, name: string) => symbols[name.toLowerCase()]!)
      .replace(/\+-/g, '±')
      .replace(/\.{2,}/g, '…')
      .replace(/([?!])…/g, '$1..')
      .replace(/([?!]){4,}/g, '$1$1$1')
      .replace(/,{2,}/g, ',')
      .replace(/(^|[^-])---(?=[^-]|$)/g, '$1—')
      .replace(/(^|\s)--(?=\s|$)/g, '$1–')
      .replace(/(^|[^-\s])--(?=[^-\s]|$)/g, '$1–'),
  )
}

/** Pairs of quotes become curly; a quote that could both open and close inside of a word is none. */
function setQuotes(text: string): string {
  const signs = [...text]
  const opened: { quote: string; at: number }[] = []
  for (const [at, quote] of signs.entries()) {
    if (quote !== '"' && quote !== "'") continue
    const [before, after] = [signs[at - 1] ?? ' ', signs[at + 1] ?? ' ']
    let canOpen = !isBlank(after) && (!isMark(after) || isBlank(before) || isMark(before))
    let canClose = !isBlank(before) && (!isMark(before) || isBlank(after) || isMark(after))
    if (after === '"' && quote === '"' && /\d/.test(before)) canOpen = canClose = false
    if (canOpen && canClose) [canOpen, canClose] = [isMark(before), isMark(after)]
    const pair = canClose ? opened.findLastIndex((open) => open.quote === quote) : -1
    if (pair >= 0) {
      signs[opened[pair]!.at] = quote === '"' ? '“' : '‘'
      signs[at] = quote === '"' ? '”' : '’'
      opened.length = pair
    } else if (canOpen) opened.push({ quote, at })
    else if (quote === "'") signs[at] = '’'
  }
  return signs.join('')
}

function isBlank(sign: string): boolean {
  return /\s/.test(sign)
}

function isMark(sign: string): boolean {
  return /[\p{P}\p{S}]/u.test(sign)
}

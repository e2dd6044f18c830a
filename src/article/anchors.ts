/** Gives each heading of one article an anchor of its own. */
export interface AnchorRegistry {
  /** The anchor for a heading's text, no `#`; null where nothing leads to it. */
  add(text: string): string | null
  /** Keeps an anchor the author chose, made unique when it is taken. */
  keep(anchor: string): string
}

/** Names headings as GitHub does: lower case, no punctuation, `-` for a space, `-1` for a second one. */
export function createAnchorRegistry(): AnchorRegistry {
  const uses = new Map<string, number>()

  function keep(anchor: string): string {
    let unique = anchor
    let count = uses.get(anchor) ?? 0
    while (uses.has(unique)) {
      count += 1
      unique = `${anchor}-${count}`
    }
    uses.set(anchor, count)
    uses.set(unique, uses.get(unique) ?? 0)
    return unique
  }

  return { keep, add: (text) => keep(slugOf(text) || 'section') }
}

function slugOf(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-')
}

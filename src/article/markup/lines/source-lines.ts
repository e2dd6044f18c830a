/** The lines of a file, with a look ahead to what closes a group of them. */
export interface SourceLines {
  readonly lines: readonly string[]
  /**
   * The lines from one on, up to one that closes them, without it.
   *
   * @param limit  lines that are looked through
   * @param key  of what closes: one look finds out for all lines before it that nothing closes there
   * @returns null where no line closes within reach
   */
  upTo(from: number, closing: RegExp, limit: number, key: string): string[] | null
}

/** Divides a file into lines. */
export function divideLines(text: string): SourceLines {
  const lines = text.split('\n')
  /** Line up to which no closing line was found, by what closes. */
  const searched = new Map<string, number>()
  return {
    lines,
    upTo(from, closing, limit, key) {
      const end = Math.min(lines.length, from + limit)
      for (let at = Math.max(from, searched.get(key) ?? 0); at < end; at++)
        if (closing.test(lines[at]!)) return lines.slice(from, at)
      searched.set(key, end)
      return null
    },
  }
}

/** Blanks and quote marks that a line begins with. */
export function indentOf(line: string): string {
  return /^[\s>]*/.exec(line)![0]
}

/** Lines that say where references lead (`[label]: address`), by their labels as `normalLabel` writes them. */
export function readDefinitions(markdown: string): ReadonlyMap<string, string> {
  const definitions = new Map<string, string>()
  for (const [line, label] of markdown.matchAll(/^ {0,3}\[([^\]^\n][^\]\n]{0,200})\]:[ \t]*\S.*$/gm)) {
    const key = normalLabel(label!)
    // The first of a label counts.
    if (!definitions.has(key)) definitions.set(key, line)
  }
  return definitions
}

/** A label as labels are compared. @see CommonMark, matching of link labels */
export function normalLabel(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase()
}

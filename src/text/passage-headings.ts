/** The heading path of a passage, and the anchor of its last heading. */
interface Place {
  readonly headings: readonly string[]
  readonly anchor: string | null
}

/** Whether two passages that follow each other stand under one heading. */
export function isSameSection(before: Place, passage: Place): boolean {
  return (
    before.anchor === passage.anchor &&
    before.headings.length === passage.headings.length &&
    before.headings.every((heading, level) => heading === passage.headings[level])
  )
}

/**
 * Level of the first heading that is new where a section begins: of the same path at another place its last one, which
 * stands on the page again.
 */
export function firstNewLevel(before: Place | undefined, { headings }: Place): number {
  const outer = headings.slice(0, -1)
  const first = outer.findIndex((heading, level) => heading !== before?.headings[level])
  return first < 0 ? outer.length : first
}

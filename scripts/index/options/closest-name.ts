/** Most letters that may differ for a name to be taken for another. */
const maxDistance = 2

/**
 * The name that a misspelt one was meant to be.
 *
 * @returns null when none is within two letters of it, case left aside
 */
export function closestName(written: string, names: readonly string[]): string | null {
  const distances = names.map((name) => ({
    name,
    distance: distanceOf(written.toLowerCase(), name.toLowerCase()),
  }))
  const best = distances.toSorted((a, b) => a.distance - b.distance)[0]
  return best !== undefined && best.distance <= maxDistance ? best.name : null
}

/** Levenshtein distance in UTF-16 units. */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length]!
}

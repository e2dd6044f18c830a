/** The weight of those of some strings that a text has. */
export function sumPresent(strings: ReadonlyMap<string, number>, text: string): number {
  let present = 0
  for (const [string, weight] of strings) if (text.includes(string)) present += weight
  return present
}

/** A part of a total; 0 of nothing. */
export function share(part: number, total: number): number {
  return total > 0 ? part / total : 0
}

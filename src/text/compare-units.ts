/** Compares two strings by their UTF-16 units, for an order that is the same on any machine. */
export function compareUnits(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}

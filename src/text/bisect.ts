/**
 * Counts the rows at the beginning of sorted rows that come before something, by bisection.
 *
 * @param isBefore  true for the first rows, false for all behind them
 */
export function countBefore(count: number, isBefore: (row: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBefore(middle)) low = middle + 1
    else high = middle
  }
  return low
}

import { corrupt } from './bytes.ts'

/**
 * Reads one range out of offsets: where the item of an index starts, and where the next one does.
 *
 * @param end  length of what the offsets lead into
 * @throws {SearchError} INDEX_CORRUPT when the range falls or leads outside
 */
export function rangeAt(offsets: Uint32Array, index: number, end: number): [start: number, end: number] {
  const from = offsets[index]
  const to = offsets[index + 1]
  if (from === undefined || to === undefined || from > to || to > end)
    throw corrupt(`offsets ${from} to ${to} lead outside ${end}`)
  return [from, to]
}

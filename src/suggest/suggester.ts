import { createFolder, unitsToString } from '../analysis/fold.ts'
import { readLatin } from '../format/latin-key.ts'
import { openSuggestBlock, type SuggestBlock } from '../format/suggest-block.ts'
import { keyRank, matchesPrefix, maxKey, type SuggestEntry } from '../format/suggest-entry.ts'
import { type SuggestHeader, suggestBlockName } from '../format/suggest-header.ts'

/** An entry as it is offered, with the part of its text that was typed. */
export interface Completion extends SuggestEntry {
  /** Half-open ranges of `text` in UTF-16 units; empty for a match by pinyin or initials. */
  readonly marks: readonly (readonly [start: number, end: number])[]
}

export interface Suggester {
  /**
   * Completes what a visitor typed: titles that start with it, then words, then headings, then titles and
   * headings with a later word that starts with it, then by pinyin (`yinh`, `yin hang`), then by initials.
   * Among each the heavier first. Reads at most three files.
   *
   * @param typed  folded; blanks around it do not count
   * @param limit  1–20
   * @throws {SearchError} INDEX_CORRUPT, and what the store throws
   */
  complete(typed: string, limit: number): Promise<Completion[]>
}

interface Found {
  readonly block: SuggestBlock
  readonly row: number
  readonly rank: number
  readonly weight: number
}

const maxReads = 3

/**
 * Opens the completions over their root.
 *
 * @param read  answers a file by its logical name; it keeps what it likes
 * @throws {SearchError} INDEX_CORRUPT
 */
export function openSuggester(root: SuggestHeader, read: (name: string) => Promise<Uint8Array>): Suggester {
  const { topShardOf, shardsOf } = root

  /** Collects the keys that open for the typed text, from at most `reads` files. */
  async function collect(typed: string, reads: number): Promise<Found[]> {
    const top = topShardOf(typed)
    const names =
      top === null
        ? shardsOf(typed).map((block) => suggestBlockName('suggest', block))
        : [suggestBlockName('suggest-top', top)]
    const blocks = await Promise.all(
      names.slice(0, reads).map(async (name) => openSuggestBlock(await read(name))),
    )
    const found: Found[] = []
    for (const block of blocks) {
      for (let row = block.seek(typed); row < block.rows && block.startsWith(row, typed); row++) {
        const rank = block.rankAt(row)
        const isExact = top !== null
        if (
          isExact
            ? block.keyLengthAt(row) !== typed.length
            : !matchesPrefix(rank, block.keyLengthAt(row), typed.length)
        )
          continue
        found.push({ block, row, rank, weight: block.weightAt(row) })
      }
    }
    return found
  }

  return {
    async complete(typed, limit) {
      const wanted = typed.trim()
      if (wanted === '') return []
      const letters = readLatin(wanted)?.letters
      const isApart = letters !== undefined && letters !== wanted
      const [direct, spelled] = await Promise.all([
        collect(wanted.slice(0, maxKey), isApart ? 1 : maxReads),
        isApart ? collect(letters, maxReads - 1) : [],
      ])
      const found = [...direct, ...spelled.filter((one) => one.rank >= keyRank.pinyin)]
      return chooseCompletions(found, wanted, limit)
    },
  }
}

function chooseCompletions(found: Found[], typed: string, limit: number): Completion[] {
  // What ties keeps the order of its keys, since sorting is stable: no text is read to sort.
  found.sort((a, b) => a.rank - b.rank || b.weight - a.weight)
  const folder = createFolder()
  const shown = new Map<string, Completion>()
  for (const { block, row, rank } of found) {
    if (shown.size >= limit) break
    const entry = block.entryAt(row)
    if (shown.has(entry.text)) continue
    const marks: [number, number][] = []
    if (rank < keyRank.pinyin) {
      const folded = folder.fold(entry.text)
      const start = block.startAt(row)
      const end = start + typed.length
      if (typed.length > maxKey && unitsToString(folded.units, start, Math.min(end, folded.length)) !== typed)
        continue
      if (end <= folded.length) {
        const span = folded.sourceSpan(start, end)
        marks.push([span.start, span.end])
      }
    }
    shown.set(entry.text, { ...entry, marks })
  }
  return [...shown.values()]
}

import { createFolder, unitsToString } from '../analysis/fold.ts'
import { readLatin } from '../format/pinyin/latin-key.ts'
import type { WeightedText } from '../format/pinyin/pinyin-text.ts'
import { openSuggestBlock, type SuggestBlock } from '../format/suggest/suggest-block.ts'
import { keyRank, matchesPrefix, maxKey, type SuggestEntry } from '../format/suggest/suggest-entry.ts'
import { type SuggestHeader, suggestBlockName } from '../format/suggest/suggest-header.ts'
import type { SpelledText } from '../pinyin/complete-letters.ts'

/** A completion: an entry, with the part of its text that was typed marked. */
export interface Completion extends SuggestEntry {
  /** Half-open ranges of `text` in UTF-16 units; empty for a match by pinyin or initials. */
  readonly marks: readonly (readonly [start: number, end: number])[]
}

/** The suggester (autocomplete): offers completions of what a visitor types, from one open index. */
export interface Suggester {
  /**
   * Completes what a visitor typed: titles that start with it, then words, then headings, then titles and
   * headings with a later word that starts with it, then by pinyin (`yinh`, `yin hang`), then by initials.
   * Among each the heavier first. Reads at most three files of its own.
   *
   * @param typed  folded; blanks around it do not count
   * @param limit  1–20
   * @param language  leaves out titles and headings of pages in other languages, where there are pages in this one
   * @throws {SearchError} INDEX_CORRUPT, and what the store throws
   */
  complete(typed: string, limit: number, language?: string): Promise<Completion[]>
}

/** Completions that are not in the files of the suggester: words of the lexicon, and texts by their reading. */
export interface OtherCompletions {
  /** Words that begin with a folded text, most frequent first. */
  startingWith(folded: string, limit: number): readonly WeightedText[]
  /** Texts whose reading begins with letters. */
  spelled(letters: string, limit: number): Promise<readonly SpelledText[]>
}

/** A completion that was found, before its text is read. */
interface Found {
  readonly rank: number
  readonly weight: number
  /** Where the typed text starts in the folded text. */
  readonly start: number
  read(): SuggestEntry
}

const maxReads = 3
const noOthers: OtherCompletions = Object.freeze({ startingWith: () => [], spelled: async () => [] })

/**
 * Opens the completions over their header.
 *
 * @param read  answers a file by its logical name; it keeps what it likes
 * @throws {SearchError} INDEX_CORRUPT
 */
export function openSuggester(
  header: SuggestHeader,
  read: (name: string) => Promise<Uint8Array>,
  others: OtherCompletions = noOthers,
): Suggester {
  const { topBlockOf, blocksOf, numberOfLanguage } = header

  /** Collects the keys that the typed text is a prefix of and that lead to a page in the language, from at most `reads` files. */
  async function collect(typed: string, language: number, reads: number): Promise<Found[]> {
    const top = topBlockOf(typed)
    const names =
      top === null
        ? blocksOf(typed).map((block) => suggestBlockName('suggest', block))
        : [suggestBlockName('suggest-top', top)]
    const blocks = await Promise.all(
      names.slice(0, reads).map(async (name) => openSuggestBlock(await read(name))),
    )
    const found: Found[] = []
    for (const block of blocks) {
      for (let row = block.seek(typed); row < block.rows && block.startsWith(row, typed); row++) {
        const isForeign = language > 0 && ![0, language].includes(block.languageAt(row))
        if (matchesPrefix(block.rankAt(row), block.keyLengthAt(row), typed.length) && !isForeign)
          found.push(toFound(block, row))
      }
    }
    return found
  }

  return {
    async complete(typed, limit, language = '') {
      const wanted = typed.trim()
      if (wanted === '') return []
      const letters = readLatin(wanted)?.letters
      const isApart = letters !== undefined && letters !== wanted
      const number = numberOfLanguage(language)
      const [direct, spelled, read] = await Promise.all([
        collect(wanted.slice(0, maxKey), number, isApart ? 1 : maxReads),
        isApart ? collect(letters, number, maxReads - 1) : [],
        letters === undefined ? [] : others.spelled(letters, limit),
      ])
      const words = others.startingWith(wanted, limit).map((word) => toFoundWord(word, keyRank.word))
      const found = [
        ...direct,
        ...words,
        ...spelled.filter(({ rank }) => rank >= keyRank.pinyin),
        ...read.map((text) => toFoundWord(text, keyRank[text.by])),
      ]
      return chooseCompletions(found, wanted, limit)
    },
  }
}

function toFound(block: SuggestBlock, row: number): Found {
  return {
    rank: block.rankAt(row),
    weight: block.weightAt(row),
    start: block.startAt(row),
    read: () => block.entryAt(row),
  }
}

function toFoundWord({ text, weight }: WeightedText, rank: number): Found {
  return { rank, weight, start: 0, read: () => ({ text, kind: 'word', url: null, weight }) }
}

function chooseCompletions(found: Found[], typed: string, limit: number): Completion[] {
  // What ties keeps the order of its keys, since sorting is stable: no text is read to sort.
  found.sort((a, b) => a.rank - b.rank || b.weight - a.weight)
  const folder = createFolder()
  // By folded text: a title may be a word too, in another script.
  const shown = new Map<string, Completion>()
  for (const { rank, start, read } of found) {
    if (shown.size >= limit) break
    const entry = read()
    const folded = folder.fold(entry.text)
    const key = unitsToString(folded.units, 0, folded.length)
    if (shown.has(key)) continue
    const marks: [number, number][] = []
    if (rank < keyRank.pinyin) {
      const end = start + typed.length
      // A key holds the first units alone.
      if (unitsToString(folded.units, start, Math.min(end, folded.length)) !== typed) continue
      const span = folded.sourceSpan(start, end)
      marks.push([span.start, span.end])
    }
    shown.set(key, { ...entry, marks })
  }
  return [...shown.values()]
}

import { foldToString } from '../../analysis/fold.ts'
import {
  keyRank,
  maxKey,
  type SuggestEntry,
  type SuggestionKey,
  suggestKinds,
} from '../../format/suggest/suggest-entry.ts'
import { compareUnits } from '../../text/compare-units.ts'
import { readPinyin } from './read-pinyin.ts'

/** An entry with the language of the page that it leads to, where that is known. */
export interface LanguageEntry extends SuggestEntry {
  readonly language?: string | undefined
}

/** An entry with its folded text. */
export interface FoldedEntry {
  readonly folded: string
  readonly entry: LanguageEntry
}

const maxText = 160
const maxUrl = 1000
const maxSpelled = 8
const maxInnerKeys = 3

/**
 * Folds entries and merges those of a language that fold alike: a title before a word before a heading, then the heavier,
 * then by code units. Texts over 160 units and addresses over 1,000 are left out.
 *
 * @returns sorted as they are to be offered: by kind, falling weight, code units
 */
export function mergeEntries(entries: Iterable<LanguageEntry>): FoldedEntry[] {
  const best = new Map<string, FoldedEntry>()
  for (const entry of entries) {
    const text = entry.text.trim()
    if (text === '' || text.length > maxText || (entry.url?.length ?? 0) > maxUrl) continue
    const folded = foldToString(text)
    if (folded === '') continue
    const key = `${folded}\n${entry.language ?? ''}`
    const known = best.get(key)
    const trimmed = { ...entry, text }
    if (!known || compareEntries(trimmed, known.entry) < 0) best.set(key, { folded, entry: trimmed })
  }
  return [...best.values()].sort(
    (a, b) => compareEntries(a.entry, b.entry) || compareUnits(a.folded, b.folded),
  )
}

/** Compares entries by the order of completions. */
function compareEntries(a: SuggestEntry, b: SuggestEntry): number {
  return (
    suggestKinds.indexOf(a.kind) - suggestKinds.indexOf(b.kind) ||
    b.weight - a.weight ||
    compareUnits(a.text, b.text) ||
    compareUnits(a.url ?? '', b.url ?? '')
  )
}

/** The key at the start of an entry. */
export function startKey({ folded, entry }: FoldedEntry): SuggestionKey {
  return { key: folded.slice(0, maxKey), rank: keyRank[entry.kind], start: 0 }
}

/** The keys by pinyin and by initials of the first words of a folded title, up to 8 characters. */
export function spelledKeys(words: readonly string[]): SuggestionKey[] {
  let spelled = ''
  for (const word of words) {
    if (spelled.length + word.length > maxSpelled || !/^\p{Script=Han}+$/u.test(word)) break
    spelled += word
  }
  const syllables = spelled === '' ? null : readPinyin(spelled)
  if (!syllables) return []
  const keys: SuggestionKey[] = [{ key: syllables.join(''), rank: keyRank.pinyin, start: 0 }]
  const initials = syllables.map((syllable) => syllable[0]).join('')
  if (initials.length > 1) keys.push({ key: initials, rank: keyRank.initials, start: 0 })
  return keys
}

/**
 * The keys at the starts of up to three later words of a folded title or heading.
 *
 * @param words  the text, cut; they join back to it
 */
export function innerKeys(folded: string, words: readonly string[]): SuggestionKey[] {
  const keys: SuggestionKey[] = []
  let start = 0
  for (const word of words) {
    if (keys.length >= maxInnerKeys) break
    if (start > 0 && /^[\p{L}\p{N}]/u.test(word)) {
      keys.push({ key: folded.slice(start, start + maxKey), rank: keyRank.inner, start })
    }
    start += word.length
  }
  return keys
}

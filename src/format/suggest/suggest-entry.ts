/** Where the text of a suggestion stands: a title, a heading, or a word of the texts. */
export type SuggestKind = 'title' | 'heading' | 'word'

/** A completion that may be offered while a visitor types. */
export interface SuggestEntry {
  /** As readers are to see it. */
  readonly text: string
  readonly kind: SuggestKind
  /** Where a title or heading leads, else null. */
  readonly url: string | null
  /** 0–4,294,967,295; greater comes first among its kind. */
  readonly weight: number
}

/** Kinds by number, as files hold them. */
export const suggestKinds: readonly SuggestKind[] = Object.freeze(['title', 'word', 'heading'])

/** Ranks of the keys of an entry, best first; the first three are the start of an entry of that kind. */
export const keyRank = Object.freeze({
  title: 0,
  word: 1,
  heading: 2,
  /** The start of a later word of a title or heading. */
  inner: 3,
  pinyin: 4,
  initials: 5,
} as const)

/** A key of an entry: typed text that begins with it matches the entry by prefix. */
export interface SuggestionKey {
  /** Folded text from a word's start on, or Latin letters. */
  readonly key: string
  readonly rank: number
  /** Where the key starts in the folded text, in UTF-16 units; 0 for Latin letters. */
  readonly start: number
}

/**
 * Tells whether a key that starts with what was typed is a prefix match: by pinyin it takes two letters, and two first
 * letters match only the key that is just these.
 */
export function matchesPrefix(rank: number, keyLength: number, typedLength: number): boolean {
  if (rank < keyRank.pinyin) return true
  if (typedLength < 2) return false
  return rank === keyRank.pinyin || typedLength > 2 || keyLength === typedLength
}

/** Units of a text that open its key; what is typed beyond them is held against the text itself. */
export const maxKey = 64

import type { Options, SearchOptions } from 'minisearch'
import { readFoldPairs } from '../src/analysis/fold-pairs.ts'

/** What makes a MiniSearch find Chinese; goes into its options when an index is written and when it is read. */
export interface ChineseMiniSearchOptions {
  readonly tokenize: (text: string) => string[]
  readonly processTerm: (term: string) => string | null
  readonly searchOptions: Pick<SearchOptions, 'prefix' | 'fuzzy'> & {
    readonly tokenize: (text: string) => string[]
  }
}

/** Choices of `createMiniSearchOptions`. */
export interface ChineseMiniSearchChoices {
  /** Whether Traditional characters find Simplified ones; the table takes 18 kB. Default: true. */
  readonly traditional?: boolean
}

/**
 * Options by which MiniSearch finds Chinese, without a dictionary: Han and Kana become pairs of characters, so that
 * any two characters that stand side by side are found, and every character is the beginning of a term, so that one
 * is found too. Width, case and, unless told otherwise, Traditional forms are folded.
 *
 * ```js
 * const miniSearch = new MiniSearch({ fields: ['title', 'text'], ...createMiniSearchOptions() })
 * ```
 */
export function createMiniSearchOptions(choices: ChineseMiniSearchChoices = {}): ChineseMiniSearchOptions {
  return {
    tokenize: createTokenizer(true),
    processTerm: createFold(choices.traditional === false ? '' : listPairs()),
    searchOptions: { tokenize: createTokenizer(false), prefix: isPrefix, fuzzy: isFuzzy },
  }
}

/**
 * The same for VitePress's own search, `provider: 'local'`: functions that VitePress writes into pages by their text.
 *
 * ```js
 * search: { provider: 'local', options: { miniSearch: createVitePressOptions() } }
 * ```
 */
export function createVitePressOptions(choices: ChineseMiniSearchChoices = {}): {
  readonly options: Pick<Options, 'tokenize' | 'processTerm'>
  readonly searchOptions: ChineseMiniSearchOptions['searchOptions']
} {
  const pairs = JSON.stringify(choices.traditional === false ? '' : listPairs())
  // Kept on the global object, since a function that is known by its text alone has nowhere else to keep it.
  const fold = `return (globalThis.hansouFold ??= (${createFold})(${pairs}))(term)`
  return {
    options: {
      tokenize: new Function('text', `return (${createTokenizer})(true)(text)`) as (text: string) => string[],
      processTerm: new Function('term', fold) as (term: string) => string,
    },
    searchOptions: {
      tokenize: new Function('text', `return (${createTokenizer})(false)(text)`) as (
        text: string,
      ) => string[],
      prefix: isPrefix,
      fuzzy: isFuzzy,
    },
  }
}

/** Characters of common texts and what they fold to, alternating; the whole table has rare forms too. */
function listPairs(): string {
  let pairs = ''
  for (const [source, target] of readFoldPairs()) {
    const pair = source + target
    if (/^[\u4e00-\u9fff]{2}$/.test(pair)) pairs += pair
  }
  return pairs
}

// What follows names nothing outside itself: VitePress writes it into pages as text.

/** @param isIndexed  for texts, whose every character must begin a term; queries need their pairs only */
function createTokenizer(isIndexed: boolean): (text: string) => string[] {
  const words =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}\p{M}])+/gu
  const isHan = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
  return (text) => {
    const terms: string[] = []
    for (const [word] of text.normalize('NFKC').matchAll(words)) {
      if (!isHan.test(word)) {
        terms.push(word)
        continue
      }
      const characters = [...word]
      for (let at = 0; at + 1 < characters.length; at++) terms.push(characters[at]! + characters[at + 1]!)
      if (isIndexed || characters.length === 1) terms.push(characters.at(-1)!)
    }
    return terms
  }
}

function createFold(pairs: string): (term: string) => string {
  const simple = new Map<string, string>()
  for (let at = 0; at < pairs.length; at += 2) simple.set(pairs[at]!, pairs[at + 1]!)
  return (term) => Array.from(term.toLowerCase(), (character) => simple.get(character) ?? character).join('')
}

/** What is typed last may go on; a single Han character is the beginning of its pairs. */
function isPrefix(term: string, at: number, terms: string[]): boolean {
  return at === terms.length - 1 || Array.from(term).length === 1
}

function isFuzzy(term: string): number | boolean {
  return /^[a-z]{4,}$/.test(term) ? 0.2 : false
}

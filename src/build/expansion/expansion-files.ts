import { createAnalyzer } from '../../analysis/analyzer.ts'
import { foldToString, unitsToString } from '../../analysis/fold.ts'
import { SearchError } from '../../errors.ts'
import type { NamedFile } from '../../format/header/named-files.ts'
import { type LexiconEntry, writeLexicon } from '../../format/lexicon/lexicon-writer.ts'
import { openLexicon } from '../../format/lexicon/packed-lexicon.ts'
import { exactTitlesName } from '../../format/lookup/exact-titles.ts'
import { type TitledPassage, writeExactTitles } from '../../format/lookup/exact-titles-writer.ts'
import { suggestHeaderName } from '../../format/suggest/suggest-header.ts'
import { synonymsName } from '../../format/synonyms.ts'
import { thesaurusName } from '../../format/thesaurus.ts'
import type { AnalyzedCorpus } from '../analyze/analyzed-corpus.ts'
import type { MergedTerm } from '../merge/merge-words.ts'
import { type PinyinEntry, writePinyin } from './pinyin-writer.ts'
import { selectRegionalWords, selectThesaurus } from './select-thesaurus.ts'
import { writeSuggestions } from './suggest-writer.ts'
import type { LanguageEntry } from './suggestion-keys.ts'

/** A title or heading. */
type PageText = readonly [text: string, url: string, passage: number, language?: string | undefined]

/** Input of the files of query expansion and suggestions; plain data, to be sent to a thread. */
export interface ExpansionInput {
  readonly titles: readonly PageText[]
  readonly headings: readonly PageText[]
  readonly words: readonly (readonly [term: string, frequency: number, cost: number])[]
  readonly alphanumerics: readonly (readonly [term: string, frequency: number])[]
  readonly names: readonly (readonly [text: string, count: number])[]
  readonly unknownCost: number
  readonly synonyms: readonly (readonly string[])[]
  /** See `selectRegionalWords`. */
  readonly regional: readonly (readonly [word: string, others: readonly string[]])[]
  readonly passages: number
  /** Whether a page fetches the files. */
  readonly isFetched: boolean
}

/** Words of letters and digits in fewer passages are not offered while typing. */
const minOffered = 3

/** Collects what those files are written from. */
export function listExpansionEntries(
  corpus: AnalyzedCorpus,
  words: readonly MergedTerm[],
  alphanumerics: readonly MergedTerm[],
  synonyms: readonly (readonly string[])[],
  isFetched: boolean,
): ExpansionInput {
  const { summaries, articleFirsts } = corpus
  const titles: PageText[] = []
  const headings: PageText[] = []
  for (const [number, { article, headings: listed }] of summaries.entries()) {
    const first = articleFirsts[number]!
    const language = article.fields.lang?.[0]
    if (article.title !== '') titles.push([article.title, article.url, first, language])
    for (const { text, url, passage } of listed) headings.push([text, url, first + passage, language])
  }
  return {
    titles,
    headings,
    words: words.map((word) => [word.term, word.frequency, word.cost]),
    alphanumerics: alphanumerics
      .filter((word) => word.frequency >= minOffered && /\p{L}/u.test(word.term))
      .map((word) => [word.term, word.frequency]),
    names: [...corpus.names],
    unknownCost: corpus.unknownCost,
    synonyms,
    regional: selectRegionalWords(new Set([...words, ...alphanumerics].map(({ term }) => term))),
    passages: corpus.textLengths.length,
    isFetched,
  }
}

/** Passages of an index from which on it has words of every kind itself, and no thesaurus. */
const maxThesaurusPassages = 16_384

/** Writes the files of pinyin, completions, exact titles, synonyms and the thesaurus. */
export function writeExpansionFiles(input: ExpansionInput): NamedFile[] {
  const cutWords = createWordCutter(input)
  return [
    ...writePinyin(listSpelled(input)),
    ...writeSuggestions(listSuggested(input), cutWords),
    ...writeExactTitles(listTitled(input), input.isFetched),
    ...writeSynonyms(input),
    ...listThesaurus(input),
  ]
}

function listThesaurus({ words, passages }: ExpansionInput): NamedFile[] {
  if (passages > maxThesaurusPassages) return []
  const thesaurus = selectThesaurus(new Set(words.map(([term]) => term)))
  return thesaurus.size > 0 ? [writeJson(thesaurusName, Object.fromEntries(thesaurus))] : []
}

/** Titles before headings. */
function listTitled({ titles, headings }: ExpansionInput): TitledPassage[] {
  return [titles, headings].flatMap((listed) =>
    listed.map(([text, , passage]) => ({ text: foldToString(text), passage, isTitle: listed === titles })),
  )
}

const namesInHeaderFile: ReadonlySet<string> = new Set([suggestHeaderName, synonymsName, thesaurusName])
/** Headers and lists up to this many bytes are stored in the file of the index header, and read with it. */
const maxInHeaderFile = 8 * 1024

/**
 * Tells whether a file is so small, and so often asked for, that it is stored in the file of the index header: every
 * query asks for exact titles.
 *
 * @param files  all of them
 */
export function isPartOfHeaderFile({ name, bytes }: NamedFile, files: readonly NamedFile[]): boolean {
  if (name === exactTitlesName(0)) return !files.some((other) => other.name === exactTitlesName(1))
  return namesInHeaderFile.has(name) && bytes.length <= maxInHeaderFile
}

/** Kind of a file by its logical name, for the name of its content. */
export function kindOfName(name: string): string {
  return /^[a-z]+/.exec(name)?.[0] ?? 'named'
}

function listSpelled({ words, names }: ExpansionInput): PinyinEntry[] {
  return [
    // Words stand as they do in the lexicon, so their ids are their positions.
    ...words.map(([text, weight], id): PinyinEntry => ({ text, weight, id })),
    ...names.map(([text, weight]): PinyinEntry => ({ text, weight, isName: true })),
  ]
}

/** What is offered but words of ideographs, which are in the lexicon, and readings, which are in files of their own. */
function listSuggested({ titles, headings, alphanumerics, names }: ExpansionInput): LanguageEntry[] {
  // Of two characters too many are none.
  const sureNames = names.filter(([name, count]) => name.length > 2 && count >= minOffered)
  return [
    ...titles.map(
      ([text, url, , language]): LanguageEntry => ({ text, kind: 'title', url, weight: 1, language }),
    ),
    ...headings.map(
      ([text, url, , language]): LanguageEntry => ({ text, kind: 'heading', url, weight: 1, language }),
    ),
    ...[...alphanumerics, ...sureNames]
      .filter(([text]) => text.length > 1)
      .map(([text, weight]): LanguageEntry => ({ text, kind: 'word', url: null, weight })),
  ]
}

function createWordCutter({ words, unknownCost }: ExpansionInput): (folded: string) => string[] {
  const entries = words.map(([term, frequency, cost]): LexiconEntry => ({ term, frequency, cost }))
  const analyzer = createAnalyzer(openLexicon(writeLexicon(entries, unknownCost)))
  return (text) => {
    const folded = analyzer.fold(text)
    const parts: string[] = []
    let at = 0
    const add = (start: number, end: number): void => {
      if (start > at) parts.push(unitsToString(folded.units, at, start))
      parts.push(unitsToString(folded.units, start, end))
      at = end
    }
    analyzer.visit(folded, {
      ideographs: (_id, start, end, kind) => {
        if (kind === 'word') add(start, end)
      },
      alphanumerics: (_term, start, end, kind) => {
        if (kind === 'word') add(start, end)
      },
    })
    if (at < folded.length) parts.push(unitsToString(folded.units, at, folded.length))
    return parts
  }
}

/** Words that find each other; every word is stored with all others of its group. */
const maxSynonyms = 200

/** @throws {SearchError} INVALID_OPTION for a group of more words than find each other within reason */
export function checkSynonyms(groups: readonly (readonly string[])[]): void {
  const large = groups.find((group) => group.length > maxSynonyms)
  if (large === undefined) return
  throw new SearchError(
    'INVALID_OPTION',
    `expected at most ${maxSynonyms} synonyms in a group, got ${large.length} (${large.slice(0, 3).join(', ')}, …)`,
  )
}

function writeSynonyms({ synonyms, regional }: ExpansionInput): NamedFile[] {
  if (synonyms.length + regional.length === 0) return []
  // Any word may be a key, `constructor` too.
  const others: Record<string, string[]> = Object.create(null)
  const add = (word: string, more: readonly string[]): void => {
    others[word] = [...new Set([...(others[word] ?? []), ...more])]
  }
  for (const group of synonyms) {
    const folded = [...new Set(group.map(foldToString))]
    for (const word of folded)
      add(
        word,
        folded.filter((other) => other !== word),
      )
  }
  for (const [word, known] of regional) add(word, known)
  return [writeJson(synonymsName, others)]
}

function writeJson(name: string, words: Readonly<Record<string, readonly string[]>>): NamedFile {
  return { name, bytes: new TextEncoder().encode(JSON.stringify(words)) }
}

import { foldToString } from '../../analysis/fold.ts'
import type { PlannedTerm } from '../../engine/retriever.ts'
import { openPinyinHeader, pinyinHeaderName } from '../../format/pinyin-header.ts'
import { openSuggestHeader, suggestHeaderName } from '../../format/suggest-header.ts'
import { synonymsName } from '../../format/synonyms.ts'
import { openPinyin, type PinyinIndex } from '../../pinyin/pinyin-index.ts'
import { isIdeographic, type Run } from '../../query/analyze-query.ts'
import type { IndexReader } from '../../reader/index-reader.ts'
import type { ReadBudget } from '../../reader/read-plan.ts'
import { defaultSpellingOptions, hasSuspects, proposeSpelling } from '../../suggest/spell.ts'
import { openSuggester } from '../../suggest/suggester.ts'
import type { CompiledQuery } from '../compile-query.ts'
import { toKnownTerm, toRun } from '../retrieve/known-terms.ts'
import { readsPerLookup } from '../retrieve/resolve-terms.ts'
import { listOtherDates } from './dates.ts'
import type { QueryExpansion } from './expansion.ts'
import { listOtherNumerals } from './numerals.ts'
import { listOtherForms } from './other-forms.ts'
import { planPinyin } from './plan-pinyin.ts'
import { listVariantWords } from './variant-words.ts'

const synonymWeight = 0.5
/** Files that another spelling is looked for with at least; the more, the more words are tried, up to a number. */
const leastSpellingReads = 5
const mostSpellingLookUps = 4
/** Files that are left to find out whether the corpus contains a slip after all. */
const readsForContained = 2
/** Files of looking letters up as pinyin: the header, two for one word, six for several. */
const readsForPinyin = 9
/** Passages of an index in which a word that stands once is no slip of its own. */
const smallIndex = 1000
/** Signs that a title or a phrase begins with while it is typed: 《大运 */
const openingSigns = /^[\s"“”＂'‘「『《〈【（(]+/u
const latin = /^[a-zü'’ -]{2,40}$/i

/** Makes the query expansion of an index; a kind of it whose files are missing finds nothing. */
export function createQueryExpansion(reader: IndexReader): QueryExpansion {
  const has = reader.hasNamed
  const openPinyinHeaderOnce = createOpenedFile(openPinyinHeader)
  const openSuggestHeaderOnce = createOpenedFile(openSuggestHeader)
  const readSynonyms = createOpenedFile(
    (file) => JSON.parse(new TextDecoder().decode(file)) as Record<string, string[]>,
  )
  async function openPinyinFor(budget: ReadBudget): Promise<PinyinIndex | null> {
    if (!has(pinyinHeaderName)) return null
    const header = openPinyinHeaderOnce(await reader.readNamed(pinyinHeaderName, budget))
    return openPinyin(header, (name) => reader.readNamed(name, budget), reader.lexicon)
  }
  const commonest = reader.manifest.passages / 5
  const frequency = (word: string): number => toKnownTerm(reader, word, 1)?.frequency ?? 0
  const vocabulary = { frequency, isStopWord: (word: string) => frequency(word) > commonest }
  return {
    async findSynonyms(query, budget) {
      const asked = new Set(
        query.wanted.flatMap(({ folded, runs, terms }) => [
          folded,
          ...runs.map((run) => run.text),
          ...terms.map((term) => term.term),
        ]),
      )
      const alternatives = new Set<string>()
      if (has(synonymsName) && budget.left >= 1) {
        const synonyms = readSynonyms(await reader.readNamed(synonymsName, budget))
        for (const word of asked)
          if (Object.hasOwn(synonyms, word)) for (const other of synonyms[word]!) alternatives.add(other)
      }
      for (const { clause, folded, runs } of query.wanted) {
        if (clause.phrase) continue
        const words = runs.flatMap(({ kind, text }) => (kind === 'alphanumerics' ? [text] : []))
        const others = [...listOtherDates(folded), ...listOtherNumerals(folded), ...listOtherForms(words)]
        for (const other of others) alternatives.add(other)
        for (const { kind, text } of runs)
          if (kind === 'ideographs') for (const other of listVariantWords(text)) alternatives.add(other)
      }
      const terms = await Promise.all(
        [...alternatives].map(async (other): Promise<PlannedTerm | null> => {
          const term = toKnownTerm(reader, other, synonymWeight)
          // Terms of the query are looked up at the same time, and come first.
          if (term !== null || isIdeographic(other) || budget.left <= readsPerLookup) return term
          const [found] = await reader.findTerms(other, 0, budget)
          return found ? { term: other, frequency: found.frequency, weight: synonymWeight } : null
        }),
      )
      const known = terms.filter((term) => term !== null)
      const strings = listStrings([...alternatives], new Set(known.map(({ term }) => term)))
      return { terms: known, strings, runs: [...alternatives].map(toRun) }
    },

    async findPinyin(query, budget) {
      const typed = query.wanted.map(({ clause }) => spellLatin(clause.text)).join(' ')
      if (query.unwanted.length > 0 || !latin.test(typed) || budget.left < readsForPinyin) return null
      const pinyin = await openPinyinFor(budget)
      return pinyin === null ? null : planPinyin(reader, pinyin, typed)
    },

    mayBeMisspelled(query) {
      const run = findOnlyRun(query)
      // A question is not looked up as a substring, so it is not known to find nothing.
      const isLookedUp = run !== null && query.substrings.length === 1 && has(pinyinHeaderName)
      return isLookedUp && hasSuspects(run.words, vocabulary)
    },

    async prepareSpelling(budget) {
      if (budget.left >= leastSpellingReads) await openPinyinFor(budget)
    },

    async proposeSpelling(query, found, areContained, budget) {
      const run = findOnlyRun(query)
      if (run === null || found === null || found > defaultSpellingOptions.maxRare) return null
      if (budget.left < leastSpellingReads) return null
      const pinyin = await openPinyinFor(budget)
      if (pinyin === null) return null
      return await proposeSpelling(
        run.words,
        found,
        {
          ...vocabulary,
          // A text that is not looked up any more, for want of reads, has no other spelling.
          homophones: async (text) => (budget.left > readsForContained ? pinyin.homophones(text) : []),
          neighbours: async (text) => (budget.left > readsForContained + 1 ? pinyin.neighbours(text) : []),
          areContained,
        },
        {
          ...defaultSpellingOptions,
          minFrequency: reader.manifest.passages < smallIndex ? 1 : defaultSpellingOptions.minFrequency,
          maxLookUps: mostSpellingLookUps,
        },
      )
    },

    async suggest(q, limit, budget) {
      const folded = foldToString(q)
      if (folded.trim() === '' || !has(suggestHeaderName)) return { query: q, suggestions: [] }
      const header = openSuggestHeaderOnce(await reader.readNamed(suggestHeaderName, budget))
      const suggester = openSuggester(header, (name) => reader.readNamed(name, budget), {
        startingWith: (text, most) => reader.lexicon.startingWith(text, most),
        spelled: async (letters, most) => (await openPinyinFor(budget))?.complete(letters, most) ?? [],
      })
      const found = await suggester.complete(folded, limit)
      const spelled = spellLatin(q)
      const other = spelled.includes('ü') ? spelled : folded.replace(openingSigns, '')
      const completions =
        found.length === 0 && other !== folded ? await suggester.complete(other, limit) : found
      return {
        query: q,
        suggestions: completions.map(({ text, marks, kind, url }) => ({ text, marks, kind, url })),
      }
    },
  }
}

/** Alternatives that are cut across words (二十五条 in 第二十五条), the longest of those that begin alike. */
function listStrings(alternatives: readonly string[], known: ReadonlySet<string>): string[] {
  return alternatives.filter(
    (text) =>
      text.length > 1 &&
      isIdeographic(text) &&
      !known.has(text) &&
      !alternatives.some((other) => other !== text && other.startsWith(text)),
  )
}

/** The run of a query that is nothing but one run of ideographs, not quoted; else null. */
function findOnlyRun({ wanted }: CompiledQuery): Run | null {
  const [clause, ...others] = wanted
  if (!clause || others.length > 0 || clause.runs.length !== 1 || clause.clause.phrase) return null
  const run = clause.runs[0]!
  return run.kind === 'ideographs' ? run : null
}

const toneMarks = /[\u0300\u0301\u0304\u030c]/g

/** Latin letters as pinyin is typed: without tones, but with the dots of ü, which folding takes off. */
function spellLatin(text: string): string {
  return text.trim().toLowerCase().normalize('NFKD').replace(toneMarks, '').normalize('NFC')
}

/** Makes a reader that opens a file once, as long as it is the same. */
function createOpenedFile<T>(open: (file: Uint8Array) => T): (file: Uint8Array) => T {
  const kept: { last: { file: Uint8Array; opened: T } | null } = { last: null }
  return (file) => {
    if (kept.last?.file !== file) kept.last = { file, opened: open(file) }
    return kept.last.opened
  }
}

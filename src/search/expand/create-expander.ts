import { openPinyinHeader, pinyinHeaderName } from '../../format/pinyin/pinyin-header.ts'
import { openPinyin, type PinyinIndex } from '../../pinyin/pinyin-index.ts'
import type { Run } from '../../query/analyze-query.ts'
import type { IndexReader } from '../../reader/index-reader.ts'
import type { ReadBudget } from '../../reader/read-plan.ts'
import { defaultSpellingOptions, hasSuspects, proposeSpelling } from '../../suggest/spell.ts'
import type { CompiledQuery } from '../compile-query.ts'
import { toKnownTerm } from '../retrieve/known-terms.ts'
import { createCompletion } from './complete-query.ts'
import { createLatinCorrection } from './correct-latin.ts'
import type { QueryExpander } from './expansion.ts'
import { createFormalWordFinder } from './find-formal-words.ts'
import { createSynonymFinder } from './find-synonyms.ts'
import { keepOpened } from './keep-opened.ts'
import { planPinyin } from './plan-pinyin.ts'
import { spellLatin } from './spell-latin.ts'

/** Files that another spelling is looked for with at least; the more, the more words are tried, up to a number. */
const minSpellingReads = 5
const maxSpellingLookUps = 4
/** Files that are left to find out whether the corpus contains a slip after all. */
const readsForContained = 2
/** Files of looking letters up as pinyin: the header, two for one word, six for several. */
const readsForPinyin = 9
/** Passages of an index in which a word that stands once is no slip of its own. */
const smallIndex = 1000
/** The u of lu and nu, which is typed for ü too; none of luan, lun and luo. */
const plainU = /([ln])u(?![ano])/g
const latin = /^[a-zü'’ -]{2,40}$/i

/** Makes the query expander of an index; a kind of expansion whose files are missing finds nothing. */
export function createQueryExpander(reader: IndexReader): QueryExpander {
  const has = reader.hasNamed
  const openHeader = keepOpened(openPinyinHeader)
  async function openPinyinFor(budget: ReadBudget): Promise<PinyinIndex | null> {
    if (!has(pinyinHeaderName)) return null
    const header = openHeader(await reader.readNamed(pinyinHeaderName, budget))
    return openPinyin(header, (name) => reader.readNamed(name, budget), reader.lexicon)
  }
  // Words of more passages than these say nothing, and are no slips.
  const commonest = reader.manifest.passages / 5
  const frequency = (word: string): number => toKnownTerm(reader, word, 1)?.frequency ?? 0
  const minFrequency = reader.manifest.passages < smallIndex ? 1 : defaultSpellingOptions.minFrequency
  const correctSlip = createLatinCorrection(reader, minFrequency)
  const vocabulary = { frequency, isStopWord: (word: string) => frequency(word) > commonest }
  return {
    findSynonyms: createSynonymFinder(reader),
    findFormalWords: createFormalWordFinder(reader),

    async findPinyin(query, budget) {
      const typed = query.wanted.map(({ clause }) => spellLatin(clause.text)).join(' ')
      if (query.unwanted.length > 0 || !latin.test(typed) || budget.left < readsForPinyin) return null
      const pinyin = await openPinyinFor(budget)
      return pinyin === null
        ? null
        : ((await planPinyin(reader, pinyin, typed)) ??
            planPinyin(reader, pinyin, typed.replace(plainU, '$1v')))
    },

    mayBeMisspelled(query) {
      const run = findOnlyRun(query)
      // A question is not looked up as a substring, so it is not known to find nothing.
      const isLookedUp = run !== null && query.substrings.length === 1 && has(pinyinHeaderName)
      return isLookedUp && hasSuspects(run.words, vocabulary)
    },

    async prepareSpelling(budget) {
      if (budget.left >= minSpellingReads) await openPinyinFor(budget)
    },

    async proposeSpelling(query, found, areContained, budget) {
      const run = findOnlyRun(query)
      if (run === null || found === null || found > defaultSpellingOptions.maxRare) return null
      if (budget.left < minSpellingReads || !hasSuspects(run.words, vocabulary)) return null
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
          minFrequency,
          maxLookUps: maxSpellingLookUps,
        },
      )
    },

    async correctLatin(q, query, unknown, budget) {
      const corrected = await correctSlip(q, query, unknown, budget)
      const word = [...unknown].find((text) => /^[a-z]{4,}$/.test(text) && q.includes(text))
      if (corrected !== null || word === undefined || budget.left < readsForPinyin) return corrected
      const [read] = (await (await openPinyinFor(budget))?.lookUp(word, 1)) ?? []
      // As many characters as letters are read by their first letters, which may be those of anything.
      return read !== undefined && read.text.length < word.length ? q.replace(word, read.text) : null
    },

    suggest: createCompletion(reader, openPinyinFor),
  }
}

/** The run of a query that is nothing but one run of ideographs, not quoted; else null. */
function findOnlyRun({ wanted }: CompiledQuery): Run | null {
  const [clause, ...others] = wanted
  if (!clause || others.length > 0 || clause.runs.length !== 1 || clause.clause.isPhrase) return null
  const run = clause.runs[0]!
  return run.kind === 'ideographs' ? run : null
}

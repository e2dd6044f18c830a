import { isIdeographic } from '../../analysis/characters.ts'
import type { PlannedTerm } from '../../engine/retriever.ts'
import { synonymsName } from '../../format/synonyms.ts'
import type { AnalyzedClause } from '../../query/analyze-query.ts'
import type { IndexReader } from '../../reader/index-reader.ts'
import type { ReadBudget } from '../../reader/read-plan.ts'
import { toKnownTerm, toRun, toRuns } from '../retrieve/known-terms.ts'
import { readsPerLookup } from '../retrieve/resolve-terms.ts'
import { listOtherDates } from './dates.ts'
import type { QueryExpander, Synonyms } from './expansion.ts'
import { createWordsReader } from './keep-opened.ts'
import { listOtherNumerals } from './numerals.ts'
import { joinWords, listOtherForms } from './other-forms.ts'

const synonymWeight = 0.5

/** Makes the finder of synonyms and other forms of an index; without a file of synonyms it finds other forms alone. */
export function createSynonymFinder(reader: IndexReader): QueryExpander['findSynonyms'] {
  const readSynonyms = createWordsReader(reader, synonymsName)

  async function findTerm(text: string, budget: ReadBudget): Promise<PlannedTerm | null> {
    const term = toKnownTerm(reader, text, synonymWeight)
    // Terms of the query are looked up at the same time, and come first.
    if (term !== null || /\p{Script=Han}/u.test(text) || budget.left <= readsPerLookup) return term
    const [found] = await reader.findTerms(text, 0, budget)
    return found ? { term: text, frequency: found.frequency, weight: synonymWeight } : null
  }

  return async ({ wanted }, budget): Promise<Synonyms> => {
    const synonyms = await readSynonyms(budget)
    const found = new Set<string>()
    const add = (text: string): void => {
      if (Object.hasOwn(synonyms, text)) for (const synonym of synonyms[text]!) found.add(synonym)
    }
    wanted.flatMap(listTexts).forEach(add)
    // A word that no passage has is cut into characters: 软|体|下载.
    const runs = wanted.flatMap((clause) => clause.runs.map(({ text }) => text))
    for (const word of Object.keys(synonyms)) {
      if (word.length < 2 || !runs.some((run) => run.includes(word))) continue
      if (isIdeographic(word) && reader.lexicon.idOf(word) < 0) add(word)
    }
    const plain = wanted.filter(({ clause }) => !clause.isPhrase)
    for (const form of plain.flatMap(listForms)) found.add(form)
    for (const form of joinWords(plain.flatMap(({ runs }) => runs))) found.add(form)
    const numerals = plain.flatMap(({ folded }) => listOtherNumerals(folded))
    const alternatives = [
      ...found,
      ...numerals.flatMap(({ written, term }) => (term === null ? written : [written, term])),
    ]
    const terms = await Promise.all(alternatives.map((text) => findTerm(text, budget)))
    const known = terms.filter((term) => term !== null)
    const names = new Set(known.map(({ term }) => term))
    // Where the number is a term, its passages are found by that.
    const counted = numerals.filter(({ written, term }) => !names.has(written) && !names.has(term ?? ''))
    const unknown = counted.map(({ written }) => written.replace(/^第/u, ''))
    const isYear = (text: string): boolean => text.endsWith('年')
    return {
      terms: known,
      strings: listStrings([...found, ...unknown.filter(isYear)], names),
      numerals: listStrings(unknown, names).filter((text) => !isYear(text)),
      runs: [
        ...Array.from(found, (text) => [toRun(text)]),
        ...numerals.map(({ written }) => toRuns(written)),
      ],
    }
  }
}

/** What may have synonyms: a clause, its runs and its terms. */
function listTexts({ folded, runs, terms }: AnalyzedClause): string[] {
  return [folded, ...runs.map(({ text }) => text), ...terms.map(({ term }) => term)]
}

/** Other forms of the days and words of a clause that is no phrase. */
function listForms({ folded, runs, terms }: AnalyzedClause): string[] {
  const words = runs.flatMap(({ kind, text }) => (kind === 'alphanumerics' ? [text] : []))
  const days = terms.flatMap(({ term, token }) => (token === 'day' ? [term] : []))
  return [...listOtherDates(folded, days), ...listOtherForms(words)]
}

/** Alternatives that are cut across words (二十五条 in 第二十五条), those that are in no other. */
function listStrings(alternatives: readonly string[], known: ReadonlySet<string>): string[] {
  return alternatives.filter(
    (text) =>
      text.length > 1 &&
      isIdeographic(text) &&
      !known.has(text) &&
      !alternatives.some((longer) => longer !== text && longer.includes(text)),
  )
}

import { foldToString } from '../../analysis/fold.ts'
import { openSuggestHeader, suggestHeaderName } from '../../format/suggest/suggest-header.ts'
import type { PinyinIndex } from '../../pinyin/pinyin-index.ts'
import type { IndexReader } from '../../reader/index-reader.ts'
import type { ReadBudget } from '../../reader/read-plan.ts'
import { openSuggester } from '../../suggest/suggester.ts'
import type { QueryExpander } from './expansion.ts'
import { keepOpened } from './keep-opened.ts'
import { spellLatin } from './spell-latin.ts'

/** Signs that a title or a phrase begins with while it is typed: 《大运 */
const openingSigns = /^[\s"“”＂'‘「『《〈【（(]+/u

/**
 * Makes the completion of queries of an index; one without suggestions completes nothing.
 *
 * @param openPinyin  null where the index has no readings
 */
export function createCompletion(
  reader: IndexReader,
  openPinyin: (budget: ReadBudget) => Promise<PinyinIndex | null>,
): QueryExpander['suggest'] {
  const openHeader = keepOpened(openSuggestHeader)
  return async (q, limit, language, budget) => {
    const folded = foldToString(q)
    if (folded.trim() === '' || !reader.hasNamed(suggestHeaderName)) return { query: q, suggestions: [] }
    const header = openHeader(await reader.readNamed(suggestHeaderName, budget))
    const suggester = openSuggester(header, (name) => reader.readNamed(name, budget), {
      startingWith: (text, limit) => reader.lexicon.startingWith(text, limit),
      spelled: async (letters, limit) => (await openPinyin(budget))?.complete(letters, limit) ?? [],
    })
    const found = await suggester.complete(folded, limit, language)
    const spelled = spellLatin(q)
    const other = spelled.includes('ü') ? spelled : folded.replace(openingSigns, '')
    const completions =
      found.length === 0 && other !== folded ? await suggester.complete(other, limit, language) : found
    return {
      query: q,
      suggestions: completions.map(({ text, marks, kind, url }) => ({ text, marks, kind, url })),
    }
  }
}

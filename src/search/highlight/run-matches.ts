import type { Run } from '../../query/analyze-query.ts'
import { findLoosely } from '../../query/loose-match.ts'
import { type FoldedField, findRuns } from '../../query/phrase-match.ts'
import { particles, stopWords, trimStopWords } from '../../query/stop-words.ts'
import type { Span } from '../../text/span.ts'
import type { GradedMatch } from './highlight-terms.ts'

/** Matches of a field that are looked for. */
export const maxMatches = 500
/** Longer runs are questions, which stand in no text as they are. */
const maxLooseUnits = 32

/**
 * Finds a run of ideographs in a field: whole, with signs between its characters, or the longest substrings of whole words
 * and its sub-words.
 *
 * @param isTrimmed  stop words at the ends of a substring say nothing
 * @param hitText  the fields of the hit, folded
 */
export function findRunSpans(
  field: FoldedField,
  run: Run,
  isTrimmed: boolean,
  hitText: () => string,
): GradedMatch[] {
  const whole = findRuns(field, [run], maxMatches)
  if (whole.length > 0) return whole
  const loose = findWithSigns(field, run)
  if (loose.length > 0) return loose
  const find = (text: string): Span[] => findRuns(field, [{ ...run, text }], maxMatches)
  const spans: GradedMatch[] = []
  // From each word on the longest substring that the text holds; it is held only if each of its beginnings is.
  for (let from = 0; from < run.words.length; from++) {
    let longest = ''
    let to = from
    while (to < run.words.length && field.folded.includes(longest + run.words[to]!))
      longest += run.words[to++]!
    if (isTrimmed) {
      const words = run.words.slice(from, to)
      longest = (beginsName(words, hitText) ? words[0]! : '') + trimStopWords(words).join('')
    }
    if (longest !== '') spans.push(...find(longest))
  }
  for (const subWord of run.subWords) {
    const partOf = run.words.find((word) => word.includes(subWord))!
    const ofWords = [...spans]
    for (const span of find(subWord)) {
      // 劳动合同 has of 劳动|合同法 more than the sub-word.
      const isBeside = ofWords.some(({ start, end }) => end === span.start || start === span.end)
      spans.push(isBeside ? span : { ...span, partOf })
    }
  }
  return spans
}

/**
 * Whether a stop word begins a name that the lexicon does not have, to judge by the fields of a hit: 并查集 where they have
 * 查集 twice and never without 并.
 */
function beginsName([first = '', ...others]: readonly string[], hitText: () => string): boolean {
  if (!stopWords.has(first) || particles.includes(first)) return false
  let rest = ''
  for (const word of others) {
    if (stopWords.has(word)) break
    rest += word
  }
  const folded = hitText()
  const pieces = folded.split(rest).length
  return pieces > 2 && pieces === folded.split(first + rest).length
}

/** A run of several words with signs between its characters: 举头望明月，低头思故乡. */
function findWithSigns({ folded }: FoldedField, { text, words }: Run): Span[] {
  const isLikely =
    words.length > 1 && text.length <= maxLooseUnits && words.every((word) => folded.includes(word))
  return isLikely ? findLoosely(folded, text, maxMatches) : []
}

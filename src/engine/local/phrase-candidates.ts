import { createFoldedField, findRuns } from '../../query/phrase-match.ts'
import { intersect } from '../../reader/passage-set.ts'
import type { PassageText, Phrase, PlannedTerm } from '../retriever.ts'
import type { RetrievalContext } from './retrieval-context.ts'

/** Files that a bigram lookup of one run reads at most, where reads are counted. */
const readsPerRun = 6
/** Passages whose text is read at once for verification. */
const checkedAtOnce = 256

/** Passages that contain a phrase. */
export interface PhraseMatches {
  /** In order of the index. */
  readonly passages: Int32Array
  /** Whether each is verified, and no other contains it. */
  readonly exact: boolean
}

/** Tells whether a passage contains every one of some phrases, each within one field. */
export function matchesPhrases({ text }: Pick<PassageText, 'text'>, phrases: readonly Phrase[]): boolean {
  const units = new Uint16Array(text.length)
  for (let at = 0; at < units.length; at++) units[at] = text.charCodeAt(at)
  const field = createFoldedField(text, units)
  return phrases.every(({ runs }) => findRuns(field, runs, 1).length > 0)
}

/**
 * Finds the passages that contain a phrase, by bigrams and by terms; what these cannot decide is verified by the
 * text, as far as the budget goes.
 *
 * @param reserve  reads to leave for what comes after
 */
export async function findPhraseMatches(
  context: RetrievalContext,
  phrase: Phrase,
  reserve: number,
): Promise<PhraseMatches> {
  const { reader, matcher, texts, budget } = context
  let passages: Int32Array | null = null
  let sure = phrase.runs.length === 1
  let complete = true
  for (const run of phrase.runs) {
    if (budget.left <= reserve) {
      sure = false
      break
    }
    let more: Int32Array
    if (run.kind === 'ideographs') {
      const reads = Math.max(
        1,
        Math.min(budget.left === Infinity ? Infinity : readsPerRun, budget.left - reserve),
      )
      const matches = await matcher.findBigramMatches(run.text, { reads, postings: Infinity }, budget)
      more = matches.passages
      sure &&= matches.sure
      complete &&= matches.complete
    } else {
      const entry = (await reader.findTerms(run.text, 0, budget))[0]
      more = entry ? await listPassages(context, { ...entry, weight: 1 }) : new Int32Array(0)
    }
    passages = passages === null ? more : intersect(passages, more)
    if (passages.length === 0) return { passages, exact: complete }
  }
  const found = passages ?? new Int32Array(0)
  if (sure || texts.countReadable(found, reserve) < found.length)
    return { passages: found, exact: sure && complete }
  const kept: number[] = []
  for (let from = 0; from < found.length; from += checkedAtOnce) {
    const read = await texts.read([...found.subarray(from, from + checkedAtOnce)])
    for (const passage of read) if (matchesPhrases(passage, [phrase])) kept.push(passage.number)
    if (found.length > checkedAtOnce) texts.forget()
  }
  return { passages: Int32Array.from(kept), exact: complete }
}

async function listPassages(
  { matcher, sets, budget }: RetrievalContext,
  term: PlannedTerm,
): Promise<Int32Array> {
  const all = sets.take()
  await matcher.matchTerms([term], { limit: 1, groups: null, only: null, allowed: null, all }, budget)
  const passages = all.list()
  sets.give(all)
  return passages
}

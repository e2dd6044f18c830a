import { createFoldedField, findRuns } from '../../query/phrase-match.ts'
import { intersect } from '../../reader/passage-set.ts'
import type { PassageText, Phrase, RetrievalPlan } from '../retriever.ts'
import { readsPerTerm } from './expected-reads.ts'
import type { RetrievalContext } from './retrieval-context.ts'

/** Passages whose text is read at once for verification. */
const verifiedAtOnce = 256

/** Passages that contain a phrase. */
export interface PhraseMatches {
  /** In order of the index; null where the phrase was not looked up at all. */
  readonly passages: Int32Array | null
  /** Whether each of them contains it; else they are an approximation. */
  readonly verified: boolean
  /** Whether no other contains it. */
  readonly complete: boolean
}

/** Tells whether a passage contains every one of some phrases, each within one field. */
export function matchesPhrases({ text }: Pick<PassageText, 'text'>, phrases: readonly Phrase[]): boolean {
  return countMatches(text, phrases) === phrases.length
}

/** Tells whether a passage contains the phrases of a plan, and none of its exclusions. */
export function verifyPassage(
  { text }: Pick<PassageText, 'text'>,
  { phrases, exclusions }: Pick<RetrievalPlan, 'phrases' | 'exclusions'>,
): boolean {
  return matchesPhrases({ text }, phrases) && countMatches(text, exclusions) === 0
}

function countMatches(text: string, phrases: readonly Phrase[]): number {
  if (phrases.length === 0) return 0
  const units = new Uint16Array(text.length)
  for (let at = 0; at < units.length; at++) units[at] = text.charCodeAt(at)
  const field = createFoldedField(text, units)
  return phrases.filter(({ runs }) => findRuns(field, runs, 1).length > 0).length
}

/**
 * Finds the passages that contain a phrase, by bigrams and by terms; what these cannot decide is verified by the text,
 * as far as the reads go. Runs that are not looked up narrow nothing down.
 */
export async function findPhraseMatches(context: RetrievalContext, phrase: Phrase): Promise<PhraseMatches> {
  const { texts, reads, bigrams } = context
  let passages: Int32Array | null = null
  let sure = phrase.runs.length === 1
  let complete = true
  for (const run of phrase.runs) {
    let more: Int32Array | null = null
    if (run.kind === 'ideographs') {
      const matches = await bigrams.find(run.text, Infinity)
      more = matches?.passages ?? null
      sure &&= matches?.sure ?? false
      complete &&= matches?.complete ?? false
      // Postings that were not gone through may be of any passage.
      if (matches && !matches.complete && phrase.runs.length > 1) more = null
    } else {
      more = await listPassages(context, run.text)
      complete &&= more !== null
    }
    if (more === null) continue
    passages = passages === null ? more : intersect(passages, more)
    if (passages.length === 0) return { passages, verified: true, complete }
  }
  if (passages === null) return { passages, verified: false, complete: false }
  const budget = reads.share('verification')
  if (sure || texts.countReadable(passages, budget) < passages.length)
    return { passages, verified: sure, complete }
  const verified: number[] = []
  for (let from = 0; from < passages.length; from += verifiedAtOnce) {
    const read = await texts.read([...passages.subarray(from, from + verifiedAtOnce)], budget)
    for (const passage of read) if (matchesPhrases(passage, [phrase])) verified.push(passage.number)
    if (passages.length > verifiedAtOnce) texts.forget()
  }
  return { passages: Int32Array.from(verified), verified: true, complete }
}

/** Passages that have a term of letters and digits; null where no reads are left to look it up. */
async function listPassages(
  { reader, matcher, sets, reads }: RetrievalContext,
  text: string,
): Promise<Int32Array | null> {
  const budget = reads.share('terms')
  if (budget.left < readsPerTerm) return null
  const entry = (await reader.findTerms(text, 0, budget))[0]
  if (!entry) return new Int32Array(0)
  const all = sets.take()
  const options = { limit: 1, groups: null, only: null, allowed: null, all }
  await matcher.matchTerms([{ ...entry, weight: 1 }], options, budget)
  const passages = all.list()
  sets.give(all)
  return passages
}

import { intersect } from '../../../reader/passage-set.ts'
import { matchesPhrases } from '../../candidates/verify-passage.ts'
import type { Phrase } from '../../retriever.ts'
import type { RetrievalContext } from '../reads/retrieval-context.ts'
import { findLooseMatches, type PhraseMatches } from './loose-phrases.ts'
import { findWordMatches } from './word-matches.ts'

/** Passages whose text is read at once for verification. */
const verifiedAtOnce = 256

/**
 * Finds the passages that contain a phrase, in two phases: bigrams and terms give an approximation, and
 * texts verify it as far as the reads go. A run that was not looked up excludes no passage. Where no
 * passage has a string of ideographs, it is looked for with punctuation inside it.
 */
export async function findPhraseMatches(context: RetrievalContext, phrase: Phrase): Promise<PhraseMatches> {
  const found = await findExactMatches(context, phrase)
  const only = phrase.runs.length === 1 ? phrase.runs[0]! : null
  if (found.passages?.length !== 0 || !found.complete || only?.kind !== 'ideographs') return found
  return (await findLooseMatches(context, only.text)) ?? found
}

async function findExactMatches(context: RetrievalContext, phrase: Phrase): Promise<PhraseMatches> {
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
      const words = await findWordMatches(context, run, phrase.literal !== null)
      more = words.passages
      sure &&= words.sure
      complete &&= words.complete
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

import type { Run } from '../../../query/analyze-query.ts'
import { intersect } from '../../../reader/passage-set.ts'
import type { PlannedTerm } from '../../retriever.ts'
import { readsPerTerm } from '../reads/expected-reads.ts'
import type { RetrievalContext } from '../reads/retrieval-context.ts'

/** Longer words that a word of letters and digits may be the beginning of. */
const maxLonger = 24

/** Passages that may contain a word of letters and digits. */
export interface WordMatches {
  /** In order of the index; null where the word was not looked up. */
  readonly passages: Int32Array | null
  /** Whether each of them has the word. */
  readonly sure: boolean
  /** Whether everything was looked up. */
  readonly complete: boolean
}

/**
 * Finds the passages with a word of letters and digits; with `inside` also those that may have it inside a longer
 * word: by the terms that it begins, and by all of its sub-words. Only a word of several sub-words, or with a dot, stands
 * inside longer words without being a sub-word of them.
 */
export async function findWordMatches(
  context: RetrievalContext,
  run: Run,
  inside: boolean,
): Promise<WordMatches> {
  const budget = context.reads.share('terms')
  if (budget.left < readsPerTerm) return { passages: null, sure: false, complete: false }
  const isComposed = inside && (run.subWords.length > 0 || run.text.includes('.'))
  const entries = await context.reader.findTerms(run.text, isComposed ? maxLonger : 0, budget)
  const exact = entries.find(({ term }) => term === run.text)
  const own = exact ? await listPassages(context, exact) : new Int32Array(0)
  if (!isComposed) return { passages: own, sure: true, complete: true }
  const passages = new Set(own)
  let complete = true
  for (const entry of entries) {
    if (entry.term === run.text) continue
    if (budget.left < 1) complete = false
    else for (const passage of await listPassages(context, entry)) passages.add(passage)
  }
  const ofSubWords = await findSubWordMatches(context, run.subWords)
  for (const passage of ofSubWords ?? []) passages.add(passage)
  return {
    passages: Int32Array.from(passages).sort(),
    sure: passages.size === own.length,
    complete: complete && ofSubWords !== null,
  }
}

/** Passages with every sub-word of a word; null where not all were looked up. */
async function findSubWordMatches(
  context: RetrievalContext,
  subWords: readonly string[],
): Promise<Int32Array | null> {
  const budget = context.reads.share('terms')
  let passages: Int32Array | null = null
  for (const subWord of subWords) {
    if (budget.left < readsPerTerm) return null
    const entry = (await context.reader.findTerms(subWord, 0, budget))[0]
    const more = entry ? await listPassages(context, entry) : new Int32Array(0)
    passages = passages === null ? more : intersect(passages, more)
    if (passages.length === 0) break
  }
  return passages ?? new Int32Array(0)
}

async function listPassages(
  { matcher, sets, reads }: RetrievalContext,
  term: Omit<PlannedTerm, 'weight'>,
): Promise<Int32Array> {
  const all = sets.take()
  const options = { limit: 1, groups: null, only: null, allowed: null, all }
  await matcher.matchTerms([{ ...term, weight: 1 }], options, reads.share('terms'))
  const passages = all.list()
  sets.give(all)
  return passages
}

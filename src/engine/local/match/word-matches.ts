import type { Run } from '../../../query/analyze-query.ts'
import { intersect } from '../../../reader/passage-set.ts'
import type { PlannedTerm } from '../../retriever.ts'
import { readsPerTerm } from '../reads/expected-reads.ts'
import type { RetrievalContext } from '../reads/retrieval-context.ts'

/** Longer words that a word of letters and digits may stand in. */
const maxLonger = 24
/** Files of terms that are gone through for these at most. */
const maxFilesInside = 8

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
 * word: by the terms that contain it, and by all of its sub-words. Where there are too many files of terms, the
 * longer terms are those that it begins. A word of the index that has neither several sub-words nor a dot is a sub-word
 * of the words that it stands in.
 */
export async function findWordMatches(
  context: RetrievalContext,
  run: Run,
  inside: boolean,
): Promise<WordMatches> {
  const { reader } = context
  const { text, subWords } = run
  const budget = context.reads.share('terms')
  if (budget.left < readsPerTerm) return { passages: null, sure: false, complete: false }
  const exact = await reader.findTerms(text, 0, budget)
  const own = await listPassages(context, exact)
  const isComposed = subWords.length > 0 || text.includes('.')
  if (!inside || (exact.length > 0 && !isComposed)) return { passages: own, sure: true, complete: true }
  // The term of asp.net has no dot.
  const holding = await reader.findTermsInside(text.replace(/^\./, ''), maxLonger + 1, maxFilesInside, budget)
  const found = holding ?? (isComposed ? await reader.findTerms(text, maxLonger, budget) : [])
  const isListed = holding !== null || !isComposed || subWords.length > 0
  const longer = found.filter(({ term }) => term !== text)
  const readable = longer.slice(0, Math.min(maxLonger, budget.left))
  const passages = new Set([...own, ...(await listPassages(context, readable))])
  const ofSubWords = await findSubWordMatches(context, subWords)
  for (const passage of ofSubWords ?? []) passages.add(passage)
  return {
    passages: Int32Array.from(passages).sort(),
    sure: passages.size === own.length,
    complete: isListed && readable.length === longer.length && ofSubWords !== null,
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
    const more = await listPassages(context, await context.reader.findTerms(subWord, 0, budget))
    passages = passages === null ? more : intersect(passages, more)
    if (passages.length === 0) break
  }
  return passages ?? new Int32Array(0)
}

/** Lists the passages with any of some terms, in order of the index. */
export async function listPassages(
  { matcher, sets, reads }: RetrievalContext,
  terms: readonly Omit<PlannedTerm, 'weight'>[],
): Promise<Int32Array> {
  const all = sets.take()
  const options = { limit: 1, groups: null, only: null, allowed: null, all }
  const weighted = terms.map((term) => ({ ...term, weight: 1 }))
  try {
    await matcher.matchTerms(weighted, options, reads.share('terms'))
    return all.list()
  } finally {
    sets.give(all)
  }
}

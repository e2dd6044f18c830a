import type { QueryTerm } from '../../engine/engine.ts'
import type { AnalyzedClause } from '../../query/analyze-query.ts'
import { intersect } from '../../reader/passage-set.ts'
import type { ReadPassage } from '../passage-texts.ts'
import { createFoldedField, findRuns } from '../phrase-match.ts'
import type { RetrievalContext } from './retrieval-context.ts'

/** Files that finding the matches of one run reads at most, where reads are counted. */
const readsPerRun = 6
/** Passages whose text is read at once when matches are checked. */
const checkedAtOnce = 256

/** Passages that hold a clause. */
export interface PhraseMatches {
  /** In order of the index. */
  readonly passages: Int32Array
  /** Whether each surely holds it, and no other does. */
  readonly exact: boolean
}

/** Tells whether a read passage holds each of some clauses in one substring, in one of its fields. */
export function matchesPhrases({ text }: ReadPassage, clauses: readonly AnalyzedClause[]): boolean {
  const units = new Uint16Array(text.length)
  for (let at = 0; at < units.length; at++) units[at] = text.charCodeAt(at)
  const field = createFoldedField(text, units)
  return clauses.every((clause) => findRuns(field, clause.runs, 1).length > 0)
}

/**
 * Finds the passages that hold a clause in one substring, by pairs of characters and by terms; what these cannot
 * decide is read, as far as the budget goes.
 *
 * @param reserve  reads to leave for what comes after
 */
export async function findPhraseMatches(
  context: RetrievalContext,
  clause: AnalyzedClause,
  reserve: number,
): Promise<PhraseMatches> {
  const { reader, engine, texts, budget } = context
  let passages: Int32Array | null = null
  let sure = clause.runs.length === 1
  let complete = true
  for (const run of clause.runs) {
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
      const matches = await engine.findBigramMatches(run.text, { reads, postings: Infinity }, budget)
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
    for (const passage of read) if (matchesPhrases(passage, [clause])) kept.push(passage.number)
    if (found.length > checkedAtOnce) texts.forget()
  }
  return { passages: Int32Array.from(kept), exact: complete }
}

async function listPassages(
  { engine, sets, budget }: RetrievalContext,
  term: QueryTerm,
): Promise<Int32Array> {
  const all = sets.take()
  await engine.matchTerms([term], { limit: 1, only: null, allowed: null, all }, budget)
  const passages = all.list()
  sets.give(all)
  return passages
}

import type { SearchEngine } from '../engine/engine.ts'
import { intersect } from '../engine/packed/gram-holders.ts'
import type { Artifact } from '../index/artifact.ts'
import type { ReadBudget } from '../index/file-cache.ts'
import type { AnalyzedClause } from '../query/analyze-query.ts'
import { createFoldedField, findRuns } from './find-runs.ts'
import type { PassageTexts, ReadPassage } from './passage-texts.ts'

/** Files that finding the holders of one run reads at most, where reads are counted. */
const readsPerRun = 6
/** Passages whose text is read at once when holders are checked. */
const checkedAtOnce = 256

/** Passages that hold a clause. */
export interface ClauseHolders {
  /** In order of the index. */
  readonly passages: Int32Array
  /** Whether each surely holds it, and no other does. */
  readonly exact: boolean
}

/** Tells whether a read passage holds a clause in one piece, in one of its fields. */
export function holdsClause(read: ReadPassage, clause: AnalyzedClause): boolean {
  const units = new Uint16Array(read.text.length)
  for (let at = 0; at < units.length; at++) units[at] = read.text.charCodeAt(at)
  return findRuns(createFoldedField(read.text, units), clause.runs, 1).length > 0
}

/**
 * Finds the passages that hold a clause in one piece, by pairs of characters and by terms; what these cannot
 * decide is read, as far as the budget goes.
 *
 * @param reserve  reads to leave for what comes after
 */
export async function findClauseHolders(
  artifact: Artifact,
  engine: SearchEngine,
  clause: AnalyzedClause,
  texts: PassageTexts,
  reserve: number,
  budget: ReadBudget,
): Promise<ClauseHolders> {
  let passages: Int32Array | null = null
  let exact = clause.runs.length === 1
  for (const run of clause.runs) {
    if (budget.left <= reserve) {
      exact = false
      break
    }
    let more: Int32Array
    if (run.kind === 'ideographs') {
      const most = Math.max(
        1,
        Math.min(budget.left === Infinity ? Infinity : readsPerRun, budget.left - reserve),
      )
      const holders = await engine.findHolders(run.text, most, budget)
      more = holders.passages
      exact &&= holders.exact
    } else {
      const entry = (await artifact.findTerms(run.text, 0, budget))[0]
      more = entry ? await listPassages(engine, { ...entry, weight: 1 }, budget) : new Int32Array(0)
    }
    passages = passages === null ? more : intersect(passages, more)
    if (passages.length === 0) return { passages, exact: true }
  }
  const found = passages ?? new Int32Array(0)
  if (exact || texts.countReadable(found, reserve) < found.length) return { passages: found, exact }
  const kept: number[] = []
  for (let from = 0; from < found.length; from += checkedAtOnce) {
    const read = await texts.read([...found.subarray(from, from + checkedAtOnce)])
    for (const passage of read) if (holdsClause(passage, clause)) kept.push(passage.number)
    if (found.length > checkedAtOnce) texts.forget()
  }
  return { passages: Int32Array.from(kept), exact: true }
}

async function listPassages(
  engine: SearchEngine,
  term: Parameters<SearchEngine['matchTerms']>[0][number],
  budget: ReadBudget,
): Promise<Int32Array> {
  const matches = await engine.matchTerms([term], { limit: 1, allowed: null, exhaustive: true }, budget)
  return matches.all ?? matches.passages
}

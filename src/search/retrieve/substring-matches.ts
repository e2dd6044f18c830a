import type { BigramMatches } from '../../engine/engine.ts'
import type { Run } from '../../query/analyze-query.ts'
import type { PassageSet } from '../../reader/passage-set.ts'
import { longestName } from './out-of-vocabulary.ts'
import type { RetrievalContext } from './retrieval-context.ts'

/** A substring that stands in more passages than this is left to the words channel. */
const mostHolders = 20_000
const readsPerPiece = 8
/** Texts that one substring is looked for in at most; a substring held by more is found by its words. */
const checkedPieces = 64
/** So few possible matches are all looked at, to know whether the substring is rare. */
const fewHolders = 24

/** Who holds a substring of a query in one substring. */
export interface SubstringMatch {
  readonly run: Run
  /** Passages that hold it; those that words brought up already may be missing. */
  readonly passages: Int32Array
  readonly complete: boolean
  /** Passages that may hold it, those of the words channel too; how many they are as far as is known. */
  readonly matches: Int32Array
  readonly holding: number
}

/**
 * Finds who holds the substrings of a query in one substring. What pairs of characters cannot decide is checked against
 * the text, but for passages that matched by their words: these are found as it is.
 *
 * @param counted  passages that matched by their words, where all of them were counted
 * @param scored  the best of them
 * @param knownMatches  who may hold the substrings that were looked for already
 */
export async function findSubstringMatches(
  { reader, engine, texts, budget }: RetrievalContext,
  runs: readonly Run[],
  reserve: number,
  counted: PassageSet | null,
  scored: { has(passage: number): boolean },
  knownMatches: ReadonlyMap<string, BigramMatches>,
): Promise<SubstringMatch[]> {
  const found: SubstringMatch[] = []
  for (const run of runs.slice(0, 8)) {
    const id = reader.lexicon.idOf(run.text)
    // Words of many passages are served by the words channel; what it misses is the same word inside alternatives.
    if (id >= 0 && (reader.lexicon.frequency(id) > mostHolders || counted === null)) continue
    if (budget.left < reserve + 2) break
    const reads = budget.left === Infinity ? Infinity : Math.min(readsPerPiece, budget.left - reserve)
    const matches =
      knownMatches.get(run.text) ??
      (await engine.findBigramMatches(run.text, { reads, postings: mostHolders }, budget))
    const { passages, complete } = matches
    if (matches.sure) {
      found.push({ run, passages, complete, matches: passages, holding: passages.length })
      continue
    }
    const isKnown = (passage: number): boolean => counted?.has(passage) ?? scored.has(passage)
    const few = passages.length <= fewHolders
    const open = few ? passages : passages.filter((passage) => !isKnown(passage))
    const readable = open.subarray(0, Math.min(checkedPieces, texts.countReadable(open, reserve >> 1)))
    const read = await texts.read([...readable])
    const kept = read.filter((passage) => passage.text.includes(run.text)).map((passage) => passage.number)
    // No words bring up who holds a name that is not in the dictionary; its pairs are seldom wrong.
    if (run.text.length <= longestName) kept.push(...open.subarray(readable.length))
    found.push({
      run,
      passages: Int32Array.from(kept),
      complete: complete && readable.length === open.length,
      matches: few ? Int32Array.from(kept) : passages,
      holding: few ? kept.length : passages.length,
    })
  }
  return found
}

import { findLoosely } from '../../../query/loose-match.ts'
import { intersect } from '../../../reader/passage-set.ts'
import { looseUnits } from '../../candidates/string-limits.ts'
import type { RetrievalContext } from '../reads/retrieval-context.ts'
import { verifyMatches } from './verify-matches.ts'

/** Passages that contain a phrase. */
export interface PhraseMatches {
  /** In order of the index; null where the phrase was not looked up at all. */
  readonly passages: Int32Array | null
  /** Whether each of them contains it; else they are an approximation. */
  readonly verified: boolean
  /** Whether no other contains it. */
  readonly complete: boolean
}

/**
 * Finds the passages that contain a string of ideographs with punctuation somewhere in it (克莱丽丝·霍夫曼 for 克莱丽丝霍夫曼):
 * those that have both sides of one of its splits, verified by their text.
 *
 * @returns null where loose matching does not apply
 */
export async function findLooseMatches(
  context: RetrievalContext,
  text: string,
): Promise<PhraseMatches | null> {
  if (text.length < looseUnits.min || text.length > looseUnits.max) return null
  const candidates = new Set<number>()
  let complete = true
  for (let at = 1; at < text.length; at++) {
    const sides = [text.slice(0, at), text.slice(at)].filter((side) => side.length > 1)
    let matching: Int32Array | null = null
    for (const side of sides) {
      if (matching?.length === 0) break
      const matches = await context.bigrams.find(side, Infinity)
      complete &&= matches?.complete ?? false
      if (matches) matching = matching === null ? matches.passages : intersect(matching, matches.passages)
    }
    for (const passage of matching ?? []) candidates.add(passage)
  }
  const sorted = Int32Array.from(candidates).sort()
  const { matches, unread } = await verifyMatches(
    context,
    sorted,
    (passage) => findLoosely(passage.text, text, 1).length > 0,
  )
  return { passages: matches, verified: true, complete: complete && unread.length === 0 }
}

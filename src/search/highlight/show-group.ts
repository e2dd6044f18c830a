import type { Candidate, Retriever } from '../../engine/retriever.ts'
import type { StoredPassage } from '../../format/stored-fields/passage-record.ts'
import type { IndexReader } from '../../reader/index-reader.ts'
import type { ReadBudget } from '../../reader/read-plan.ts'
import type { AskedQuery } from '../asked-query.ts'
import type { RankedGroup } from '../rank/rank.ts'
import type { ShownGroup } from './create-hit.ts'
import { opensAtTop } from './opens-at-top.ts'

/** Decides where a hit opens: at its passage, or at the top of its page where hits are articles. */
export async function showGroup(
  reader: IndexReader,
  { request, query, retriever, reads }: AskedQuery,
  [best, ...others]: RankedGroup,
): Promise<ShownGroup> {
  const { candidate } = best
  const isAtTop =
    request.group === 'article' && !reader.manifest.whole && opensAtTop(query.wanted, candidate.text!)
  return {
    best,
    others: others.flatMap(({ candidate }) => candidate.text ?? []),
    opening: isAtTop ? await readOpening(reader, retriever, candidate, reads.share('page')) : null,
  }
}

/**
 * Reads the first passage of an article; from a file that the request uses already alone: another would be one more wave
 * of reads, and the passage that was found is shown then.
 */
async function readOpening(
  reader: IndexReader,
  retriever: Retriever,
  candidate: Candidate,
  budget: ReadBudget,
): Promise<StoredPassage> {
  const { passage } = candidate.text!
  if (retriever.readOpening) return (await retriever.readOpening(candidate)) ?? passage
  const [first] = reader.passagesOf(candidate.article)
  const isAtHand = budget.left === Infinity || reader.usesFile('store', reader.storeFileOf(first), budget)
  if (first === candidate.passage || !isAtHand) return passage
  const [opening = passage] = await reader.readPassages([first], budget)
  return opening
}

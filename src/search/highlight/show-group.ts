import type { Retriever } from '../../engine/retriever.ts'
import type { IndexReader } from '../../reader/index-reader.ts'
import type { ReadBudget } from '../../reader/read-plan.ts'
import type { CompiledQuery } from '../compile-query.ts'
import type { RankedGroup } from '../rank/rank.ts'
import type { ShownGroup } from './create-hit.ts'
import { opensAtTop } from './opens-at-top.ts'

/**
 * Decides where a hit opens: at its passage, or at the top of its page. The first passage of an article is read only
 * from a file that the request uses already: another would be one more wave of reads.
 *
 * @param byArticle  whether hits are articles; a hit that is a passage opens at that passage
 */
export async function showGroup(
  reader: IndexReader,
  retriever: Retriever,
  [best, ...others]: RankedGroup,
  { wanted }: CompiledQuery,
  byArticle: boolean,
  budget: ReadBudget,
): Promise<ShownGroup> {
  const { candidate } = best
  const text = candidate.text!
  const texts = others.flatMap(({ candidate }) => candidate.text ?? [])
  if (!byArticle || reader.manifest.whole || !opensAtTop(wanted, text))
    return { best, others: texts, opening: null }
  if (retriever.readOpening)
    return { best, others: texts, opening: (await retriever.readOpening(candidate)) ?? text.passage }
  const [first] = reader.passagesOf(candidate.article)
  const isAtHand = budget.left === Infinity || reader.usesFile('store', reader.storeFileOf(first), budget)
  if (first === candidate.passage || !isAtHand) return { best, others: texts, opening: text.passage }
  const [opening = text.passage] = await reader.readPassages([first], budget)
  return { best, others: texts, opening }
}

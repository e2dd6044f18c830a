import { exactTitlesName } from '../../format/lookup/exact-titles.ts'
import { fileOfKey, findNumbers } from '../../format/lookup/hash-table.ts'
import type { IndexReader } from '../../reader/index-reader.ts'
import type { ReadPlan } from '../../reader/read-plan.ts'

/**
 * Looks up the passages under a title or heading. Words that stand in many passages do not bring up the one page that
 * is titled with them, so these are reranked whatever their terms.
 *
 * @param key  see `titleKey`; null for none
 * @returns in order of the index; some may stand under another title of the same hash
 */
export async function findTitled(
  reader: IndexReader,
  key: string | null,
  reads: ReadPlan,
): Promise<readonly number[]> {
  const budget = reads.share('terms')
  const files = countFiles(reader)
  if (key === null || files === 0 || budget.left < 1) return []
  const file = await reader.readNamed(exactTitlesName(fileOfKey(key, files)), budget)
  return findNumbers(file, key)
}

function countFiles({ hasNamed }: IndexReader): number {
  let files = 0
  while (hasNamed(exactTitlesName(files))) files++
  return files
}

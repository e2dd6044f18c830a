import type { GroupOptions } from '../matcher/passage-matcher.ts'

/** Counts candidates until there are enough of them, and enough groups among them. */
export interface Quota {
  add(passage: number): void
  isMet(): boolean
  /** How many of some passages, in order, meet the quota together; all of them where they do not. */
  countNeeded(passages: Int32Array): number
}

/**
 * Makes a quota of `limit` passages.
 *
 * @param groups  articles wanted among them; null where passages are not grouped
 */
export function createQuota(limit: number, groups: GroupOptions | null): Quota {
  const articles = new Set<number>()
  let passages = 0
  function add(passage: number): void {
    passages++
    if (groups !== null && articles.size < groups.limit) articles.add(groups.siblingsOf(passage)[0])
  }
  const isMet = (): boolean => passages >= limit && (groups === null || articles.size >= groups.limit)
  return {
    add,
    isMet,
    countNeeded(listed) {
      let needed = 0
      while (needed < listed.length && !isMet()) add(listed[needed++]!)
      return needed
    },
  }
}

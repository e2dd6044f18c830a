import { titleKeys } from '../../format/lookup/exact-titles.ts'
import type { RerankQuery } from './rerank-query.ts'
import { share, sumPresent } from './sum-weights.ts'

/**
 * What a title counts beside one that is the query: where it is but for signs or 与 for 和, but for what stands in brackets
 * behind it, and where it introduces what the query asks for (see `titleKeys`). Of 137 subjects of 24 sites that have a
 * page such as 线段树基础 and none titled 线段树, 135 have it first, without this 111; with 0.8 such a page came before one
 * titled with the query.
 */
const countsByKey = [0.8, 0.8, 0.6]

/** What a heading counts that has the query and more, beside a title: the page on 生命周期 is before sections that have it. */
const headingHolds = 0.5

/**
 * What a title counts beside one that is the query where it is what a question asks about: of 110 titles of a site, asked
 * for with 是什么 behind them, 110 are first, without this 93; with 怎么用 110 and 90, with 请问 before them 110 and 91. Of 414
 * of another with 教程 408, without 374.
 */
const askedFor = 0.6

/** Features of a passage's title and headings; 0 when absent. */
export interface TitleFeatures {
  /** Words of the query in the title, or in the heading that has most of them. */
  readonly title: number
  /** Bigrams of the query in the title, or in the heading that has most of them: 进程 and 通信 of 进程|间通信. */
  readonly titlePairs: number
  /** Share of the query's bigrams, by weight, that it has: much of a few words, little of a question. */
  readonly titlePairsShare: number
  /** Share of the title, or of a heading, that words of the query make up. */
  readonly titleShare: number
  /** The title, or a heading that is no more than that, has the whole query as one substring: 1; another heading: less. */
  readonly titleHolds: number
  /** The title is the query: 1, or less where only its signs differ or the query asks about it. */
  readonly isTitle: number
  /** The passage's own heading is the query, in the same way. */
  readonly isHeading: number
}

/** Compares title and headings with the query; shares and sums by the best of them. */
export function extractTitleFeatures(query: RerankQuery, titleAndHeadings: readonly string[]): TitleFeatures {
  const best = {
    title: 0,
    titlePairs: 0,
    titlePairsShare: 0,
    titleShare: 0,
    titleHolds: 0,
    isTitle: 0,
    isHeading: 0,
  }
  for (const [at, title] of titleAndHeadings.entries()) {
    if (title === '') continue
    let weights = 0
    let units = 0
    for (const [word, weight] of query.words) {
      if (!title.includes(word)) continue
      weights += weight
      units += word.length
    }
    const titleShare = Math.min(1, units / title.length)
    best.title = Math.max(best.title, weights)
    best.titlePairs = Math.max(best.titlePairs, sumPresent(query.bigrams, title))
    best.titleShare = Math.max(best.titleShare, titleShare)
    const same =
      compareTitle(query, title) ||
      askedFor * compareTitle({ squeezed: '', titleKey: query.subjectKey }, title)
    if (query.squeezed.length > 1 && query.wholes.some((whole) => title.includes(whole)))
      best.titleHolds = Math.max(best.titleHolds, at === 0 || same > 0 ? 1 : headingHolds)
    if (at === 0) best.isTitle = same
    else if (at === titleAndHeadings.length - 1) best.isHeading = same
  }
  best.titlePairsShare = share(best.titlePairs, query.bigramsTotal)
  return best
}

/**
 * Whether a title is a query: 1 but for blanks, less as `titleKeys` says, else 0.
 *
 * @param title  folded
 */
export function compareTitle(
  { squeezed, titleKey: key }: Pick<RerankQuery, 'squeezed' | 'titleKey'>,
  title: string,
): number {
  const least = key ?? squeezed
  // Nearly no title is the query, and two characters of it tell so without a pattern; 和 may be another word.
  const sure = least.replaceAll('和', '')
  if (
    title.length < Math.max(1, least.length) ||
    !title.includes(sure.charAt(0)) ||
    !title.includes(sure.slice(-1))
  )
    return 0
  if (title.replace(/\s+/gu, '') === squeezed) return 1
  return key === null ? 0 : (countsByKey[titleKeys(title).indexOf(key)] ?? 0)
}

import { decodePath } from '../../../src/article/html/site/page-address.ts'
import type { SiteCheck } from './check-site.ts'
import type { SourceComparison } from './compare-source.ts'

const shownExamples = 8
const longestExample = 200

/** The figures of a checked site as one line of JSON, and examples of what is wrong. */
export interface CheckReport {
  readonly line: string
  readonly examples: string
  /** Every address and anchor exists. */
  readonly isWhole: boolean
}

/** Sums up the check of a built site. */
export function describeCheck(site: string, check: SiteCheck): CheckReport {
  const { pages, articles, passages, anchors, ...found } = check
  return {
    line: JSON.stringify({
      site,
      pages,
      articles,
      passages,
      refused: found.refused.length,
      addresses: share(articles, found.deadAddresses),
      anchors: share(anchors, found.deadAnchors),
      repeated: found.repeatedLines.length,
      markup: found.markup.length,
      lost: found.lost.length,
    }),
    examples: describeExamples(found),
    isWhole: found.deadAddresses.length + found.deadAnchors.length === 0,
  }
}

/** Sums up the comparison of sources with the site that was built from them. */
export function describeComparison(source: string, comparison: SourceComparison): CheckReport {
  const { articles, anchors, ...found } = comparison
  return {
    line: JSON.stringify({
      source,
      articles,
      addresses: share(articles, found.deadAddresses),
      anchors: share(anchors, found.deadAnchors),
      missed: found.missed.length,
      otherTitles: found.otherTitles.length,
    }),
    examples: describeExamples(found),
    isWhole: found.deadAddresses.length + found.deadAnchors.length === 0,
  }
}

function share(all: number, wrong: readonly string[]): string {
  return `${all - wrong.length}/${all}`
}

function describeExamples(found: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(found)
    .flatMap(([name, list]) =>
      list.slice(0, shownExamples).map((example) => `  ${name}: ${shorten(example)}\n`),
    )
    .join('')
}

function shorten(example: string): string {
  return decodePath(example).replace(/\s+/g, ' ').slice(0, longestExample)
}

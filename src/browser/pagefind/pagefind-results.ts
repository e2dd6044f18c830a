import type { AnsweredHit, AnsweredSearch } from '../../client/search-answer.ts'
import { decodeEscapes } from '../../text/decode-escapes.ts'

/** A place on a page that matched, as Pagefind's interfaces show it. */
export interface PagefindSubResult {
  readonly title: string
  readonly url: string
  readonly excerpt: string
  readonly plain_excerpt: string
  readonly locations: readonly number[]
  readonly weighted_locations: readonly never[]
  readonly anchor?: {
    readonly element: string
    readonly id: string
    readonly text: string
    readonly location: number
  }
}

/** What Pagefind's `data()` answers of a page. */
export interface PagefindData {
  readonly url: string
  readonly raw_url: string
  readonly content: string
  readonly raw_content: string
  readonly excerpt: string
  readonly plain_excerpt: string
  readonly word_count: number
  readonly meta: Readonly<Record<string, string>>
  readonly filters: Readonly<Record<string, readonly string[]>>
  readonly anchors: readonly never[]
  readonly locations: readonly number[]
  readonly weighted_locations: readonly never[]
  readonly sub_results: readonly PagefindSubResult[]
}

/** One page of a Pagefind answer. */
export interface PagefindResult {
  readonly id: string
  readonly score: number
  readonly words: readonly number[]
  data(): Promise<PagefindData>
}

/**
 * Groups the passages of an answer by their page, in the order of each page's best passage.
 *
 * @param addressOf  turns an address of the index into the one a page links to
 */
export function groupByPage(
  hits: AnsweredSearch['hits'],
  addressOf: (url: string) => string,
): PagefindResult[] {
  const pages = new Map<string, AnsweredHit[]>()
  for (const hit of hits) {
    const page = pages.get(hit.article.id)
    if (page === undefined) pages.set(hit.article.id, [hit])
    else page.push(hit)
  }
  return [...pages].map(([id, ofPage]) => ({
    id,
    score: ofPage[0]!.score,
    words: [],
    data: async () => describePage(ofPage, addressOf),
  }))
}

function describePage(hits: readonly AnsweredHit[], addressOf: (url: string) => string): PagefindData {
  const best = hits[0]!
  const { article, snippet } = best
  const meta: Record<string, string> = { title: article.title }
  const image = best.picture?.src ?? article.image
  if (image !== null) Object.assign(meta, { image, image_alt: best.picture?.caption.text ?? '' })
  if (article.date !== null) meta.date = article.date
  if (article.authors.length > 0) meta.author = article.authors.join('、')
  const url = addressOf(article.url)
  return {
    url,
    raw_url: article.url,
    content: snippet.text,
    raw_content: snippet.text,
    excerpt: snippet.html,
    plain_excerpt: snippet.text,
    word_count: snippet.text.length,
    meta,
    filters: { ...article.fields, authors: article.authors, tags: article.tags },
    anchors: [],
    locations: listLocations(best, 0),
    weighted_locations: [],
    sub_results: listSections(hits, addressOf),
  }
}

/** Sections in the order of the page, as Pagefind has them; their locations tell which are best. */
function listSections(hits: readonly AnsweredHit[], addressOf: (url: string) => string): PagefindSubResult[] {
  return withOwnMatches(firstOfEachSection(hits))
    .map((hit, order) => ({ ordinal: hit.ordinal, section: describePassage(hit, order, addressOf) }))
    .sort((a, b) => a.ordinal - b.ordinal)
    .map(({ section }) => section)
}

/** A long section is several passages; a page lists it once, by its best. */
function firstOfEachSection(hits: readonly AnsweredHit[]): AnsweredHit[] {
  return hits.filter((hit, index) => hits.findIndex(({ url }) => url === hit.url) === index)
}

/** The best section, and those with a match of their own: one is found by title and headings above it too. */
function withOwnMatches(hits: readonly AnsweredHit[]): AnsweredHit[] {
  const hasMarks = ({ snippet, headingMarks }: AnsweredHit) =>
    snippet.marks.length > 0 || (headingMarks.at(-1) ?? []).length > 0
  return hits.filter((hit, index) => index === 0 || hasMarks(hit))
}

function describePassage(
  hit: AnsweredHit,
  order: number,
  addressOf: (url: string) => string,
): PagefindSubResult {
  const heading = hit.headings.at(-1)
  const fragment = hit.url.indexOf('#')
  return {
    title: heading ?? hit.article.title,
    url: addressOf(hit.url) + (fragment < 0 && isStarlight() ? '#_top' : ''),
    excerpt: hit.snippet.html,
    plain_excerpt: hit.snippet.text,
    locations: listLocations(hit, order),
    weighted_locations: [],
    ...(heading !== undefined && fragment >= 0
      ? {
          anchor: {
            element: 'h2',
            id: decodeEscapes(hit.url.slice(fragment + 1)),
            text: heading,
            location: order,
          },
        }
      : {}),
  }
}

/**
 * Every title of Starlight has an anchor, so its styles know no match that belongs to the page alone: the default UI
 * draws one outside of the card where its address is that of the page.
 */
function isStarlight(): boolean {
  return globalThis.customElements?.get('site-search') !== undefined
}

/** Pagefind's interfaces order passages by how many matches each has: their order here, best first. */
function listLocations(hit: AnsweredHit, order: number): number[] {
  return Array.from({ length: Math.max(1, 100 - order) }, (_, index) => hit.ordinal * 1000 + index)
}

import { type PageHead, splitList } from '../tree/page-head.ts'
import { collapse } from '../tree/page-tree.ts'

/** What the pages of a site have in common, so that one page can be read without the others. */
export interface SiteProfile {
  /** Address that pages call their site's, without a path: `https://example.org`; null where they do not. */
  readonly origin: string | null
  /** Some pages mark their content (`data-pagefind-body`): those that do not are left out. */
  readonly marksBodies: boolean
  /** Ends and beginnings of `<title>` that name the site, separators with them; the longest first. */
  readonly titleEndings: readonly string[]
  readonly titleBeginnings: readonly string[]
  /** Descriptions, keywords, each and all of them, and pictures that most pages share. */
  readonly sharedValues: readonly string[]
  /** Paragraphs and headings that stand on most pages, as `repetitionKey` writes them. */
  readonly repeatedText: readonly string[]
  /** Articles say so by `og:type`, so what says otherwise may be a list of them. */
  readonly typesArticles: boolean
  /** Names of the filter fields that are read, beside those that pages mark. */
  readonly fields: readonly string[]
}

/** A site of which nothing is known. */
export const unknownSite: SiteProfile = Object.freeze({
  origin: null,
  marksBodies: false,
  titleEndings: Object.freeze([]),
  titleBeginnings: Object.freeze([]),
  sharedValues: Object.freeze([]),
  repeatedText: Object.freeze([]),
  typesArticles: false,
  fields: Object.freeze(['category', 'lang']),
})

const separator = /\s*[|｜_·•»«]\s*|\s+[-–—:：~]\s+|\s*[—–]{2}\s*/g
/** Pages that must share a part of a title before it names the site. */
const fewestPages = 3
const titleShare = 0.25
const sharedShare = 0.5
/** Of the sampled pages, those that must repeat a paragraph: anywhere, or near the ends of their text, as boxes do. */
const repeatedShares = { anywhere: 0.8, atEnds: 0.6 } as const
/** Paragraphs from the start and the end of a page that are near its ends. */
const ends = { first: 3, last: 6 } as const
/** Fewer sampled pages than this say nothing of what is repeated. */
const fewestSampled = 5

/** Names of `<meta>` whose value may be the site's and not the page's. */
const siteWide = ['description', 'og:description', 'keywords', 'og:image', 'twitter:image']

/**
 * Finds what the pages of a site have in common.
 *
 * @param heads  of all pages
 * @param samples  for some pages, the `repetitionKey` of each paragraph and heading
 */
export function profileSite(
  heads: readonly PageHead[],
  samples: readonly (readonly string[])[],
): Pick<SiteProfile, 'titleEndings' | 'titleBeginnings' | 'sharedValues' | 'repeatedText' | 'typesArticles'> {
  const titles = heads.map(({ title }) => title)
  const enoughTitles = Math.max(fewestPages, titleShare * heads.length)
  const enoughValues = Math.max(fewestPages, sharedShare * heads.length)
  const values = heads.map(({ meta }) => [
    ...siteWide.flatMap((name) => meta.get(name) ?? []),
    ...(meta.get('keywords') ?? []).flatMap(splitList),
  ])
  const articles = heads.filter(({ meta }) => meta.get('og:type')?.[0] === 'article').length
  return {
    titleEndings: common(titles.map(endingsOf), enoughTitles).sort(byLength),
    titleBeginnings: common(titles.map(beginningsOf), enoughTitles).sort(byLength),
    sharedValues: common(values, enoughValues),
    repeatedText: findRepeated(samples),
    typesArticles: articles >= fewestPages,
  }
}

/**
 * Finds what most texts of a site repeat.
 *
 * @param samples  for some texts, the `repetitionKey` of each paragraph
 */
export function findRepeated(samples: readonly (readonly string[])[]): string[] {
  if (samples.length < fewestSampled) return []
  const enough = (share: number): number => Math.max(fewestSampled, share * samples.length)
  const atEnds = samples.map((keys) => [...keys.slice(0, ends.first), ...keys.slice(-ends.last)])
  const repeated = new Set([
    ...common(samples, enough(repeatedShares.anywhere)),
    ...common(atEnds, enough(repeatedShares.atEnds)),
  ])
  return [...repeated].filter(hasWords)
}

/** Takes the site's name off the title of a page; a title that is nothing else stays. */
export function withoutSiteName(title: string, profile: SiteProfile, siteName: string | null = null): string {
  const ending = profile.titleEndings.find((text) => title.endsWith(text) && title.length > text.length)
  if (ending !== undefined) return title.slice(0, -ending.length).trim()
  const beginning = profile.titleBeginnings.find(
    (text) => title.startsWith(text) && title.length > text.length,
  )
  if (beginning !== undefined) return title.slice(beginning.length).trim()
  if (siteName === null) return title
  const named = endingsOf(title).find((text) => collapse(text.replace(separator, ' ')) === siteName)
  return named === undefined ? title : title.slice(0, -named.length).trim() || title
}

function endingsOf(title: string): string[] {
  return [...title.matchAll(separator)]
    .map(({ index }) => title.slice(index))
    .filter((end) => end.length < title.length)
}

function beginningsOf(title: string): string[] {
  return [...title.matchAll(separator)]
    .map(({ index, 0: { length } }) => title.slice(0, index + length))
    .filter((beginning) => beginning.length < title.length)
}

/** Values that at least so many lists hold. */
function common(lists: readonly (readonly string[])[], enough: number): string[] {
  const counts = new Map<string, number>()
  for (const list of lists) for (const value of new Set(list)) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].filter(([, count]) => count >= enough).map(([value]) => value)
}

/** Pages that have an address alone as a paragraph do not repeat it. */
function hasWords(key: string): boolean {
  return /[\p{L}\p{N}]/u.test(key.replaceAll('https://', ''))
}

function byLength(a: string, b: string): number {
  return b.length - a.length
}

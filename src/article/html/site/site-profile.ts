import { common, findRepeated } from '../../passages/repeated-text.ts'
import { type PageHead, splitList } from '../tree/page-head.ts'

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
export const unknownSite: SiteProfile = {
  origin: null,
  marksBodies: false,
  titleEndings: [],
  titleBeginnings: [],
  sharedValues: [],
  repeatedText: [],
  typesArticles: false,
  fields: ['category', 'lang'],
}

const separator =
  /\s*[|｜_·•»«]\s*|\s+[-–—:：~]\s+|\s*[—–]{2}\s*|(?<=[\p{Script=Han}\p{P}])-(?=\p{Script=Han})/gu
/** Pages that must share a part of a title before it names the site. */
const fewestPages = 3
const titleShare = 0.25
const sharedShare = 0.5
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

/** Takes the site's name off the title of a page; a title that is nothing else stays. */
export function withoutSiteName(title: string, profile: SiteProfile, siteName: string | null = null): string {
  const ending = profile.titleEndings.find((text) => title.endsWith(text) && title.length > text.length)
  if (ending !== undefined) return title.slice(0, -ending.length).trim()
  const beginning = profile.titleBeginnings.find(
    (text) => title.startsWith(text) && title.length > text.length,
  )
  if (beginning !== undefined) return title.slice(beginning.length).trim()
  if (siteName === null) return title
  const named = endingsOf(title).find((text) => text.replace(/^[\s\p{P}\p{S}]+/u, '') === siteName)
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

function byLength(a: string, b: string): number {
  return b.length - a.length
}

import type { LeftOutReason } from '../../../format/article.ts'
import { isArticleAddress } from '../../fields/addresses.ts'
import { repetitionKey } from '../../passages/repeated-text.ts'
import { readPageBlocks } from '../blocks/page-blocks.ts'
import { drawsFormulas } from '../blocks/page-formula.ts'
import { findMainContent, isMarkedBody } from '../tree/main-content.ts'
import { readPageHead } from '../tree/page-head.ts'
import { findElement, parsePageTree } from '../tree/page-tree.ts'
import {
  type AddressedPage,
  type CanonicalSite,
  canonicalOf,
  findCanonicalSite,
  findLinkedSite,
  pathOnSite,
} from './canonical.ts'
import { isListPath } from './list-page.ts'
import {
  type AddressStyle,
  addressOfPage,
  decodePath,
  type FindPage,
  idOfPage,
  normalizeBase,
  pathsOfPage,
} from './page-address.ts'
import { countLinkStyle, readLinks } from './site-links.ts'
import { profileSite, type SiteProfile, unknownSite } from './site-profile.ts'

/** Why a page of a site is left out. */
export type PlanReason = Extract<LeftOutReason, 'noindex' | 'redirect' | 'duplicate' | 'service'>

/** A page to read. */
export interface PlannedPage {
  readonly file: string
  readonly id: string
  readonly address: string
}

/** What of a built site is read, and as what. */
export interface SitePlan {
  /** In the order of the files. */
  readonly pages: readonly PlannedPage[]
  readonly leftOut: readonly { readonly file: string; readonly reason: PlanReason }[]
  readonly profile: SiteProfile
  readonly base: string
}

/** What is known of a built site beside its pages. */
export interface PlanSiteOptions {
  /** Address the folder stands at; found from the pages when absent. */
  readonly base?: string
  /** Fields that the site filters by; `category` and `lang` when absent. */
  readonly fields?: readonly string[]
}

/** Learns a built site page by page, then says what of it is read. */
export interface SitePlanner {
  add(file: string, html: string): void
  plan(): SitePlan
}

/** Pages whose links are read, and articles whose text is looked through for what all of them share. */
const sampledPages = 16
/** Pages that no reader looks for, by the names that generators and servers give them. */
const servicePath =
  /(?:^|\/)(?:404|403|500|offline|search|genindex|py-modindex|print_page|print)(?:\/index)?\.html?$|(?:^|\/)(?:google[0-9a-f]{16}|baidu_verify_[\w-]+|yandex_[0-9a-f]+)\.html?$/i

/**
 * Makes a planner for a built site.
 *
 * @param files  paths of all its pages under the folder, with `/`
 */
export function createSitePlanner(files: readonly string[], options: PlanSiteOptions = {}): SitePlanner {
  const findPage = createPageFinder(files)
  const articles = new Set(files.filter((file) => !isListPath(file)))
  const pages: AddressedPage[] = []
  const linking: { file: string; links: readonly string[] }[] = []
  const samples: string[][] = []
  const seen = { marksBodies: false, articles: 0 }

  function sampleText(html: string): void {
    const { elements, scope } = findMainContent(parsePageTree(html))
    const blocks = elements.flatMap((element) =>
      readPageBlocks(element, { scope, drawsFormulas: drawsFormulas(html) }),
    )
    samples.push(
      blocks.flatMap((block) =>
        block.kind === 'picture' || (block.kind === 'paragraph' && block.form === 'verbatim')
          ? []
          : [repetitionKey(block.kind === 'heading' ? block.text : block.raw)],
      ),
    )
  }

  return {
    add(file, html) {
      pages.push({ file, head: readPageHead(html) })
      if (!seen.marksBodies && /\sdata-(?:pagefind|hansou)-body/i.test(html))
        seen.marksBodies = findElement(parsePageTree(html), isMarkedBody) !== null
      if (isSampled(linking.length, pages.length, files.length))
        linking.push({ file, links: readLinks(parsePageTree(html)) })
      if (articles.has(file) && isSampled(samples.length, ++seen.articles, articles.size)) sampleText(html)
    },
    plan() {
      // Where pages moved into a folder, those that lead there make it look like the base.
      const redirects = new Set(pages.filter(({ head }) => head.isRedirect).map(({ file }) => file))
      const findOwnPage = (path: string): string | null => {
        const file = findPage(path)
        return file === null || redirects.has(file) ? null : file
      }
      const canonical = findCanonicalSite(
        pages.filter(({ head }) => !head.isRedirect),
        findPage,
      )
      const linked =
        canonical ??
        findLinkedSite(
          linking.flatMap(({ links }) => links),
          findOwnPage,
        )
      const base = options.base ? normalizeBase(options.base) : linked.base
      const style = styleOfSite(linking, { ...linked, base }, findPage)
      const titles = new Map(pages.map(({ file, head }) => [file, head.title]))
      const planned: PlannedPage[] = []
      const leftOut: { file: string; reason: PlanReason }[] = []
      for (const page of pages) {
        const { file, head } = page
        const path = canonical === null ? null : pathOnSite(canonicalOf(head), canonical)
        const target = path === null ? null : findPage(decodePath(path))
        const isCopy = target !== null && target !== file && titles.get(target) === head.title
        const reason = whyLeftOut(page) ?? (isCopy ? 'duplicate' : null)
        if (reason !== null) leftOut.push({ file, reason })
        else {
          const own = target === file ? path : null
          planned.push({ file, id: idOf(file, findPage), address: chooseAddress(file, own, style) })
        }
      }
      const profile: SiteProfile = {
        ...profileSite(
          pages.map(({ head }) => head),
          samples,
        ),
        origin: linked.origin || null,
        marksBodies: seen.marksBodies,
        fields: options.fields ?? unknownSite.fields,
      }
      return { pages: planned, leftOut, profile, base }
    },
  }
}

/**
 * Whether the next page is one of the sampled ones, which stand at equal distances.
 *
 * @param at  its place, from 1
 */
function isSampled(sampled: number, at: number, all: number): boolean {
  return sampled < sampledPages && at % Math.max(1, Math.floor(all / sampledPages)) === 0
}

/** Why a page is left out for what it is and says itself; null where it is not. */
function whyLeftOut({ file, head }: AddressedPage): PlanReason | null {
  if (servicePath.test(file)) return 'service'
  if (head.isRedirect) return 'redirect'
  return head.isUnlisted ? 'noindex' : null
}

/** Address of a page: the canonical path that it gives itself where that leads to it, else by its file. */
function chooseAddress(file: string, canonicalPath: string | null, style: AddressStyle): string {
  const address = canonicalPath === null ? '' : style.base.slice(0, -1) + tidyPath(canonicalPath)
  return isArticleAddress(address) ? address : addressOfPage(file, style)
}

function createPageFinder(files: readonly string[]): FindPage {
  const byPath = new Map<string, string>()
  // A file's own name wins over what stands for another one.
  for (const file of files) for (const path of pathsOfPage(file).slice(1)) byPath.set(path, file)
  for (const file of files) byPath.set(pathsOfPage(file)[0]!, file)
  return (path) => byPath.get(path) ?? null
}

function styleOfSite(
  samples: readonly { file: string; links: readonly string[] }[],
  site: CanonicalSite,
  findPage: FindPage,
): AddressStyle {
  const counts = samples.map(({ file, links }) => countLinkStyle(links, file, site, findPage))
  const sum = (key: keyof (typeof counts)[number]) => counts.reduce((total, count) => total + count[key], 0)
  return {
    base: site.base,
    dropsHtml: sum('withoutHtml') > sum('withHtml'),
    slashOfFolder: sum('withSlash') >= sum('withoutSlash'),
  }
}

/** A canonical path as an address: `index.html` is its folder, letters are written for a URL. */
function tidyPath(path: string): string {
  const folder = path.replace(/(?<=\/)index\.html?$/i, '')
  return folder
    .split('/')
    .map((segment) => encodeURIComponent(decodePath(segment).toWellFormed()))
    .join('/')
}

/** `guide.html` beside `guide/index.html` keeps its ending, so that each has an id of its own. */
function idOf(file: string, findPage: FindPage): string {
  const id = idOfPage(file)
  const folder = findPage(`/${id}/`)
  return folder !== null && folder !== file && !/(?:^|\/)index\.x?html?$/i.test(file)
    ? file.normalize('NFC')
    : id
}

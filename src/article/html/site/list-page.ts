import type { AnyNode, Element } from 'domhandler'
import { visibleLength } from '../../blocks/visible-text.ts'
import { hostOf } from '../../fields/addresses.ts'
import { isHeading } from '../blocks/heading.ts'
import { isShown, listShown } from '../tree/left-out.ts'
import { firstMeta, type PageHead } from '../tree/page-head.ts'
import { findElement, isWithin, textOf } from '../tree/page-tree.ts'
import { canonicalOf } from './canonical.ts'
import type { SiteProfile } from './site-profile.ts'

/** Where a page stands on its site, and what it holds. */
export interface ListSources {
  readonly head: PageHead
  readonly content: readonly Element[]
  /** What the content was chosen from. */
  readonly within: Element
  /** Path of the page under the folder of the site. */
  readonly file: string
  readonly site: SiteProfile
}

/** Pages of tags and categories, and folders of posts, archives, years: not the articles that stand under them. */
const taxonomyPath =
  /(?:^|\/)(?:(?:tags?|categor(?:y|ies)|标签|分类)(?:\/[^/]+){0,3}|(?:authors?|series|topics)(?:\/[^/]+)?|(?:archives?|归档|posts|blog)(?:\/\d{4}(?:\/\d{1,2}){0,2})?|page\/\d+)\/?$|^\/(?:blog\/)?\d{4}(?:\/\d{1,2}){0,2}\/?$/iu
/** Least share of links on the page of a tag or category; its heading and the dates are the rest. */
const termLinkShare = 0.3
const printedDate = /\d{4}\s*[-/.年]\s*\d{1,2}/
const paginationPath = /(?:^|\/)page\/?\d+(?:\/|$)/i
/**
 * Classes that generators and themes give to `html` or `body` of a page that lists articles; of Docusaurus
 * `blog-list-page`, `docs-tags-doc-list-page`, `blog-archive-page`, `blog-authors-posts-page` …
 */
const listClass =
  /^(?:archives?|categor(?:y|ies)|tags?|taxonomy|terms?|list|blog|author|date)$|-(?:list|archive|posts)-page$/
/** Classes of a page of documentation, whatever it holds. */
const articleClass = /^(?:docs-doc-page|single(?:-post)?|post-template-default)$/

/** Whether the path of a file is one that pages have which list articles. */
export function isListPath(file: string): boolean {
  const path = pathOf(file)
  return taxonomyPath.test(path) || paginationPath.test(path)
}

/**
 * Tells whether a page only lists articles that have pages of their own: the pages of tags, categories and archives,
 * the home page of a blog. A page of documentation that leads to others is an article.
 */
export function isListPage({ head, content, within, file, site }: ListSources): boolean {
  const path = pathOf(file)
  if (head.classes.some((name) => articleClass.test(name))) return false
  const type = firstMeta(head, 'og:type')
  const isLink = createLinkTest([canonicalOf(head), site.origin])
  // An article may have its own title lead to its page.
  const isPageLink: LinkTest = (link) => isLink(link) && !isTitle(textOf(link), head)
  const isTerm = taxonomyPath.test(path) || head.classes.some(namesList)
  const { linkShare, entries, dated, headings } = measureLinks(isTerm ? [within] : content, isPageLink)
  const { articles, cards } = countListed(within, isPageLink)
  if (path === '/' && site.typesArticles && type !== 'article' && countTimes(within) >= 2) return true
  if (paginationPath.test(path)) return linkShare > 0.2 || entries + cards > 0
  const isMostlyEntries = entries >= 2 && entries >= 0.6 * headings
  if (isTerm && !isDocumentation(head))
    return (
      articles > 0 ||
      linkShare >= termLinkShare ||
      isMostlyEntries ||
      (entries + cards > 0 && headings <= 2 * (entries + cards))
    )
  if (site.typesArticles && type === 'article' && articles < 2) return false
  if (site.typesArticles && type !== null) return articles >= 2 || linkShare >= 0.5 || isMostlyEntries
  return articles >= 2 || (isMostlyEntries && dated >= 2 && dated >= 0.5 * entries)
}

/** Path of the page that a file is. */
function pathOf(file: string): string {
  return `/${file}`.replace(/(?:(?<=\/)index)?\.html?$/i, '')
}

function isTitle(text: string, { title }: PageHead): boolean {
  return text.trim() !== '' && title.startsWith(text.trim())
}

function namesList(name: string): boolean {
  return listClass.test(name)
}

function isDocumentation({ classes }: PageHead): boolean {
  return classes.includes('docs-wrapper') && !classes.some(namesList)
}

interface LinkMeasure {
  /** Share of the text that is links to other pages; headings that are none count on neither side. */
  readonly linkShare: number
  /** Headings below the first level that are links to other pages. */
  readonly entries: number
  /** How many of the entries stand with a `<time>` of their own. */
  readonly dated: number
  readonly headings: number
}

function measureLinks(content: readonly Element[], isPageLink: LinkTest): LinkMeasure {
  const length = (node: AnyNode) => visibleLength(textOf(node, isShown))
  const elements = content.flatMap(listShown)
  const headings = elements.filter((element) => isHeading(element))
  const titles = headings.filter((heading) => findElement(heading, isPageLink) === null)
  const all = content.reduce((sum, element) => sum + length(element), 0) - sumOf(titles, length)
  const linked = sumOf(elements.filter(isPageLink), length)
  const entries = headings.filter(
    (heading) => findElement(heading, isPageLink) !== null || isWithin(heading, isPageLink),
  )
  const dated = entriesOf(entries).filter((nodes) =>
    nodes.some(
      (node) => findElement(node, ({ name }) => name === 'time') !== null || printedDate.test(textOf(node)),
    ),
  )
  return {
    linkShare: all <= 0 ? 1 : linked / all,
    entries: entries.length,
    dated: dated.length,
    headings: headings.length,
  }
}

/** What belongs to each heading of an entry: what holds it and no other, or else all up to the next one. */
function entriesOf(headings: readonly Element[]): (readonly AnyNode[])[] {
  const held = new Map<AnyNode, number>()
  for (const heading of headings)
    for (let node: AnyNode | null = heading; node; node = node.parent)
      held.set(node, (held.get(node) ?? 0) + 1)
  return headings.map((heading) => {
    for (const container of [heading.parent?.parent, heading.parent])
      if (container && held.get(container) === 1) return [container]
    const nodes: AnyNode[] = []
    for (let node = heading.next; node && !held.has(node); node = node.next) nodes.push(node)
    return nodes
  })
}

/**
 * `<article>` elements with a link to another page: in their first heading, or anywhere where they have none; or with a link
 * that lies over all of them, without a text, and is called by their heading (PaperMod).
 */
function countListed(within: Element, isPageLink: LinkTest): { articles: number; cards: number } {
  const found = { articles: 0, cards: 0 }
  for (const element of listShown(within)) {
    if (element.name !== 'article') continue
    const heading = findElement(element, isHeading)
    const title = heading && textOf(heading).trim()
    const covers: LinkTest = (link) =>
      isPageLink(link) && textOf(link).trim() === '' && !!link.attribs['aria-label']?.includes(title!)
    const isCovered = !!title && findElement(element, covers) !== null
    if (!isCovered && findElement(heading ?? element, isPageLink) === null) continue
    if (heading) found.articles += 1
    if (!heading || isCovered) found.cards += 1
  }
  return found
}

function countTimes(within: Element): number {
  return listShown(within).filter(({ name }) => name === 'time').length
}

/** Tells links to other pages of the site. */
type LinkTest = (element: Element) => boolean

/** @param own  whole addresses of the page and its site, where they are named */
function createLinkTest(own: readonly (string | null)[]): LinkTest {
  const hosts = own.map((address) => hostOf(address ?? ''))
  return ({ name, attribs }) => {
    const href = attribs.href ?? ''
    if (name !== 'a' || href === '' || /^(?:#|(?!https?:)[a-z][a-z0-9+.-]*:)/i.test(href)) return false
    const other = hostOf(href)
    return other === null || hosts.includes(other)
  }
}

function sumOf(elements: readonly Element[], length: (element: Element) => number): number {
  return elements.reduce((sum, element) => sum + length(element), 0)
}

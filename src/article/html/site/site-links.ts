import type { Document } from 'domhandler'
import { findElements } from '../tree/page-tree.ts'
import { decodePath, listBases } from './page-address.ts'

const placeholder = 'http://site.invalid'

/** Finds the page of a site that a path leads to, or null. */
export type FindPage = (path: string) => string | null

/** Addresses of links on a page, as written. */
export function readLinks(document: Document): string[] {
  return findElements(document, ({ name }) => name === 'a').flatMap(({ attribs }) => attribs.href ?? [])
}

/** What a link to the home page counts: any base has one. */
const homeVote = 0.1

/**
 * Finds the base that links from the site's root begin with: the one under which most of them lead to a page.
 *
 * @param links  as written on some pages
 */
export function findBase(links: readonly string[], findPage: FindPage): string {
  const paths = links.filter((link) => /^\/(?!\/)/.test(link)).map((link) => link.replace(/[?#].*$/s, ''))
  const votes = new Map<string, number>([['/', 0]])
  for (const { base, rest } of paths.flatMap(listBases))
    if (findPage(decodePath(rest)) !== null)
      votes.set(base, (votes.get(base) ?? 0) + (rest === '/' ? homeVote : 1))
  return [...votes].reduce((best, vote) => (vote[1] > best[1] ? vote : best))[0]
}

/** How often links to pages are written in each way. */
export interface LinkStyle {
  readonly withHtml: number
  readonly withoutHtml: number
  readonly withSlash: number
  readonly withoutSlash: number
}

/**
 * Counts how a site writes links to its own pages.
 *
 * @param page  file of the page that the links stand on
 */
export function countLinkStyle(
  links: readonly string[],
  page: string,
  base: string,
  findPage: FindPage,
): LinkStyle {
  const style = { withHtml: 0, withoutHtml: 0, withSlash: 0, withoutSlash: 0 }
  const start = new URL(encodeURI(page), placeholder + base)
  for (const link of links) {
    if (/^[a-z][a-z0-9+.-]*:|^\/\/|^#/i.test(link) || !URL.canParse(link, start.href)) continue
    const path = decodePath(new URL(link, start).pathname)
    if (!path.startsWith(base)) continue
    const rest = path.slice(base.length - 1)
    const file = findPage(rest)
    if (file === null || rest === '/') continue
    const isFolder = /(?:^|\/)index\.html?$/i
    // A folder that is linked by its `index.html` (Sphinx, HonKit) answers with a slash at its end everywhere.
    if (isFolder.test(file))
      style[rest.endsWith('/') || isFolder.test(rest) ? 'withSlash' : 'withoutSlash'] += 1
    else style[/\.html?$/i.test(rest) ? 'withHtml' : 'withoutHtml'] += 1
  }
  return style
}

import type { Document } from 'domhandler'
import { findElements } from '../tree/page-tree.ts'
import { type CanonicalSite, splitAddress } from './canonical.ts'
import { decodePath, type FindPage } from './page-address.ts'

const placeholder = 'http://site.invalid'

/** Addresses of links on a page, as written. */
export function readLinks(document: Document): string[] {
  return findElements(document, ({ name }) => name === 'a').flatMap(({ attribs }) => attribs.href ?? [])
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
  { origin, base }: CanonicalSite,
  findPage: FindPage,
): LinkStyle {
  const style = { withHtml: 0, withoutHtml: 0, withSlash: 0, withoutSlash: 0 }
  const start = new URL(encodeURI(page), placeholder + base)
  for (const written of links) {
    const parts = splitAddress(written)
    const link = parts?.origin === origin ? parts.path : written
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

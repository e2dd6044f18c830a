import { firstMeta, type PageHead } from '../tree/page-head.ts'
import { decodePath, listBases } from './page-address.ts'
import type { FindPage } from './site-links.ts'

/** The site that canonical addresses name: everything before the path that a file has. */
export interface CanonicalSite {
  /** `https://example.org`, or empty where they are paths. */
  readonly origin: string
  /** With `/` at both ends. */
  readonly base: string
}

/** A page and what its head says of its address. */
export interface AddressedPage {
  readonly file: string
  readonly head: PageHead
}

/** The address that a page gives itself: `rel=canonical`, else `og:url`. */
export function canonicalOf(head: PageHead): string | null {
  return head.canonical ?? firstMeta(head, 'og:url')
}

/**
 * Finds the site that the canonical addresses of its pages name: the origin and base under which most of them lead to
 * the page they stand on.
 *
 * @returns null where no address leads to its own page, as with a generator's sample address
 */
export function findCanonicalSite(pages: readonly AddressedPage[], findPage: FindPage): CanonicalSite | null {
  const votes = new Map<string, { site: CanonicalSite; count: number }>()
  for (const { file, head } of pages) {
    const parts = splitAddress(canonicalOf(head))
    if (parts === null) continue
    const found = listBases(parts.path).find(({ rest }) => findPage(decodePath(rest)) === file)
    if (found === undefined) continue
    const site = { origin: parts.origin, base: found.base }
    const key = `${site.origin} ${site.base}`
    votes.set(key, { site, count: (votes.get(key)?.count ?? 0) + 1 })
  }
  const best = [...votes.values()].reduce<{ site: CanonicalSite | null; count: number }>(
    (most, vote) => (vote.count > most.count ? vote : most),
    { site: null, count: 0 },
  )
  return best.site
}

/**
 * The path of a canonical address under the site's base, as written.
 *
 * @returns null for an address of another site, and for none
 */
export function pathOnSite(address: string | null, site: CanonicalSite): string | null {
  const parts = splitAddress(address)
  if (parts === null || (parts.origin !== '' && parts.origin !== site.origin)) return null
  if (`${parts.path}/` === site.base) return '/'
  return parts.path.startsWith(site.base) ? parts.path.slice(site.base.length - 1) : null
}

function splitAddress(address: string | null): { origin: string; path: string } | null {
  if (address === null) return null
  const [, origin = '', path = ''] = /^(https?:\/\/[^/?#]+)?([^?#]*)/i.exec(address) ?? []
  if (origin === '' && !path.startsWith('/')) return null
  return { origin: origin.toLowerCase().replace(/^http:/, 'https:'), path: path === '' ? '/' : path }
}

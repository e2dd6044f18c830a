import { firstMeta, type PageHead } from '../tree/page-head.ts'
import { decodePath, type FindPage, listBases } from './page-address.ts'

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
  return voteForSite(
    pages.map(({ head, file }) => [canonicalOf(head), (found) => Number(found === file)]),
    findPage,
  )
}

/** What a link to the home page counts: any base has one. */
const homeVote = 0.1

/**
 * Finds the site that links name from their root on: the origin and base under which most of them lead to a page.
 *
 * @param links  as written on some pages
 */
export function findLinkedSite(links: readonly string[], findPage: FindPage): CanonicalSite {
  const count = (file: string | null, rest: string) => (file === null ? 0 : rest === '/' ? homeVote : 1)
  return (
    voteForSite(
      links.map((link) => [link, count]),
      findPage,
    ) ?? { origin: '', base: '/' }
  )
}

/** @param addresses  each with what the page counts that it leads to under a base, and the path under that */
function voteForSite(
  addresses: readonly (readonly [string | null, (file: string | null, rest: string) => number])[],
  findPage: FindPage,
): CanonicalSite | null {
  const votes = new Map<string, { site: CanonicalSite; count: number }>()
  for (const [address, countOf] of addresses) {
    const parts = splitAddress(address)
    for (const { base, rest } of parts === null ? [] : listBases(parts.path)) {
      const count = countOf(findPage(decodePath(rest)), rest)
      if (count === 0) continue
      const site = { origin: parts!.origin, base }
      const key = site.origin + base
      votes.set(key, { site, count: (votes.get(key)?.count ?? 0) + count })
    }
  }
  return [...votes.values()].sort((one, other) => other.count - one.count)[0]?.site ?? null
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

/** Origin and path of an address from the root of a site, or null for another. */
export function splitAddress(address: string | null): { origin: string; path: string } | null {
  if (address === null) return null
  const [, origin = '', path = ''] = /^(https?:\/\/[^/?#]+)?([^?#]*)/i.exec(address) ?? []
  if (origin === '' && !/^\/(?!\/)/.test(path)) return null
  return { origin: origin.toLowerCase().replace(/^http:/, 'https:'), path: path === '' ? '/' : path }
}

/** Makes addresses of an index absolute. */
export type AbsoluteUrl = (url: string) => string

/**
 * Makes addresses absolute; those of the site stand under the path of its address. One that is no address stays as it
 * is.
 */
export function absoluteUrlsFrom(siteUrl: string): AbsoluteUrl {
  return (url) => {
    try {
      const site = new URL(siteUrl)
      return new URL(/^\/(?!\/)/.test(url) ? pathOnSite(url, site) : url, site).href
    } catch {
      return url
    }
  }
}

/** The path of a page under that of the site's address (`/docs/`), whether or not the index was told of it. */
export function pathOnSite(path: string, { pathname }: URL): string {
  const base = pathname.replace(/\/*$/, '/')
  return path.startsWith(base) ? path : base.slice(0, -1) + path
}

/** Where the articles stand: the address the owner gave, as `https://site.example/docs/`, else this host. */
export function siteUrlOf(request: Request, siteUrl: string | null): string {
  return siteUrl ?? `${new URL(request.url).origin}/`
}

/** As `siteUrlOf`, for what pages of the site ask: without an address of the owner's, the origin of the page. */
export function pageUrlOf(request: Request, siteUrl: string | null): string {
  const { headers } = request
  return (
    siteUrl ?? originOf(headers.get('Origin')) ?? originOf(headers.get('Referer')) ?? siteUrlOf(request, null)
  )
}

function originOf(address: string | null): string | null {
  try {
    const { protocol, origin } = new URL(address ?? '')
    return /^https?:$/.test(protocol) ? `${origin}/` : null
  } catch {
    return null
  }
}

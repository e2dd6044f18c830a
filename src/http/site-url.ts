/** Makes addresses of an index absolute. */
export type AbsoluteUrl = (url: string) => string

/** Makes addresses absolute against a base; one that is no address stays as it is. */
export function absoluteUrlsFrom(base: string): AbsoluteUrl {
  return (url) => {
    try {
      return new URL(url, base).href
    } catch {
      return url
    }
  }
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

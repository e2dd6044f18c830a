import type { Context } from 'hono'
import { escapeHtml } from '../../text/escape-html.ts'
import { searchUrlOf } from '../mounted.ts'
import type { CheckedAppOptions } from '../options.ts'
import { searchPageStyle } from '../page-html.ts'
import { answerProblem } from '../problem.ts'
import { pathOnSite } from '../site-url.ts'
import { pageHeaders } from './page.ts'

/**
 * What stands at no address: for programs a problem document, for people a page with a search field. Where the
 * articles stand on another host, people are led there: hits name addresses of the articles' own site.
 */
export function notFoundRoute({
  siteUrl,
  siteName,
  hasPages,
}: CheckedAppOptions): (context: Context) => Promise<Response> {
  return async (context) => {
    const request = context.req.raw
    if (!wantsPage(request)) return answerProblem('NOT_FOUND')
    const address = siteUrl === null ? null : addressOnSite(request.url, siteUrl)
    if (address !== null) return new Response(null, { status: 302, headers: { Location: address } })
    if (!hasPages) return answerProblem('NOT_FOUND')
    return new Response(writeNotFound(escapeHtml(siteName), escapeHtml(searchUrlOf(context).pathname)), {
      status: 404,
      headers: {
        ...(await pageHeaders()),
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'no-store',
      },
    })
  }
}

/** Whether a request is that of a browser for a page, not of a program for an answer of the API. */
export function wantsPage({ method, url, headers }: Request): boolean {
  return (
    (method === 'GET' || method === 'HEAD') &&
    /\btext\/html\b/.test(headers.get('Accept') ?? '') &&
    !/^\/(api|1|_hansou)\//.test(new URL(url).pathname)
  )
}

/** The address that a path has on the articles' site, or null where that is this host: it has no such page. */
function addressOnSite(asked: string, siteUrl: string): string | null {
  const { origin, pathname, search } = new URL(asked)
  const address = new URL(siteUrl)
  if (address.origin === origin) return null
  address.pathname = pathOnSite(pathname, address)
  address.search = search
  return address.href
}

/** @param base  path that the search stands at, with a slash at its end; this and the name are escaped */
function writeNotFound(name: string, base: string): string {
  return `<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>没有这个页面 · ${name}</title>
<style>${searchPageStyle}</style>
<script type="module" src="${base}search-box.js"></script>
</head>
<body>
<main>
<h1>没有这个页面</h1>
<p class="lead">这个地址下没有内容，也许文章换了地方。可以在这里搜一搜，或者回到<a href="${base}">首页</a>。</p>
<hansou-search endpoint="${base}"></hansou-search>
<p lang="en">404: nothing stands at this address.</p>
</main>
</body>
</html>
`
}

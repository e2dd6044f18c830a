import type { Context } from 'hono'
import { Hono } from 'hono/tiny'
import { executionOf, keepUntilAnswered } from './execution.ts'

/** What the bindings of a request say where the search is mounted in another app, or behind a proxy. */
export interface MountBindings {
  /** Path without a slash at its end, as `/search`; empty at the root. */
  readonly hansouMount?: string
}

/**
 * Makes an app that may be mounted in another one (`app.route('/search', mountable(search))`): its routes see addresses
 * without the path it is mounted at. That path alone, which relative addresses of the page would start above, leads to
 * the page.
 */
export function mountable(app: Hono): Hono {
  return new Hono().all('*', async (context) => {
    const { req, env } = context
    const url = new URL(req.url)
    // A pattern such as `/:lang/search/*` has as many parts as the path.
    const depth = req.routePath.split('/').length - 1
    const mount = url.pathname.split('/').slice(0, depth).join('/')
    if (url.pathname === mount) return context.redirect(`${mount}/${url.search}`)
    url.pathname = url.pathname.slice(mount.length)
    return keepUntilAnswered(
      app.fetch(new Request(url, req.raw), { ...(env as object), hansouMount: mount }),
      executionOf(context),
    )
  })
}

/** Address that the search itself stands at: `https://site.example/search/` where it is mounted there. */
export function searchUrlOf(context: Context): URL {
  const { hansouMount = '' } = (context.env ?? {}) as MountBindings
  return new URL(`${hansouMount}/`, context.req.url)
}

/** Address of a request as it was asked, with the path that the search is mounted at. */
export function askedUrlOf(context: Context): URL {
  const { pathname, search } = new URL(context.req.url)
  return new URL(pathname.slice(1) + search, searchUrlOf(context))
}

import type { Context } from 'hono'
import { Hono } from 'hono/tiny'
import { executionOf, keepUntilAnswered } from './execution.ts'

/** What the bindings of a request say where the search is mounted in another app, or behind a proxy. */
export interface MountBindings {
  /** Path without a slash at its end, as `/search`; empty at the root. */
  readonly hansouMount?: string
  /** Where the page is asked for without a slash behind that path: what leads from there to the search, as `search/`. */
  readonly hansouBase?: string
}

/**
 * Makes an app that may be mounted in another one (`app.route('/search', mountable(search))`): its routes see addresses
 * without the path it is mounted at. The page is at that path with a slash behind it and without: some hosts take the
 * slash away, others add it, so that a redirect might never end.
 */
export function mountable(app: Hono): Hono {
  return new Hono().all('*', async (context) => {
    const { req, env } = context
    const url = new URL(req.url)
    // A pattern such as `/:lang/search/*` has as many parts as the path.
    const depth = req.routePath.split('/').length - 1
    const mount = url.pathname.split('/').slice(0, depth).join('/')
    const hansouBase = url.pathname === mount ? `${mount.replace(/.*\//, '')}/` : ''
    url.pathname = url.pathname.slice(mount.length)
    return keepUntilAnswered(
      app.fetch(new Request(url, req.raw), { ...(env as object), hansouMount: mount, hansouBase }),
      executionOf(context),
    )
  })
}

/** Address that the search itself stands at: `https://site.example/search/` where it is mounted there. */
export function searchUrlOf(context: Context): URL {
  const { hansouMount = '' } = (context.env ?? {}) as MountBindings
  return new URL(`${hansouMount}/`, context.req.url)
}

/** What stands before the addresses of the page that a request asks for. */
export function pageBaseOf({ env }: Context): string {
  return (env as MountBindings | undefined)?.hansouBase ?? ''
}

/** Address of a request as it was asked, with the path that the search is mounted at. */
export function askedUrlOf(context: Context): URL {
  const { pathname, search } = new URL(context.req.url)
  return new URL(pathname.slice(1) + search, searchUrlOf(context))
}

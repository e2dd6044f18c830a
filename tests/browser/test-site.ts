import { bundleSearchBox } from '../../scripts/assets/bundle-search-box.ts'
import { type RunningServer, serveApp } from '../../scripts/server/serve.ts'
import { createApp } from '../../src/http/app.ts'
import { createFakeApi } from '../fixtures/fake-api.ts'
import { createFakeSearcher } from '../fixtures/fake-searcher.ts'
import { pages } from './pages.ts'

/** A running site whose API a test can replace while it runs. */
export interface TestSite extends RunningServer {
  /** Answers `/api/…`; null leaves a request to the next. */
  api: (request: Request) => Promise<Response | null>
  /** Queries that were searched, in the order they arrived; side queries without hits are not among them. */
  readonly asked: string[]
  /** Paths of the scripts that were loaded. */
  readonly loaded: string[]
  /** Whole addresses of the searches, side queries too. */
  readonly searches: URL[]
}

/** Serves the search page, the pages of `pages.ts`, and a fake API on a free port. */
export async function serveTestSite(): Promise<TestSite> {
  const scripts = await bundleSearchBox()
  const asked: string[] = []
  const loaded: string[] = []
  const searches: URL[] = []
  const site = { api: createFakeApi() }
  const searcher = createFakeSearcher()
  const app = createApp({
    searcher: async () => searcher,
    searchBox: async (name) => {
      loaded.push(name)
      return scripts[name]
    },
    maxAgeSeconds: 0,
    examples: ['灰犀牛', '索引', 'script:灰犀牛', 'pinyin:运河'],
    report: () => undefined,
    site: async (request) => answerPage(new URL(request.url).pathname),
  })
  const server = await serveApp(
    {
      async fetch(request) {
        const url = new URL(request.url)
        if (url.pathname === '/api/search') {
          searches.push(url)
          const q = url.searchParams.get('q') ?? ''
          if (url.searchParams.get('limit') !== '0' && q !== '') asked.push(q)
        }
        return (await site.api(request)) ?? app.fetch(request)
      },
    },
    0,
  )
  return Object.assign(site, server, { asked, loaded, searches })
}

function answerPage(pathname: string): Response | null {
  if (pathname === '/picture.svg')
    return new Response('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="6"/>', {
      headers: { 'Content-Type': 'image/svg+xml' },
    })
  const html = pages[pathname.slice(1)] ?? (/^\/(news|tech|many)\//.test(pathname) ? pages.article : null)
  return html == null
    ? null
    : new Response(html, {
        headers: {
          'Content-Type': 'text/html; charset=utf-8',
          'Content-Security-Policy':
            "default-src 'self'; style-src 'self' 'sha256-none' 'nonce-page'; base-uri 'none'; object-src 'none'",
        },
      })
}

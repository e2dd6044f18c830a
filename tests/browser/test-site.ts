import { bundleSearchBox } from '../../scripts/server/bundle-search-box.ts'
import { type RunningServer, serveApp } from '../../scripts/server/serve.ts'
import { createApp } from '../../src/http/app.ts'
import type { Searcher } from '../../src/search/answer.ts'
import { createFakeSearcher } from '../fixtures/fake-searcher.ts'

/** A running site whose searcher a test can replace while it runs. */
export interface TestSite extends RunningServer {
  searcher: Searcher
  /** Questions in the order they arrived. */
  readonly asked: string[]
}

const article = (title: string) =>
  `<!doctype html><html lang="zh"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>`

/** A page of somebody else's that puts the box in its header, beside a field of its own. */
const embedding = `<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>博客</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><script src="/search-box.js" defer></script></head>
<body><main><h1>博客</h1><hansou-search endpoint="/"></hansou-search>
<label>评论 <input id="comment"></label></main></body></html>`

/** Serves the page, the box, an embedding page at `/blog` and three articles on a free port. */
export async function serveTestSite(): Promise<TestSite> {
  const script = await bundleSearchBox()
  const asked: string[] = []
  const site = { searcher: createFakeSearcher() }
  const app = createApp({
    searcher: async () => ({
      ...site.searcher,
      search: (request) => {
        asked.push(request.q)
        return site.searcher.search(request)
      },
    }),
    searchBox: async () => script,
    maxAgeSeconds: 0,
    examples: ['灰犀牛', '索引'],
    report: () => undefined,
    async site(request) {
      const { pathname } = new URL(request.url)
      const html =
        pathname === '/blog' ? embedding : /^\/(news|tech)\//.test(pathname) ? article(pathname) : null
      return html === null
        ? null
        : new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
    },
  })
  const server = await serveApp(app, 0)
  return Object.assign(site, server, { asked })
}

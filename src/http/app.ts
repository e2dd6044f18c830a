import { Hono } from 'hono/tiny'
import { liteScriptRoute } from './algolia/lite-script.ts'
import { algoliaRoute } from './algolia/routes.ts'
import { mcpRoute } from './mcp/routes.ts'
import { type AppOptions, browserScripts, checkAppOptions } from './options.ts'
import { answerProblem, problemCodeOf } from './problem.ts'
import { aiSearchRoute } from './routes/ai-search.ts'
import { articleRoute, articlesPath } from './routes/article.ts'
import { askRoute } from './routes/ask.ts'
import { clickRoute } from './routes/click.ts'
import { facetRoute, facetsPath } from './routes/facet.ts'
import { jsonFeedRoute, rssRoute } from './routes/feeds.ts'
import { healthRoute } from './routes/health.ts'
import { llmsTextRoute } from './routes/llms-text.ts'
import { notFoundRoute } from './routes/not-found.ts'
import { openSearchRoute, suggestionsRoute } from './routes/open-search.ts'
import { openapiRoute } from './routes/openapi.ts'
import { pageRoute } from './routes/page.ts'
import { searchPostRoute, searchRoute } from './routes/search.ts'
import { searchBoxRoute } from './routes/search-box.ts'
import { suggestRoute } from './routes/suggest.ts'
import { safeHeaders } from './security-headers.ts'

/** Addresses that take a body, too. */
const postPaths = /^\/(api\/search|api\/click|ask|search|1\/indexes\/.*)$/
/** Addresses that take a body, and nothing else. */
const onlyPostPaths = /^\/mcp$/

function methodsOf(path: string): string {
  if (onlyPostPaths.test(path)) return 'POST, OPTIONS'
  return postPaths.test(path) ? 'GET, HEAD, POST, OPTIONS' : 'GET, HEAD, OPTIONS'
}

/** CORS: pages of any origin may read the answers, and the `ETag` by which a browser revalidates them. */
const sharing = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'ETag' }

const preflight = {
  ...sharing,
  'Access-Control-Allow-Headers': '*',
  'Access-Control-Max-Age': '86400',
}

/**
 * The whole HTTP interface: page, API and search box, over any open index.
 *
 * Answers every request; what goes wrong is a problem document with a stable `code`.
 */
export function createApp(options: AppOptions): Hono {
  const checked = checkAppOptions(options)
  const app = new Hono()

  app.use(async (context, next) => {
    await next()
    for (const [name, value] of Object.entries(safeHeaders)) context.header(name, value)
  })
  app.use(async (context, next) => {
    const { method, path } = context.req
    const methods = methodsOf(path)
    if (method === 'OPTIONS')
      return new Response(null, {
        status: 204,
        headers: { ...preflight, 'Access-Control-Allow-Methods': methods, Allow: methods },
      })
    if (!methods.split(', ').includes(method))
      return answerProblem('METHOD_NOT_ALLOWED', { ...sharing, Allow: methods })
    await next()
    for (const [name, value] of Object.entries(sharing)) context.header(name, value)
  })

  app.get('/api/search', searchRoute(checked))
  app.post('/api/search', searchPostRoute(checked))
  app.get(`${articlesPath}*`, articleRoute(checked))
  app.get(`${facetsPath}*`, facetRoute(checked))
  app.get('/api/suggest', suggestRoute(checked))
  app.get('/api/health', healthRoute(checked))
  app.get('/api/openapi.json', openapiRoute())
  app.post('/api/click', clickRoute(checked))
  app.get('/api/opensearch', suggestionsRoute(checked))
  app.get('/api/search.json', jsonFeedRoute(checked))
  app.get('/api/search.xml', rssRoute(checked))
  app.get('/opensearch.xml', openSearchRoute(checked))
  app.get('/llms.txt', llmsTextRoute(checked))
  app.get('/algoliasearch-lite.js', liteScriptRoute(checked))
  app.all('/1/indexes/*', algoliaRoute(checked))
  app.post('/mcp', mcpRoute(checked))
  app.post('/search', aiSearchRoute(checked))
  app.all('/ask', askRoute(checked))
  for (const name of browserScripts) app.get(`/${name}`, searchBoxRoute(checked, name))
  if (checked.hasPages) app.get('/', pageRoute(checked))

  const notFound = notFoundRoute(checked)
  app.notFound(async (context) => (await checked.site(context.req.raw)) ?? notFound(context))
  app.onError((error) => {
    const code = problemCodeOf(error)
    if (code !== 'INVALID_PARAMETER') checked.report(error)
    return answerProblem(code)
  })
  return app
}

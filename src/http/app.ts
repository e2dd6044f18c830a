import { Hono } from 'hono/tiny'
import { type AppOptions, checkAppOptions } from './options.ts'
import { answerProblem, problemCodeOf } from './problem.ts'
import { articleRoute, articlesPath } from './routes/article.ts'
import { facetRoute, facetsPath } from './routes/facet.ts'
import { healthRoute } from './routes/health.ts'
import { openapiRoute } from './routes/openapi.ts'
import { pageRoute } from './routes/page.ts'
import { searchPostRoute, searchRoute } from './routes/search.ts'
import { searchBoxRoute } from './routes/search-box.ts'
import { suggestRoute } from './routes/suggest.ts'
import { safeHeaders } from './security-headers.ts'

/** Addresses that take a body, too. */
const postPaths: ReadonlySet<string> = new Set(['/api/search'])

function methodsOf(path: string): string {
  return postPaths.has(path) ? 'GET, HEAD, POST, OPTIONS' : 'GET, HEAD, OPTIONS'
}

/** Any page may read the answers, and the tag by which it asks again. */
const sharing = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'ETag' }

const preflight = {
  ...sharing,
  'Access-Control-Allow-Headers': 'Content-Type, If-None-Match',
  'Access-Control-Max-Age': '86400',
}

/**
 * The whole HTTP door: page, API and search box, over any open index.
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
  app.get('/search-box.js', searchBoxRoute(checked))
  app.get('/', pageRoute(checked))

  app.notFound(async (context) => (await checked.site(context.req.raw)) ?? answerProblem('NOT_FOUND'))
  app.onError((error) => {
    checked.report(error)
    return answerProblem(problemCodeOf(error))
  })
  return app
}

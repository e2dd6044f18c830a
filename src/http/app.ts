import { Hono } from 'hono/tiny'
import { type AppOptions, checkAppOptions } from './options.ts'
import { answerProblem, problemCodeOf } from './problem.ts'
import { healthRoute } from './routes/health.ts'
import { openapiRoute } from './routes/openapi.ts'
import { pageRoute } from './routes/page.ts'
import { searchRoute } from './routes/search.ts'
import { searchBoxRoute } from './routes/search-box.ts'
import { suggestRoute } from './routes/suggest.ts'

const methods = 'GET, HEAD, OPTIONS'

/** Any page may read the answers, and the tag by which it asks again. */
const sharing = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'ETag' }

const preflight = {
  ...sharing,
  'Access-Control-Allow-Methods': methods,
  'Access-Control-Allow-Headers': 'If-None-Match',
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
    const { method } = context.req
    if (method === 'OPTIONS')
      return new Response(null, { status: 204, headers: { ...preflight, Allow: methods } })
    if (method !== 'GET' && method !== 'HEAD')
      return answerProblem('METHOD_NOT_ALLOWED', { ...sharing, Allow: methods })
    await next()
    for (const [name, value] of Object.entries(sharing)) context.header(name, value)
  })

  app.get('/api/search', searchRoute(checked))
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

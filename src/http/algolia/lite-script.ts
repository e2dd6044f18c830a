import type { Context } from 'hono'
import { cacheControl } from '../freshness.ts'
import type { CheckedAppOptions } from '../options.ts'

/**
 * A client in place of Algolia's for themes that load it by a script's address, such as Hexo's NexT and Butterfly: it
 * asks the host it was loaded from.
 */
const script = `(() => {
  const address = new URL('1/indexes/*/queries', document.currentScript.src)
  const search = async (requests) => {
    const body = JSON.stringify(Array.isArray(requests) ? { requests } : requests)
    return (await fetch(address, { method: 'POST', body })).json()
  }
  const liteClient = () => ({ search })
  window['algoliasearch/lite'] = { liteClient }
  window.algoliasearch = liteClient
})()
`

/** `GET /algoliasearch-lite.js`: the script. */
export function liteScriptRoute(options: CheckedAppOptions): (context: Context) => Response {
  return (context) =>
    context.body(script, 200, {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': cacheControl(options, 3600),
    })
}

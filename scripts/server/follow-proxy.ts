import type { MountBindings } from '../../src/http/mounted.ts'

interface App {
  fetch(request: Request, bindings?: MountBindings): Response | Promise<Response>
}

/**
 * Tells an app the address that visitors ask a proxy at, so that its answers (feeds, `opensearch.xml`, `llms.txt`) name
 * that one: `X-Forwarded-Proto: https`, and `X-Forwarded-Prefix` with the path that the proxy strips, as `/search`.
 */
export function followProxy(app: App): { fetch(request: Request): Response | Promise<Response> } {
  return {
    async fetch(request) {
      const { headers } = request
      const isSecure = /^https\b/i.test(headers.get('X-Forwarded-Proto') ?? '')
      const [, mount = ''] = /^((?:\/[\w.~%-]+)+)\/?$/.exec(headers.get('X-Forwarded-Prefix') ?? '') ?? []
      if (!isSecure && mount === '') return app.fetch(request)
      const address = isSecure ? request.url.replace(/^http:/, 'https:') : request.url
      const response = await app.fetch(new Request(address, request), { hansouMount: mount })
      response.headers.append('Vary', 'X-Forwarded-Proto, X-Forwarded-Prefix')
      return response
    },
  }
}

import type { Context } from 'hono'
import { toBase64 } from '../../text/base64.ts'
import { cacheControl } from '../freshness.ts'
import { pageBaseOf } from '../mounted.ts'
import type { CheckedAppOptions } from '../options.ts'
import { searchPageStyle, writePage } from '../page-html.ts'

/**
 * `GET /`: a page with the search box.
 *
 * Its policy allows scripts, styles and requests of this origin only, and pictures of the web.
 */
export function pageRoute(options: CheckedAppOptions): (context: Context) => Promise<Response> {
  return async (context) =>
    context.html(writePage(options, pageBaseOf(context)), 200, {
      ...(await pageHeaders()),
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cache-Control': cacheControl(options, 300),
    })
}

/** Headers of pages in the style of the search page. */
export async function pageHeaders(): Promise<Record<string, string>> {
  return {
    'Content-Security-Policy': [
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'sha256-${await hashForPolicy(searchPageStyle)}'`,
      "img-src 'self' https: data:",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; '),
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  }
}

async function hashForPolicy(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return toBase64(new Uint8Array(digest))
}

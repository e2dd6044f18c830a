import { browserScripts } from '../../src/http/options.ts'
import { safeHeaders } from '../../src/http/security-headers.ts'

/**
 * Headers of pictures and article pages. Neither runs scripts: an SVG may hold some, and opened by itself would run
 * them on the site.
 */
export const fileHeaders = {
  ...safeHeaders,
  'Content-Security-Policy': [
    "default-src 'none'",
    "img-src 'self' https: data:",
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; '),
} as const

/** Text of the `_headers` file that static assets are answered with. */
export function writeHeadersFile(): string {
  const rule = (path: string, headers: Readonly<Record<string, string>>) =>
    [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n')
  return `${[
    rule('/*', fileHeaders),
    ...browserScripts.map((name) =>
      rule(`/${name}`, { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'public, max-age=3600' }),
    ),
  ].join('\n')}\n`
}

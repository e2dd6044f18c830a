import type { Context } from 'hono'
import type { Searcher } from '../search/answer.ts'
import type { CheckedAppOptions } from './options.ts'

type FreshnessHeaders = Readonly<Record<'ETag' | 'Cache-Control', string>>

/**
 * Answers a request whose answer browsers and proxies keep until the index or the code changes: 304 where the caller's
 * copy is that answer, else what `write` answers with `ETag` and `Cache-Control`. The tag is weak, since `tookMs` differs
 * from answer to answer.
 *
 * @param key  of the request with its defaults filled in, unlike that of any other request
 */
export async function revalidate(
  { req }: Context,
  options: CheckedAppOptions,
  { status }: Searcher,
  key: string,
  write: (headers: FreshnessHeaders) => Promise<Response>,
): Promise<Response> {
  const headers = {
    ETag: `W/"${hashText(options.release + status.version)}-${hashText(key)}"`,
    'Cache-Control': cacheControl(options, options.maxAgeSeconds),
  }
  if (namesTag(req.header('If-None-Match') ?? '', headers.ETag))
    return new Response(null, { status: 304, headers })
  return write(headers)
}

/** `Cache-Control` of an answer that may be used for some seconds; where answers are not kept at all, this is not either. */
export function cacheControl({ maxAgeSeconds }: CheckedAppOptions, seconds: number): string {
  return maxAgeSeconds > 0 ? `public, max-age=${seconds}` : 'no-cache'
}

/** The headers of an answer: one that is partial is kept by nobody, since the next may be whole. */
export function headersFor(
  { partial }: { readonly partial?: true },
  headers: FreshnessHeaders,
): Readonly<Record<string, string>> {
  return partial === true ? { 'Cache-Control': 'no-store' } : headers
}

/** Whether `If-None-Match` names this tag, by the weak comparison of RFC 9110. */
function namesTag(ifNoneMatch: string, tag: string): boolean {
  const opaqueOf = (written: string): string => written.trim().replace(/^W\//, '')
  return ifNoneMatch === '*' || ifNoneMatch.split(',').map(opaqueOf).includes(opaqueOf(tag))
}

/** Two rounds of FNV-1a with different seeds, 64 bits in all: tells requests apart, is no secret. */
function hashText(text: string): string {
  let low = 0x811c9dc5
  let high = 0x9747b28c
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit, 0x01000193) + 0x5bd1e995
  }
  return (low >>> 0).toString(36) + (high >>> 0).toString(36)
}

/** What the `ETag` of an answer is computed from. */
export interface Freshness {
  /** Version of the index, and of the code that answers. */
  readonly version: string
  /** The request with its defaults filled in. */
  readonly request: string
  /** How long a copy may be used without asking again, in seconds. */
  readonly maxAgeSeconds: number
}

/**
 * `ETag` and `Cache-Control`: browsers and proxies keep an answer until the index changes. The tag is weak,
 * since `tookMs` differs from answer to answer.
 */
export function freshnessHeaders(freshness: Freshness): {
  readonly ETag: string
  readonly 'Cache-Control': string
} {
  const { version, request, maxAgeSeconds } = freshness
  return {
    ETag: `W/"${hashText(version)}-${hashText(request)}"`,
    'Cache-Control': maxAgeSeconds > 0 ? `public, max-age=${maxAgeSeconds}` : 'no-cache',
  }
}

/** The headers of an answer: one that is partial is kept by nobody, since the next may be whole. */
export function headersFor(
  { partial }: { readonly partial?: true },
  headers: ReturnType<typeof freshnessHeaders>,
): Readonly<Record<string, string>> {
  return partial === true ? { 'Cache-Control': 'no-store' } : headers
}

/** Whether `If-None-Match` names this tag, by the weak comparison of RFC 9110. */
export function holdsTag(ifNoneMatch: string | null, tag: string): boolean {
  if (ifNoneMatch === null) return false
  if (ifNoneMatch.trim() === '*') return true
  const opaque = tag.replace(/^W\//, '')
  return ifNoneMatch.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === opaque)
}

/** Two rounds of FNV-1a with different seeds, 64 bits in all: tells requests apart, is no secret. */
function hashText(text: string): string {
  let low = 0x811c9dc5
  let high = 0x9747b28c
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit, 0x01000193) + 0x5bd1e995
  }
  return (low >>> 0).toString(36) + (high >>> 0).toString(36)
}

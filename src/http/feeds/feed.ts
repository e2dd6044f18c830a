import type { SearchAnswer, SearchRequest } from '../../search/answer.ts'
import type { AbsoluteUrl } from '../site-url.ts'

/** The answer to a query, and what a feed of it says of itself. */
export interface Feed {
  readonly title: string
  /** Address of the search page with this query. */
  readonly pageUrl: string
  readonly feedUrl: string
  /** Address of the page that follows, or null. */
  readonly nextUrl: string | null
  readonly request: SearchRequest
  readonly answer: SearchAnswer
  readonly absolute: AbsoluteUrl
}

/** Describes a feed of a query. @param url  address it was asked at */
export function describeFeed(
  url: URL,
  siteName: string,
  request: SearchRequest,
  answer: SearchAnswer,
  absolute: AbsoluteUrl,
): Feed {
  const next = new URL(url)
  next.searchParams.set('offset', String(answer.nextOffset))
  const page = new URL('../', url)
  if (request.q !== '') page.searchParams.set('q', request.q)
  return {
    title: request.q === '' ? siteName : `${request.q} - ${siteName}`,
    pageUrl: page.href,
    feedUrl: url.href,
    nextUrl: answer.nextOffset === null ? null : next.href,
    request,
    answer,
    absolute,
  }
}

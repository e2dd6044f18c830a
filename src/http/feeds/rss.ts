import type { Hit } from '../../search/answer.ts'
import type { AbsoluteUrl } from '../site-url.ts'
import type { Feed } from './feed.ts'
import { escapeXml, xmlElement } from './xml.ts'

/**
 * Writes a feed as RSS 2.0, with what OpenSearch adds to the answer of a search.
 *
 * @see https://www.rssboard.org/rss-specification
 */
export function writeRss({ title, pageUrl, feedUrl, nextUrl, request, answer, absolute }: Feed): string {
  const namespaces = [
    'xmlns:atom="http://www.w3.org/2005/Atom"',
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    'xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"',
  ]
  const link = (relation: string, url: string): string =>
    `<atom:link rel="${relation}" type="application/rss+xml" href="${escapeXml(url)}"/>`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<rss version="2.0" ${namespaces.join(' ')}><channel>`,
    xmlElement('title', title),
    xmlElement('link', pageUrl),
    xmlElement('description', title),
    link('self', feedUrl),
    nextUrl === null ? '' : link('next', nextUrl),
    xmlElement('opensearch:totalResults', String(answer.total)),
    xmlElement('opensearch:startIndex', String(request.offset + 1)),
    xmlElement('opensearch:itemsPerPage', String(request.limit)),
    ...answer.hits.map((hit) => writeItem(hit, absolute)),
    '</channel></rss>',
  ]
    .filter((line) => line !== '')
    .join('\n')
}

function writeItem({ id, url, snippet, article }: Hit, absolute: AbsoluteUrl): string {
  return [
    '<item>',
    xmlElement('title', article.title),
    xmlElement('link', absolute(url)),
    `<guid isPermaLink="false">${escapeXml(id)}</guid>`,
    xmlElement('pubDate', article.date === null ? null : new Date(article.date).toUTCString()),
    xmlElement('description', snippet.html),
    ...article.authors.map((author) => xmlElement('dc:creator', author)),
    ...article.tags.map((tag) => xmlElement('category', tag)),
    '</item>',
  ].join('')
}

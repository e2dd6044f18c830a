import type { Feed } from './feed.ts'

/**
 * Writes a feed as JSON Feed.
 *
 * @see https://www.jsonfeed.org/version/1.1/
 */
export function writeJsonFeed({ title, pageUrl, feedUrl, nextUrl, answer, absolute }: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: pageUrl,
    feed_url: feedUrl,
    ...(nextUrl === null ? {} : { next_url: nextUrl }),
    items: answer.hits.map(({ id, url, snippet, article }) => ({
      id,
      url: absolute(url),
      title: article.title,
      content_html: snippet.html,
      ...(article.description === null ? {} : { summary: article.description }),
      ...(article.image === null ? {} : { image: absolute(article.image) }),
      ...(article.date === null ? {} : { date_published: `${article.date}T00:00:00Z` }),
      authors: article.authors.map((name) => ({ name })),
      tags: article.tags,
    })),
  })
}

import type { Hit } from '../../search/answer.ts'
import type { AbsoluteUrl } from '../site-url.ts'

/** What `llms.txt` is written from. */
export interface LlmsText {
  readonly siteName: string
  /** Origin of the search, as `https://search.example`. */
  readonly origin: string
  readonly articles: number
  /** The newest articles, one hit each. */
  readonly hits: readonly Hit[]
  readonly absolute: AbsoluteUrl
}

/**
 * Writes `llms.txt`: what the site holds, how a program searches it, and its newest articles.
 *
 * @see https://llmstxt.org
 */
export function writeLlmsText({ siteName, origin, articles, hits, absolute }: LlmsText): string {
  const lines = [
    `# ${oneLine(siteName)}`,
    '',
    `> ${articles} articles in Chinese, with full-text search. Answers are JSON; no key is needed.`,
    '',
    '## Search',
    '',
    `- [Search](${origin}/api/search?q={query}): ranked passages with snippets; author, tag, after, before, limit, offset and sort narrow and order them`,
    `- [Article](${origin}/api/articles/{id}): the whole text of an article, by the article.id of a hit`,
    `- [MCP](${origin}/mcp): Model Context Protocol over streamable HTTP, with the tools search and fetch`,
    `- [OpenAPI](${origin}/api/openapi.json): every parameter and answer`,
    `- [Feed](${origin}/api/search.json?q={query}): JSON Feed of any query`,
  ]
  if (hits.length > 0) lines.push('', hits.length < articles ? '## Newest articles' : '## Articles', '')
  for (const { article } of hits) {
    const description = article.description === null ? '' : `: ${oneLine(article.description)}`
    lines.push(`- [${escapeLabel(article.title)}](${absolute(article.url)})${description}`)
  }
  return `${lines.join('\n')}\n`
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function escapeLabel(text: string): string {
  return oneLine(text).replace(/[[\]\\]/g, '\\$&')
}

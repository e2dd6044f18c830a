import { maxQueryUnits, plainRequest, type Searcher } from '../../search/answer.ts'
import { writeArticleText } from '../../search/article-text.ts'
import type { JsonObject } from '../../text/json-object.ts'
import { readPassageId } from '../request/passage-id.ts'
import type { AbsoluteUrl } from '../site-url.ts'
import { recordSearch, type UsageLog } from '../usage.ts'

/** Passages that one `fetch` reads at most; an article that is longer goes on at `next`. */
const maxPassages = 200
const maxResults = 50

const text = { type: 'string' }
const readOnly = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false }

/** Describes the tools: `search` and `fetch`, named and shaped as connectors of assistants look for them. */
export function describeTools(siteName: string): readonly JsonObject[] {
  return [
    {
      name: 'search',
      title: `Search ${siteName}`,
      description:
        'Full-text search of the articles of this site, best first. Chinese and Latin words need no operators; ' +
        '"exact phrase", -word, author:name, tag:name, after:YYYY-MM-DD and before:YYYY-MM-DD narrow it. ' +
        'Read an article with fetch.',
      inputSchema: {
        type: 'object',
        properties: {
          query: { ...text, description: 'What to look for.', maxLength: maxQueryUnits },
          limit: { type: 'integer', minimum: 1, maximum: maxResults, default: 10 },
        },
        required: ['query'],
      },
      outputSchema: {
        type: 'object',
        properties: {
          results: {
            type: 'array',
            items: {
              type: 'object',
              properties: { id: text, title: text, url: text, text, date: text },
              required: ['id', 'title', 'url', 'text'],
            },
          },
          total: { type: 'integer' },
        },
        required: ['results'],
      },
      annotations: readOnly,
    },
    {
      name: 'fetch',
      title: `Read an article of ${siteName}`,
      description: 'The whole text of an article, by an id that search answered.',
      inputSchema: {
        type: 'object',
        properties: { id: { ...text, description: 'Id of a search result, or `next` of a long article.' } },
        required: ['id'],
      },
      outputSchema: {
        type: 'object',
        properties: {
          id: text,
          title: text,
          text,
          url: text,
          metadata: { type: 'object', additionalProperties: true },
          next: { ...text, description: 'Where a long article goes on.' },
        },
        required: ['id', 'title', 'text', 'url'],
      },
      annotations: readOnly,
    },
  ]
}

/** What a tool answers, or why it cannot, in words for a model. */
export type ToolAnswer = { readonly structured: JsonObject } | { readonly complaint: string }

/**
 * Calls a tool.
 *
 * @returns null for a tool that there is not
 */
export async function callTool(
  name: string,
  parameters: JsonObject,
  searcher: Searcher,
  absolute: AbsoluteUrl,
  usage: UsageLog | null,
): Promise<ToolAnswer | null> {
  if (name === 'search') return search(parameters, searcher, absolute, usage)
  return name === 'fetch' ? read(parameters, searcher, absolute) : null
}

async function search(
  { query, limit = 10 }: JsonObject,
  searcher: Searcher,
  absolute: AbsoluteUrl,
  usage: UsageLog | null,
): Promise<ToolAnswer> {
  if (typeof query !== 'string' || query.length > maxQueryUnits)
    return { complaint: `query: expected text of at most ${maxQueryUnits} characters` }
  if (!Number.isInteger(limit) || Number(limit) < 1 || Number(limit) > maxResults)
    return { complaint: `limit: expected a whole number from 1 to ${maxResults}` }
  const request = { ...plainRequest, q: query, limit: Number(limit) }
  const { hits, total, partial } = await searcher.search(request)
  recordSearch(usage, request, total, 'mcp')
  const results = hits.map(({ article, title, url, snippet }) => ({
    id: article.id,
    title: title.text,
    url: absolute(url),
    text: snippet.text,
    ...(article.date === null ? {} : { date: article.date }),
  }))
  return { structured: { results, total, ...(partial === true ? { partial } : {}) } }
}

async function read({ id }: JsonObject, searcher: Searcher, absolute: AbsoluteUrl): Promise<ToolAnswer> {
  if (typeof id !== 'string') return { complaint: 'id: expected the id of a search result' }
  let first = 0
  let found = await searcher.article(id, 0, maxPassages)
  const passage = readPassageId(id)
  if (found === null && passage !== null) {
    first = passage.ordinal
    found = await searcher.article(passage.article, first, maxPassages)
  }
  if (found === null) return { complaint: 'id: no article has this id; search answers ids' }
  const { article, passages, count } = found
  const next = first + passages.length
  const { title, url, date, authors, tags, description, fields } = article
  return {
    structured: {
      id,
      title,
      text: writeArticleText(passages),
      url: absolute(url),
      metadata: { ...fields, date, authors, tags, description },
      ...(passages.length > 0 && next < count ? { next: `${article.id}#${next}` } : {}),
    },
  }
}

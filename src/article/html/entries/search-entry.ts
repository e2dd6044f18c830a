import * as v from 'valibot'
import { SearchError } from '../../../errors.ts'
import type { Article, ParsedArticle } from '../../../format/article.ts'
import type { Block } from '../../blocks/block.ts'
import { isArticleAddress, resolveAddress } from '../../fields/addresses.ts'
import { readCalendarDate } from '../../fields/calendar-date.ts'
import { layOutSections, readTypography } from '../../passages/outline.ts'
import { splitPassages } from '../../passages/split-passages.ts'
import { createPageAnchors } from '../blocks/page-anchors.ts'
import { readPageBlocks } from '../blocks/page-blocks.ts'
import { decodePath } from '../site/page-address.ts'
import { findElement, parsePageTree } from '../tree/page-tree.ts'
import { renameEntry } from './search-entries.ts'

const labels = v.optional(v.array(v.string('text'), 'a list of texts'), [])
const schema = v.object(
  {
    title: v.optional(v.nullable(v.string('text')), ''),
    url: v.pipe(
      v.string('an address'),
      v.nonEmpty('an address'),
      v.transform(addressOf),
      v.check(isArticleAddress, 'an address'),
    ),
    content: v.optional(v.nullable(v.string('text')), ''),
    categories: labels,
    tags: labels,
    authors: labels,
    date: v.optional(v.union([v.string(), v.number()], 'a date'), ''),
  },
  'an object with "title", "url" and "content"',
)

/** What Typecho writes in front of a post in Markdown. */
export const markdownMark = '<!--markdown-->'

/** Parses an article in Markdown of which the rest is known. */
type ParseMarkdown = (source: {
  readonly id: string
  readonly markdown: string
  readonly file: string
  readonly given: Pick<Article, 'title' | 'url' | 'date' | 'authors' | 'tags'>
}) => ParsedArticle | null

/**
 * Reads an entry of the `search.json` that site generators write for search in the browser:
 * `{title, url, content, categories?, tags?, authors?, date?}`, its content HTML or plain text. Other names that
 * generators use are known: see `renameEntry`.
 *
 * @param file  for messages
 * @param position  of the entry in the file, from 1, for messages
 * @param parseMarkdown  for posts of Typecho
 * @returns null for an entry without text
 * @throws {SearchError} ARTICLE_INVALID with file, place, and the key that is wrong
 */
export function parseSearchEntry(
  json: string,
  file: string,
  position: number,
  parseMarkdown: ParseMarkdown,
): ParsedArticle | null {
  const checked = v.safeParse(schema, renameEntry(JSON.parse(json)), { abortEarly: true })
  if (!checked.success) {
    const [issue] = checked.issues
    const key = v.getDotPath(issue)
    throw new SearchError(
      'ARTICLE_INVALID',
      `${file}: entry ${position}: expected ${key ? `"${key}" to be ` : ''}${issue.message}`,
    )
  }
  const { url, content, categories } = checked.output
  const id = idOf(url)
  const known = {
    title: checked.output.title?.trim() || id.slice(id.lastIndexOf('/') + 1),
    url,
    date: readCalendarDate(String(checked.output.date)),
    authors: [...new Set(checked.output.authors)],
    tags: [...new Set(checked.output.tags)],
  }
  const fields = categories.length > 0 ? { category: [...new Set(categories)] } : {}
  if (content?.startsWith(markdownMark)) {
    const markdown = content.slice(markdownMark.length)
    const parsed = parseMarkdown({ id, markdown, file: `${file}: entry ${position}`, given: known })
    return parsed && { ...parsed, article: { ...parsed.article, fields } }
  }
  const blocks = readTypography(readContent(content ?? ''))
  if (!blocks.some((block) => block.kind !== 'heading')) return null
  const passages = splitPassages(
    layOutSections(blocks, {
      title: known.title,
      anchors: createPageAnchors(),
      anchorsBoldHeadings: true,
      anchorsHtmlHeadings: true,
      resolve: (src) => resolveAddress(src, url),
    }),
  )
  return {
    article: {
      id,
      ...known,
      editors: [],
      description: null,
      image: passages.flatMap(({ pictures }) => pictures)[0]?.src ?? null,
      fields,
    },
    passages,
    warnings: [],
  }
}

function readContent(content: string): readonly Block[] {
  if (/<[a-z][^>]*>/i.test(content)) {
    const body = findElement(parsePageTree(content), ({ name }) => name === 'body')!
    return readPageBlocks(body, { scope: 'marked' })
  }
  return content
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((raw) => ({ kind: 'paragraph', form: 'plain', raw: raw.trim(), isTopLevel: true }))
}

/** Generators leave letters of a path unescaped, and the first `/` out where the site stands at the root. */
function addressOf(url: string): string {
  const address = /^(?:https?:\/\/|\/)/i.test(url) ? url : `/${url.replace(/^(?:\.\/)+/, '')}`
  return address.replace(/[^\u0021-\u007e]/gu, (letter) => encodeURIComponent(letter.toWellFormed()))
}

function idOf(url: string): string {
  const [path = '', query = ''] = url.replace(/^https?:\/\/[^/]*|#.*$/gis, '').split('?')
  return (
    decodePath(path)
      .replace(/(?:(?<=^|\/)index)?\.html?$/i, '')
      .replace(/^\/+|\/+$/g, '') ||
    // Pages of WordPress without names: `/?p=12`.
    decodePath(query) ||
    'index'
  )
}

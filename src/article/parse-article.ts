import type { Article, ParsedArticle } from '../format/article.ts'
import { addressOfId } from '../text/address-of-id.ts'
import { addressOfFolder, resolveAddress } from './addresses.ts'
import { takeCredits } from './credits.ts'
import { type FrontMatter, readFrontMatter } from './front-matter.ts'
import { readMarkdownBlocks } from './markdown-blocks.ts'
import { parseMarkdown } from './markdown-tree.ts'
import { findTitle, layOutSections, readTypography } from './outline.ts'
import { repairMarkdown } from './repair-markdown.ts'
import { splitPassages } from './split-passages.ts'

/** What is known of an article from elsewhere; it wins over what the Markdown says. */
export type GivenFields = Partial<Pick<Article, 'title' | 'url' | 'date' | 'authors' | 'tags'>>

/** One article in Markdown. */
export interface MarkdownSource {
  readonly id: string
  readonly markdown: string
  /** Where it comes from, for messages: a path, with `:line` for a line of a file. */
  readonly file: string
  /** Address that relative picture addresses start from; the article's own by default. */
  readonly folder?: string
  readonly given?: GivenFields
}

/**
 * Parses an article as its author left it: Markdown with or without front matter, or what a
 * converter made of a web page.
 *
 * @returns the article and its passages (always at least one), or null for a draft
 * @throws {SearchError} ARTICLE_INVALID when front matter does not say what its keys mean
 */
export function parseArticle(source: MarkdownSource): ParsedArticle | null {
  const root = parseMarkdown(repairMarkdown(source.markdown.replace(/\r\n?/g, '\n')))
  const opening = root.children[0]
  const front =
    opening?.type === 'yaml'
      ? readFrontMatter(opening.value, source.file, (opening.position?.start.line ?? 1) + 1)
      : readFrontMatter('', source.file, 1)
  if (front.isDraft) return null

  const { blocks: written, footnotes } = readMarkdownBlocks(root)
  const { blocks, credits } = takeCredits(readTypography(written))
  const { given = {} } = source
  const title =
    given.title || (front.title ?? findTitle(blocks) ?? (given.title === undefined ? nameOf(source.id) : ''))
  const url = given.url ?? addressOf(source, front)
  const resolve = (src: string) => resolveAddress(src, isRemote(url) ? url : (source.folder ?? url))
  const passages = splitPassages(layOutSections([...blocks, ...footnotes], title, resolve))
  const article: Article = {
    id: source.id,
    title,
    url,
    date: given.date ?? front.date,
    authors: given.authors ?? front.authors ?? credits.authors,
    editors: credits.editors,
    tags: given.tags ?? front.tags ?? [],
    description: front.description,
    image: (front.image ? resolve(front.image) : null) ?? firstPicture(passages),
    fields: {},
  }
  return { article, passages, warnings: [] }
}

function addressOf(source: MarkdownSource, { url, slug }: FrontMatter): string {
  if (url !== null) return url
  if (slug === null) return addressOfId(source.id)
  if (slug.startsWith('/')) return addressOfId(slug.slice(1))
  return addressOfFolder(source.id) + addressOfId(slug).slice(1)
}

function isRemote(url: string): boolean {
  return /^https?:/i.test(url)
}

function nameOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1)
}

function firstPicture(passages: ParsedArticle['passages']): string | null {
  for (const { pictures } of passages) if (pictures[0]) return pictures[0].src
  return null
}

import type { Root } from 'mdast'
import { readArticleLine } from '../article-line.ts'
import { detectText } from '../encoding/detect-text.ts'
import { addressOfFolder } from '../fields/addresses.ts'
import { plainSite } from '../generators/site-rules.ts'
import { parseMarkdownPage } from '../markdown/markdown-tree.ts'
import { withoutTemplates } from '../markup/tags/template-tags.ts'
import { openMarkdown, parseBody } from '../open-markdown.ts'
import type { SourceDocument } from '../read-document.ts'

/** The body of an article as it is written, for a page of it. */
export interface ArticleBody {
  readonly root: Root
  /** Address of the folder that its file stands in, or null for an article that is no file. */
  readonly folder: string | null
}

/**
 * Reads the body of a document: its Markdown without front matter, with the markup of its generator as its readers
 * see it.
 *
 * @returns null for a document that is no Markdown, and for an encrypted one
 * @throws {SearchError} ARTICLE_ENCODING or ARTICLE_INVALID, with file and line
 */
export function readBody(source: SourceDocument): ArticleBody | null {
  if (source.kind === 'html' || (source.kind === 'line' && source.form === 'entry')) return null
  const isFile = source.kind === 'markdown'
  const site = isFile ? source.site : plainSite
  const markdown = isFile
    ? detectText(source.bytes, source.file).text
    : readArticleLine(source.json, source.file, source.line).text
  const { generator, front, body } = openMarkdown(markdown, source.file, site)
  if (front.isEncrypted) return null
  if (isFile && /\.html?$/i.test(source.file))
    return {
      root: { type: 'root', children: [{ type: 'html', value: withoutTemplates(body) }] },
      folder: addressOfFolder(source.file),
    }
  const trees = parseBody(body, generator, source.file, null, parseMarkdownPage)
  return {
    root: { type: 'root', children: trees.flatMap(({ children }) => children) },
    folder: isFile ? addressOfFolder(source.file) : null,
  }
}

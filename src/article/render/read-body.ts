import type { Root } from 'mdast'
import { readArticleLine } from '../article-line.ts'
import { detectText } from '../encoding/detect-text.ts'
import { addressOfFolder } from '../fields/addresses.ts'
import { readFrontMatter } from '../front-matter/front-matter.ts'
import { chooseGenerator } from '../generators/choose-generator.ts'
import { plainSite } from '../generators/site-rules.ts'
import { boundMarkdown } from '../markdown/markdown-limits.ts'
import { cutMarkdownParts } from '../markdown/markdown-parts.ts'
import { parseMarkdown } from '../markdown/markdown-tree.ts'
import { repairMarkdown } from '../markdown/repair-markdown.ts'
import { readMarkup } from '../markup/read-markup.ts'
import { withoutTemplates } from '../markup/tags/template-tags.ts'
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
  const generator = chooseGenerator(site.generator)
  const bounded = boundMarkdown(markdown.replace(/^\ufeff+/, '').replace(/\r\n?/g, '\n'), source.file)
  const rules = { spacedTags: generator.spacedTags, authors: site.authors }
  const { front, body } = readFrontMatter(bounded.markdown, source.file, rules)
  if (front.isEncrypted) return null
  if (isFile && /\.html?$/i.test(source.file))
    return {
      root: { type: 'root', children: [{ type: 'html', value: withoutTemplates(body) }] },
      folder: addressOfFolder(source.file),
    }
  const isMdx =
    generator.markup.has('mdx') && (/\.mdx$/i.test(source.file) || generator.name === 'docusaurus')
  const parts = cutMarkdownParts(repairMarkdown(readMarkup(body, generator.markup, null, isMdx)))
  return {
    root: { type: 'root', children: parts.flatMap((part) => parseMarkdown(part).children) },
    folder: isFile ? addressOfFolder(source.file) : null,
  }
}

import type { Root } from 'mdast'
import type { ArticleWarning } from '../format/article.ts'
import { type FrontMatter, readFrontMatter } from './front-matter/front-matter.ts'
import { chooseGenerator } from './generators/choose-generator.ts'
import type { Generator } from './generators/generator.ts'
import type { SiteRules } from './generators/site-rules.ts'
import { boundMarkdown } from './markdown/markdown-limits.ts'
import { cutMarkdownParts } from './markdown/markdown-parts.ts'
import { parseMarkdown } from './markdown/markdown-tree.ts'
import { repairMarkdown } from './markdown/repair-markdown.ts'
import { readMarkup } from './markup/read-markup.ts'

/** A file of Markdown with its front matter read. */
export interface OpenMarkdown {
  readonly generator: Generator
  readonly front: FrontMatter
  /** What follows the front matter, with `\n` line ends. */
  readonly body: string
  readonly warnings: readonly ArticleWarning[]
}

/**
 * Opens a file of Markdown by the rules of its site.
 *
 * @param file  for messages
 * @throws {SearchError} ARTICLE_INVALID for an article that is longer than any
 */
export function openMarkdown(markdown: string, file: string, site: SiteRules): OpenMarkdown {
  const rules = chooseGenerator(site.generator)
  const generator = site.linksNotes
    ? { ...rules, markup: new Set([...rules.markup, 'wiki' as const]) }
    : rules
  const bounded = boundMarkdown(markdown.replace(/^\ufeff+/gm, '').replace(/\r\n?/g, '\n'), file)
  const { front, body, warnings } = readFrontMatter(bounded.markdown, file, {
    spacedTags: generator.spacedTags ?? false,
    authors: site.authors,
    isUnfenced: generator.name === 'mkdocs',
  })
  return { generator, front, body, warnings: [...bounded.warnings, ...warnings] }
}

/**
 * Parses the body of a file of Markdown, its generator's markup turned into Markdown.
 *
 * @param path  of the file
 * @param slugParts  what anchors are made from, to be noted behind headings; null for none
 * @param parse  what reads each part
 * @returns the trees of its parts, in order
 */
export function parseBody(
  body: string,
  { markup, name }: Generator,
  path: string,
  slugParts: Parameters<typeof readMarkup>[2],
  parse: (markdown: string, isMdx: boolean) => Root = parseMarkdown,
): Root[] {
  const isNamed = markup.has('mdx') && (/\.mdx$/i.test(path) || name === 'docusaurus')
  const { text, isMdx } = readMarkup(body, markup, slugParts, isNamed)
  return cutMarkdownParts(repairMarkdown(text)).map((part) => parse(part, isMdx))
}

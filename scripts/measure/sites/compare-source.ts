import { readDocument } from '../../../src/article/read-document.ts'
import type { ParsedArticle } from '../../../src/format/article.ts'
import type { SourceOptions } from '../../index/options/source-options.ts'
import { readSources } from '../../index/read/read-sources.ts'
import { openSiteFiles } from './site-files.ts'

/** What Markdown sources, read by their generator's rules, and the site that was built from them have in common. */
export interface SourceComparison {
  readonly articles: number
  /** Addresses of the sources that the site does not have. */
  readonly deadAddresses: readonly string[]
  readonly anchors: number
  /** Addresses with a fragment that the page does not have; of pages that the site has. */
  readonly deadAnchors: readonly string[]
  /** Articles of the site that no source leads to. */
  readonly missed: readonly string[]
  /** Articles whose title is another one on the site. */
  readonly otherTitles: readonly string[]
}

/**
 * Reads Markdown by its generator's rules and holds addresses, anchors and titles against the built site.
 *
 * @param options  how the sources are read
 */
export async function compareSource(
  source: string,
  built: string,
  options: SourceOptions,
): Promise<SourceComparison> {
  const [written, shown] = [await readAll(source, options), await readAll(built, { from: 'html' })]
  const base = shown.base
  const files = await openSiteFiles(built, base)
  const alive = written.articles.filter(({ article }) => files.find(article.url) !== null)
  const anchored = alive.flatMap(({ article, passages }) =>
    passages.flatMap(({ anchor }) => (anchor === null ? [] : [{ url: article.url, anchor }])),
  )
  const reached = new Set(alive.map(({ article }) => files.find(article.url)))
  const titles = new Map(shown.articles.map(({ article }) => [files.find(article.url), article.title]))
  return {
    articles: written.articles.length,
    deadAddresses: written.articles
      .filter(({ article }) => files.find(article.url) === null)
      .map(({ article }) => article.url),
    anchors: anchored.length,
    deadAnchors: anchored
      .filter(({ url, anchor }) => !files.anchorsAt(url).has(anchor))
      .map(({ url, anchor }) => `${url}#${anchor}`),
    missed: shown.articles.map(({ article }) => article.url).filter((url) => !reached.has(files.find(url))),
    otherTitles: alive.flatMap(({ article }) => {
      const title = titles.get(files.find(article.url))
      return title === undefined || title === article.title
        ? []
        : [`${article.url}: ${article.title} / ${title}`]
    }),
  }
}

async function readAll(
  folder: string,
  options: SourceOptions,
): Promise<{ articles: ParsedArticle[]; base: string }> {
  const articles: ParsedArticle[] = []
  const found = { base: '/' }
  for await (const document of readSources(folder, options)) {
    if (document.kind === 'html') {
      const own = document.file.split('/').map(encodeURIComponent).join('/')
      found.base = document.fileAddress.slice(0, -own.length)
    }
    const parsed = readDocument(document, { split: true })
    if (parsed) articles.push(parsed)
  }
  return { articles, base: found.base }
}

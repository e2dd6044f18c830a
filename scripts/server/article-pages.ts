import { createHash } from 'node:crypto'
import { readSitePath } from '../../src/article/fields/site-path.ts'
import {
  type LineDocument,
  type MarkdownDocument,
  readDocument,
  type SourceDocument,
} from '../../src/article/read-document.ts'
import { readBody } from '../../src/article/render/read-body.ts'
import { renderArticlePage } from '../../src/article/render/render-article.ts'
import { renderBody } from '../../src/article/render/render-body.ts'
import { SearchError } from '../../src/errors.ts'
import type { ParsedArticle } from '../../src/format/article.ts'
import type { SourceOptions } from '../index/options/source-options.ts'
import { readSources } from '../index/read/read-sources.ts'

/** The articles of a source as pages, under the addresses that hits lead to. */
export interface ArticlePages {
  /** The page under an address of the site, or null. The source is read at the first call. */
  find(pathname: string): Promise<string | null>
  /** Every article that has an address on this site, with the segments of its path. */
  list(): Promise<readonly ArticlePage[]>
}

/** An article, and where its page stands. */
export interface ArticlePage {
  /** Decoded, as `readSitePath` answers them. */
  readonly segments: readonly string[]
  readonly parsed: ParsedArticle
  /** Writes the page. */
  render(): string
}

/** Articles by the content of their documents, kept from one reading of a source to the next. */
export type KnownArticles = Map<string, ParsedArticle | null>

/**
 * Pages of articles that have an address on this site; one that stands elsewhere is left there.
 *
 * @param known  articles of an earlier reading, which are not parsed again; holds those of this one afterwards
 */
export function createArticlePages(
  source: string,
  options: SourceOptions = {},
  known: KnownArticles = new Map(),
): ArticlePages {
  const kept: { articles: Promise<ReadonlyMap<string, ArticlePage>> | null } = { articles: null }
  const read = () => {
    kept.articles ??= readArticles(source, options, known)
    return kept.articles
  }
  return {
    async find(pathname) {
      const segments = readSitePath(pathname)
      const page = segments === null ? undefined : (await read()).get(segments.join('/'))
      return page === undefined ? null : page.render()
    },
    list: async () => [...(await read()).values()],
  }
}

async function readArticles(
  source: string,
  options: SourceOptions,
  known: KnownArticles,
): Promise<ReadonlyMap<string, ArticlePage>> {
  const articles = new Map<string, ArticlePage>()
  const seen = new Set<string>()
  for await (const document of readSources(source, options)) {
    // A page of a built site is its own.
    if (document.kind === 'html') continue
    const key = keyOf(document)
    seen.add(key)
    const before = known.get(key)
    const parsed = before === undefined ? readArticle(document) : before
    known.set(key, parsed)
    const segments = parsed?.article.url.startsWith('/') ? readSitePath(parsed.article.url) : null
    if (parsed === null || segments === null) continue
    const render = () => {
      const body = readBody(document)
      return renderArticlePage(parsed, body && renderBody(body, parsed))
    }
    articles.set(segments.join('/'), { segments, parsed, render })
  }
  for (const key of known.keys()) if (!seen.has(key)) known.delete(key)
  return articles
}

function keyOf(document: MarkdownDocument | LineDocument): string {
  const hash = createHash('sha256')
  if (document.kind === 'line') hash.update(`${document.file}:${document.line}\n${document.json}`)
  else hash.update(`${document.file} ${document.siteKey}\n`).update(document.bytes)
  return hash.digest('base64')
}

/** An article, or null for a draft and for one that cannot be read, which the build has told of. */
function readArticle(document: SourceDocument): ParsedArticle | null {
  try {
    return readDocument(document, { split: true })
  } catch (error) {
    if (error instanceof SearchError) return null
    throw error
  }
}

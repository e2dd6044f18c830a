import { readBody } from '../../src/article/read-body.ts'
import { readDocument, type SourceDocument } from '../../src/article/read-document.ts'
import { renderArticlePage } from '../../src/article/render-article.ts'
import { renderBody } from '../../src/article/render-body.ts'
import { readSitePath } from '../../src/article/site-path.ts'
import { SearchError } from '../../src/errors.ts'
import type { ParsedArticle } from '../../src/format/article.ts'
import { readSources } from '../index/read-sources.ts'
import type { SourceOptions } from '../index/source-options.ts'

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

/** Pages of articles that have an address on this site; one that stands elsewhere is left there. */
export function createArticlePages(source: string, options: SourceOptions = {}): ArticlePages {
  const kept: { articles: Promise<ReadonlyMap<string, ArticlePage>> | null } = { articles: null }
  const read = () => {
    kept.articles ??= readArticles(source, options)
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
): Promise<ReadonlyMap<string, ArticlePage>> {
  const articles = new Map<string, ArticlePage>()
  for await (const document of readSources(source, options)) {
    // A page of a built site is its own.
    const parsed = document.kind === 'html' ? null : readArticle(document)
    const segments = parsed?.article.url.startsWith('/') ? readSitePath(parsed.article.url) : null
    if (parsed === null || segments === null) continue
    const render = () => {
      const body = readBody(document)
      return renderArticlePage(parsed, body && renderBody(body, parsed))
    }
    articles.set(segments.join('/'), { segments, parsed, render })
  }
  return articles
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

import { readDocument } from '../../src/article/read-document.ts'
import { renderArticlePage } from '../../src/article/render-article.ts'
import type { ParsedArticle } from '../../src/format/article.ts'
import { readSources } from '../index/read-sources.ts'
import { decodePath } from './picture-files.ts'

/** The articles of a folder as pages, under the addresses that hits lead to. */
export interface ArticlePages {
  /** The page under a path of the site, or null. The folder is read at the first call. */
  find(pathname: string): Promise<string | null>
  /** Every page with its path, escapes read. */
  list(): Promise<readonly (readonly [path: string, html: string])[]>
}

/** Pages of articles that have an address on this site; one that stands elsewhere is left there. */
export function createArticlePages(source: string): ArticlePages {
  const kept: { articles: Promise<ReadonlyMap<string, ParsedArticle>> | null } = { articles: null }
  const read = () => {
    kept.articles ??= readArticles(source)
    return kept.articles
  }
  return {
    async find(pathname) {
      const parsed = (await read()).get(decodePath(pathname))
      return parsed === undefined ? null : renderArticlePage(parsed)
    },
    async list() {
      return [...(await read())].map(([path, parsed]) => [path, renderArticlePage(parsed)] as const)
    },
  }
}

async function readArticles(source: string): Promise<ReadonlyMap<string, ParsedArticle>> {
  const site = 'http://site.invalid'
  const articles = new Map<string, ParsedArticle>()
  for await (const document of readSources(source)) {
    const parsed = readDocument(document, { split: true })
    const url = parsed === null ? null : new URL(parsed.article.url, `${site}/`)
    if (parsed !== null && url?.origin === site) articles.set(decodePath(url.pathname), parsed)
  }
  return articles
}

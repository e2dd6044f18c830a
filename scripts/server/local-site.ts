import { createApp } from '../../src/http/app.ts'
import type { Searcher } from '../../src/search/answer.ts'
import { keepSearcher } from '../../src/search/keep-searcher.ts'
import { buildIndex } from '../index/build-index.ts'
import type { BuildSummary } from '../index/build-options.ts'
import { cacheFolderOf } from '../index/cache-folder.ts'
import { answerPicture } from './answer-picture.ts'
import { type ArticlePages, createArticlePages } from './article-pages.ts'
import { readSearchBox } from './bundle-search-box.ts'
import { openLocalSearcher } from './open-local-searcher.ts'
import type { Reloader } from './reloader.ts'

/** Where a local site takes its articles from, and where it keeps its index. */
export interface LocalSiteOptions {
  readonly folder: string
  readonly indexFolder: string
  /** Questions the page offers to try. */
  readonly examples: readonly string[]
  /** Makes pages reload; null where articles do not change. */
  readonly reloader: Reloader | null
}

/** A site on this machine: articles, page and API. */
export interface LocalSite {
  readonly app: ReturnType<typeof createApp>
  /**
   * Builds the index anew and shows it; the one before goes on until then.
   *
   * @throws {SearchError} ARTICLE_… for an article that cannot be read, with file and line
   */
  rebuild(): Promise<BuildSummary>
}

interface Shown {
  searcher: () => Promise<Searcher>
  pages: ArticlePages
}

/** A site that shows nothing until its first `rebuild`. */
export async function createLocalSite(options: LocalSiteOptions): Promise<LocalSite> {
  const { folder, indexFolder, examples, reloader } = options
  const scripts = await readSearchBox()
  const open = () => keepSearcher(() => openLocalSearcher(indexFolder))
  const shown: Shown = { searcher: open(), pages: createArticlePages(folder) }

  const app = createApp({
    searcher: () => shown.searcher(),
    searchBox: async (name) => scripts[name],
    maxAgeSeconds: 0,
    examples,
    pageScripts: reloader === null ? [] : [reloader.scriptAddress],
    async site(request) {
      const { pathname } = new URL(request.url)
      return (
        reloader?.answer(request) ??
        (await answerPicture(folder, pathname)) ??
        answerPage(await shown.pages.find(pathname), reloader)
      )
    },
  })

  return {
    app,
    async rebuild() {
      const summary = await buildIndex(folder, indexFolder, {
        engine: 'auto',
        split: true,
        cache: cacheFolderOf(indexFolder),
      })
      shown.pages = createArticlePages(folder)
      shown.searcher = open()
      reloader?.reloadPages()
      return summary
    },
  }
}

function answerPage(html: string | null, reloader: Reloader | null): Response | null {
  if (html === null) return null
  const script = reloader === null ? '' : `<script type="module" src="${reloader.scriptAddress}"></script>`
  return new Response(html + script, {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache' },
  })
}

import { createApp } from '../../src/http/app.ts'
import type { Searcher } from '../../src/search/answer.ts'
import { keepSearcher } from '../../src/search/keep-searcher.ts'
import { readSearchBox } from '../assets/bundle-search-box.ts'
import { fileHeaders } from '../assets/site-headers.ts'
import { buildIndex } from '../index/build-index.ts'
import { cacheFolderOf } from '../index/cache/cache-folder.ts'
import type { BuildSummary } from '../index/options/build-options.ts'
import { readSiteConfig } from '../index/options/site-config.ts'
import { readSiteOptions } from '../index/options/site-options.ts'
import { loadAnalysis } from '../index/threads/analyze-task.ts'
import { explainError } from '../messages/failure.ts'
import { openLocalSearcher } from '../reader/open-local-searcher.ts'
import { toPlainText } from '../terminal-text.ts'
import { answerPicture } from './answer-picture.ts'
import { type ArticlePages, createArticlePages, type KnownArticles } from './article-pages.ts'
import { answerSiteFile, isBuiltFolder } from './built-site.ts'
import type { Reloader } from './reloader.ts'
import { settingsOf } from './site-settings.ts'

/** Where a local site takes its articles from, and where it keeps its index. */
export interface LocalSiteOptions {
  /** Folder of articles or of a built site, or a file of articles. */
  readonly source: string
  readonly indexFolder: string
  /** Queries that the page offers to try where the `hansou.json` of the source names none. */
  readonly examples: readonly string[]
  /** Makes pages reload; null where articles do not change. */
  readonly reloader: Reloader | null
  /** Whether warnings are said in Chinese. Default: false. */
  readonly isChinese?: boolean
}

/** A site on this machine: articles or the built site, page and API. */
export interface LocalSite {
  readonly app: { fetch(request: Request): Response | Promise<Response> }
  /**
   * Builds the index anew and shows it; the one before goes on until then. With a reloader, articles that cannot be
   * read are left out and shown as problems; else they end the build.
   *
   * @throws {SearchError} as `buildIndex`
   */
  rebuild(): Promise<BuildSummary>
}

interface Shown {
  searcher: () => Promise<Searcher>
  pages: ArticlePages
  /** Builds so far in this process: the first has most to do. */
  builds: number
}

/** A site that shows nothing until its first `rebuild`. */
export async function createLocalSite(options: LocalSiteOptions): Promise<LocalSite> {
  const { source, indexFolder, examples, reloader, isChinese = false } = options
  const scripts = await readSearchBox()
  const scriptNames = new Set(Object.keys(scripts))
  const open = () => keepSearcher(() => openLocalSearcher(indexFolder))
  const known: KnownArticles = new Map()
  const shown: Shown = { searcher: open(), pages: createArticlePages(source, {}, known), builds: 0 }
  const isBuilt = await isBuiltFolder(source)
  const { config } = await readSiteConfig(source)

  const app = createApp({
    searcher: () => shown.searcher(),
    searchBox: async (name) => scripts[name],
    maxAgeSeconds: 0,
    examples,
    ...settingsOf(config),
    pageScripts: reloader === null ? [] : [reloader.scriptAddress],
    async site(request) {
      const { pathname } = new URL(request.url)
      return (
        reloader?.answer(request) ??
        (await answerPicture(source, pathname)) ??
        answerPage(await shown.pages.find(pathname), reloader)
      )
    },
  })

  return {
    app: isBuilt ? { fetch: (request) => answerBuiltSite(source, app, scriptNames, reloader, request) } : app,
    async rebuild() {
      const { options: chosen, found } = await readSiteOptions(source)
      for (const warning of found.warnings) console.error(toPlainText(explainError(warning, isChinese)))
      const summary = await buildIndex(source, indexFolder, {
        ...chosen,
        split: true,
        cache: cacheFolderOf(indexFolder),
        onWarning: (_, warning) => console.error(toPlainText(explainError(warning, isChinese))),
        // While someone writes: little is analysed anew, on this thread, which keeps its dictionary.
        ...(reloader === null ? {} : { keepGoing: true, batchBytes: developBatchBytes }),
        ...(shown.builds > 0 ? { threads: 0 } : {}),
      })
      shown.builds += 1
      // The next change is then analysed at once; pages are answered a moment later.
      if (reloader !== null) setImmediate(() => loadAnalysis(chosen.ownWords ?? []))
      shown.pages = createArticlePages(source, chosen, known)
      shown.searcher = open()
      reloader?.showProblems(summary.failures.map((failure) => explainError(failure, isChinese)))
      reloader?.reloadPages()
      return summary
    },
  }
}

/** Bytes of source analysed anew, on average, when one article changes. */
const developBatchBytes = 32 * 1024

/** The site itself, with the search box at the end of each page; API and box are those of the app. */
async function answerBuiltSite(
  folder: string,
  app: LocalSite['app'],
  scripts: ReadonlySet<string>,
  reloader: Reloader | null,
  request: Request,
): Promise<Response> {
  const { pathname } = new URL(request.url)
  const isOurs = pathname.startsWith('/api/') || scripts.has(pathname.slice(1))
  if (isOurs || (request.method !== 'GET' && request.method !== 'HEAD')) return app.fetch(request)
  const addition = `
<hansou-search endpoint="/"></hansou-search>
<script type="module" src="/search-box.js"></script>
${writeReloadScript(reloader)}`
  return reloader?.answer(request) ?? (await answerSiteFile(folder, pathname, addition)) ?? app.fetch(request)
}

function answerPage(html: string | null, reloader: Reloader | null): Response | null {
  if (html === null) return null
  const policy = fileHeaders['Content-Security-Policy']
  return new Response(html + writeReloadScript(reloader), {
    headers: {
      ...fileHeaders,
      'Content-Security-Policy':
        reloader === null ? policy : `${policy}; script-src 'self'; connect-src 'self'`,
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-cache',
    },
  })
}

function writeReloadScript(reloader: Reloader | null): string {
  return reloader === null ? '' : `<script type="module" src="${reloader.scriptAddress}"></script>`
}

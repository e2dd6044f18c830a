import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { type BrowserScripts, readSearchBox } from '../scripts/assets/bundle-search-box.ts'
import { staticFolder, writeStaticSearch } from '../scripts/index/artifact/write-static.ts'
import { cacheFolderOf } from '../scripts/index/cache/cache-folder.ts'
import { explainError } from '../scripts/messages/failure.ts'
import { buildIndex } from '../scripts/package/build.ts'
import { openLocalSearcher } from '../scripts/reader/open-local-searcher.ts'
import { queueRuns } from '../scripts/server/queue-runs.ts'
import { watchArticles } from '../scripts/server/watch-articles.ts'
import { wantsChinese } from '../scripts/terminal-language.ts'
import { toPlainLine } from '../scripts/terminal-text.ts'
import { createApp } from '../src/http/app.ts'
import type { BrowserScript } from '../src/http/options.ts'
import type { Searcher } from '../src/search/answer.ts'
import { keepSearcher } from '../src/search/keep-searcher.ts'

/** Where the index stands in a built site; where the worker reads it. */
const indexFolderName = '_hansou'

/** What every integration can be told. */
export interface IntegrationOptions {
  /**
   * Address of the search, as `https://search.example`, which may end in a path. Default: the site's own origin, where
   * the worker or server that serves the site answers.
   */
  readonly endpoint?: string
  /**
   * Searches on the visitor's device, over files of the site alone, where nothing answers: any static host. Default:
   * false.
   */
  readonly static?: boolean
  /** Writes no index, where the search has one of its own. Default: false. */
  readonly noIndex?: boolean
}

/** The box of a site: where its script lies, and the attribute that tells it what to ask. */
export interface BoxAddresses {
  /** What the attribute says: the folder of a static index, or an endpoint. */
  readonly folder: string
  readonly script: string
  readonly attribute: string
}

/** @param base  address that the site stands at, as `/docs/` */
export function addressBox(options: IntegrationOptions, base = '/'): BoxAddresses {
  const { endpoint = '' } = options
  const folder = options.static ? `${base.replace(/\/$/, '')}/${staticFolder}` : endpoint.replace(/\/$/, '')
  return {
    folder: `${folder}/`,
    script: `${folder}/search-box.js`,
    attribute: `${options.static ? 'index' : 'endpoint'}="${folder}/"`,
  }
}

/**
 * Indexes a built site into its folder `_hansou`, or for a static search, with its scripts, into `hansou`.
 *
 * @param folder  of the built site
 * @param print  hears one line about the index
 */
export async function indexBuiltSite(
  folder: string,
  print: (line: string) => void,
  options: IntegrationOptions = {},
): Promise<void> {
  const out = join(folder, options.static ? staticFolder : indexFolderName)
  const { articles, passages, seconds } = await buildIndex({
    source: folder,
    out,
    from: 'html',
    cache: false,
    deflated: options.static === true,
  })
  if (options.static) await writeStaticSearch(out)
  print(`hansou: ${articles} pages, ${passages} passages in ${seconds.toFixed(1)} s`)
}

/** A handler of Node's requests in the form that dev servers take. */
export type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

const searchPaths =
  /^\/(api\/|1\/indexes\/|(mcp|ask|search-box(-[a-z]+-[a-zA-Z-]+)?\.js|hansou-highlight\.js|page-examples\.js|algoliasearch-lite\.js|llms\.txt|opensearch\.xml)(\?|$))/

/** The searches of this process: a dev server that starts anew, as after a change of its configuration, keeps its own. */
const devSearches = new Map<string, Middleware>()

/**
 * Makes the search of a dev server, over an index of the site's sources that is built at once, so that the first query
 * need not wait for it, and anew after every change; the index before answers until then. It stands where analyzed
 * articles are kept.
 *
 * @param source  folder of the sources
 */
export function createDevSearch(source: string, options: IntegrationOptions = {}): Middleware {
  const key = `${options.static} ${source}`
  const search = devSearches.get(key) ?? startDevSearch(source, options)
  devSearches.set(key, search)
  return search
}

function startDevSearch(source: string, options: IntegrationOptions): Middleware {
  const out = join(cacheFolderOf(source), 'index')
  async function open(): Promise<Searcher> {
    await buildIndex({ source, out, keepGoing: true, deflated: options.static === true })
    if (options.static) await writeStaticSearch(out)
    return openLocalSearcher(out)
  }
  const shown = { searcher: keepSearcher(open) }
  const searcher = () => shown.searcher()
  const tell = (message: string) => console.error(toPlainLine(`hansou: ${message}`))
  const rebuild = queueRuns(async () => {
    // Should the first build have failed, the first query tries again and says why.
    await searcher().catch(() => undefined)
    const next = keepSearcher(open)
    await next().then(
      () => {
        shown.searcher = next
      },
      (error: unknown) => tell(explainError(error, wantsChinese(process.env))),
    )
  })
  searcher().catch(() => undefined)
  watchArticles(source, { onChange: () => void rebuild(), onError: tell }).catch(() => undefined)
  const staticFiles = options.static
    ? new RegExp(`^/(?:[^?]*/)?${staticFolder}/([a-z0-9][\\w-]*\\.\\w+)(?:\\?|$)`, 'i')
    : null
  const site = async (request: Request): Promise<Response | null> => {
    const [, name] = staticFiles?.exec(new URL(request.url).pathname) ?? []
    return name === undefined ? null : searcher().then(() => readStaticFile(join(out, name)))
  }
  let scripts: Promise<BrowserScripts> | undefined
  const searchBox = async (name: BrowserScript) => {
    scripts ??= readSearchBox()
    return (await scripts)[name]
  }
  const app = createApp({ searcher, searchBox, maxAgeSeconds: 0, site })
  const listener = getRequestListener((request) => app.fetch(request), { overrideGlobalObjects: false })
  return (request, response, next) => {
    const url = request.url ?? ''
    if (searchPaths.test(url) || staticFiles?.test(url)) void listener(request, response)
    else next()
  }
}

/** A file of a static search, with the type that browsers want of scripts. */
async function readStaticFile(path: string): Promise<Response | null> {
  const file = await readFile(path).catch(() => null)
  const type = path.endsWith('.js') ? 'text/javascript' : 'application/octet-stream'
  return file && new Response(new Uint8Array(file), { headers: { 'Content-Type': type } })
}

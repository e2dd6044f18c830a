import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { openIndexReader } from '../../../src/reader/index-reader.ts'
import { createFileStore } from '../../reader/file-store.ts'
import { median } from '../statistics.ts'
import { formatNumber, formatTable } from '../table.ts'
import { type SentFile, serveShaped, slow4G } from './shaped-server.ts'

/** What a page loads for its first answer, one entry a query that found something. */
export interface StaticFigures {
  readonly name: string
  readonly requests: readonly number[]
  readonly bytes: readonly number[]
  /** Milliseconds from the query's being typed to the first hits. */
  readonly firstHitsMs: readonly number[]
  readonly queries: number
}

/** A search of a static site, as its page shows it. */
interface StaticSearch {
  readonly name: string
  /** Builds the search into a copy of the site. */
  readonly build: (site: string) => [program: string, ...args: string[]]
  readonly page: string
  readonly input: string
  /** Expression of the first hit in the page, or of nothing. */
  readonly hit: string
}

const root = fileURLToPath(new URL('../../../', import.meta.url))
const pagefind = join(root, 'node_modules/.bin/pagefind')
const searches: readonly StaticSearch[] = [
  {
    name: 'hansou --static',
    build: (site) => [
      process.execPath,
      '--no-warnings',
      join(root, 'scripts/hansou.ts'),
      'index',
      site,
      '--static',
    ],
    page: `<script type="module" src="/hansou/search-box.js"></script><hansou-search index="/hansou/"></hansou-search>`,
    input: 'hansou-search input',
    hit: `document.querySelector('hansou-search').shadowRoot.querySelector('mark')`,
  },
  {
    name: 'pagefind',
    build: (site) => [pagefind, '--site', site],
    page: `<link href="/pagefind/pagefind-ui.css" rel="stylesheet"><script src="/pagefind/pagefind-ui.js"></script>
<div id="search"></div>
<script>addEventListener('DOMContentLoaded', () => new PagefindUI({ element: '#search', showImages: false }))</script>`,
    input: '#search input',
    hit: `document.querySelector('.pagefind-ui__result-link')`,
  },
]
const maxQueries = 12
const maxWaitMs = 20_000
/** So long without a request, and a page has loaded what it wants. */
const quietMs = 1000

/**
 * Searches a built site in Chromium, with a static search of Hansou and with Pagefind, over a simulated slow 4G: each
 * query is typed into a page of a new profile whose field was focused a second before.
 *
 * @param site  a built site; it is copied
 * @returns null for a search that is not there, by name
 * @throws {Error} when a search cannot be built
 */
export async function measureStatic(site: string): Promise<Record<string, StaticFigures | null>> {
  const { findChromium, launchBrowser } = await import('./find-chromium.ts')
  const figures: Record<string, StaticFigures | null> = {}
  const queries: string[] = []
  for (const search of searches) {
    if (findChromium() === null || (search.name === 'pagefind' && !existsSync(pagefind))) {
      figures[search.name] = null
      continue
    }
    const copy = await mkdtemp(join(tmpdir(), 'hansou-static-'))
    const browser = await launchBrowser()
    try {
      await cp(site, copy, { recursive: true })
      const [program, ...args] = search.build(copy)
      await promisify(execFile)(program, args, { maxBuffer: 2 ** 26 })
      if (queries.length === 0) queries.push(...(await drawWords(join(copy, 'hansou'))))
      figures[search.name] = await measurePages(search, copy, queries, browser)
    } finally {
      await browser.close()
      await rm(copy, { recursive: true, force: true })
    }
  }
  return figures
}

/** Words of two characters or more that a twentieth of the articles may have, spread over the lexicon. */
async function drawWords(index: string): Promise<string[]> {
  const { lexicon, manifest } = await openIndexReader(createFileStore(index), 2 ** 24)
  const [least, most] = [manifest.articles / 100, manifest.articles / 5]
  const words = Array.from({ length: lexicon.size }, (_, id) => id).filter(
    (id) => lexicon.lengthAt(id) > 1 && lexicon.frequency(id) > least && lexicon.frequency(id) < most,
  )
  return Array.from({ length: Math.min(maxQueries, words.length) }, (_, at) =>
    lexicon.term(words[Math.floor(((at + 0.5) * words.length) / maxQueries)]!),
  )
}

async function measurePages(
  { name, page, input, hit }: StaticSearch,
  folder: string,
  queries: readonly string[],
  browser: Awaited<ReturnType<typeof import('./find-chromium.ts')['launchBrowser']>>,
): Promise<StaticFigures> {
  const frontPage = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><link rel="icon" href="data:,">${page}</html>`
  const server = await serveShaped(folder, frontPage, slow4G)
  const [requests, bytes, firstHitsMs]: [number[], number[], number[]] = [[], [], []]
  try {
    for (const query of queries) {
      const context = await browser.newContext({ ignoreHTTPSErrors: true })
      try {
        const tab = await context.newPage()
        server.take()
        await tab.goto(server.url)
        await tab.locator(input).first().click()
        await delay(quietMs)
        const started = performance.now()
        await tab.locator(input).first().fill(query)
        // Looked for in each frame: a locator looks every half second.
        const found = await tab
          .waitForFunction(`${hit} !== null`, undefined, { polling: 'raf', timeout: maxWaitMs })
          .then(
            () => true,
            () => false,
          )
        const waited = performance.now() - started
        while (server.idleMs() < quietMs) await delay(quietMs / 4)
        const files = server.take().filter(isOfSearch)
        if (!found) continue
        requests.push(files.length)
        bytes.push(files.reduce((sum, file) => sum + file.bytes, 0))
        firstHitsMs.push(waited)
      } finally {
        await context.close()
      }
    }
  } finally {
    await server.close()
  }
  return { name, requests, bytes, firstHitsMs, queries: queries.length }
}

/** Pictures of the site itself are not of the search. */
function isOfSearch({ path }: SentFile): boolean {
  return /^\/(hansou|pagefind)\//.test(path)
}

/** The figures as a table; what was left out is named. */
export function describeStatic(figures: Readonly<Record<string, StaticFigures | null>>): string {
  const rows = Object.entries(figures).map(([name, of]) =>
    of === null
      ? [`${name}: skipped, needs Chromium and its package`, '', '', '', '']
      : [
          name,
          `${of.requests.length} of ${of.queries}`,
          formatNumber(median(of.requests)),
          formatNumber(median(of.bytes) / 1000),
          formatNumber(median(of.firstHitsMs)),
        ],
  )
  const heading = `static search, ${slow4G.roundTripMs} ms a round trip, ${slow4G.bytesPerSecond / 1000} kB/s`
  return formatTable([heading, 'found', 'requests', 'kB', 'ms to first hits'], rows)
}

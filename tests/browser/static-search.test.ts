import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, extname, join, normalize } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writePagefind, writeStaticSearch } from '../../scripts/index/artifact/write-static.ts'
import { openLocalSearcher } from '../../scripts/reader/open-local-searcher.ts'
import type { SearchAnswer } from '../../src/search/answer.ts'
import { type BuiltIndex, buildTestIndex, type Line, requestOf } from '../fixtures/built-index.ts'
import { sharedFolder, whetherShared } from '../fixtures/shared-folder.ts'
import { launchBrowser } from './browser.ts'

interface Case {
  readonly query: string
}

const readLines = <Value>(file: string): Value[] =>
  readFileSync(join(sharedFolder!, 'complaints', file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Value)

const own: readonly Line[] = [
  {
    id: 'lake',
    title: '冰封的湖',
    text: '湖面结了冰，孩子们在冰上走。老人站在岸边看着，说起从前的冬天比现在冷得多，雪也下得更大。',
    tags: ['自然'],
    date: '2024-01-05',
  },
  {
    id: 'canal',
    title: '大运河',
    text: '运河的水从北方来。\n\n## 今天\n\n船还在走。',
    tags: ['历史', '自然'],
  },
]
const queries: readonly string[] = [
  '冰',
  '運河',
  'yunhe',
  '"孩子们在冰上"',
  '运河 -湖',
  '不在这里的字符串',
  ...(sharedFolder === null ? [] : readLines<Case>('cases.jsonl').map(({ query }) => query)),
]
const lines = sharedFolder === null ? own : [...own, ...readLines<Line>('articles.jsonl')]

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.html': 'text/html' }
/** Nothing inline, nothing from elsewhere. */
const policy = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'"

/** What a page of the site loads; the tests call what it leaves on the global object. */
const pageScript = `import { createSearch } from './index/browser.js'
import * as pagefind from './pagefind/pagefind.js'
globalThis.site = { createSearch, pagefind, search: createSearch() }`

/** A page with the box, whose scripts come from beside the index. */
const boxPage = `<!doctype html><html lang="zh"><title>站</title><link rel="icon" href="data:,">
<script type="module" src="index/search-box.js"></script><script type="module" src="index/offline.js"></script>
<hansou-search index="index/"></hansou-search>`

interface Place {
  index?: BuiltIndex
  server?: Server
  browser?: Browser
  page?: Page
  readonly offline: { is: boolean }
}
const place: Place = { offline: { is: false } }

/** The globals of the page, as far as the tests call them. */
interface SitePage {
  readonly site: {
    createSearch(options: object): {
      search(question: object): Promise<object>
      preload(maxBytes?: number): Promise<object>
    }
    readonly search: { search(question: object): Promise<object> }
    // biome-ignore lint/suspicious/noExplicitAny: an interface of others, whose shapes the assertions name
    readonly pagefind: any
  }
}

/** A host that knows files and nothing else, under a sub-path. */
function serveFiles(root: string): Promise<Server> {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url!, 'http://host').pathname))
    const headers = { 'Content-Security-Policy': policy, 'Cache-Control': 'max-age=600' }
    if (path === '/docs/') {
      response.writeHead(200, { ...headers, 'Content-Type': 'text/html' })
      response.end(
        '<!doctype html><html lang="zh"><title>站</title><script type="module" src="page.js"></script>',
      )
      return
    }
    if (path === '/docs/box') {
      response.writeHead(200, { ...headers, 'Content-Type': 'text/html' })
      response.end(boxPage)
      return
    }
    const bytes =
      path === '/docs/page.js'
        ? Buffer.from(pageScript)
        : path.startsWith('/docs/')
          ? await readFile(join(root, path.slice(6))).catch(() => null)
          : null
    response.writeHead(bytes === null ? 404 : 200, {
      ...headers,
      'Content-Type': types[extname(path)] ?? 'application/octet-stream',
    })
    response.end(bytes)
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

beforeAll(async () => {
  place.index = await buildTestIndex(lines, 'packed')
  await writeStaticSearch(place.index.folder)
  const site = dirname(place.index.folder)
  await writePagefind({ site, index: place.index.folder })
  place.server = await serveFiles(site)
  place.browser = await launchBrowser()
  place.page = await place.browser.newPage()
  const { port } = place.server.address() as AddressInfo
  await place.page.goto(`http://127.0.0.1:${port}/docs/`)
  await place.page.waitForFunction(() => 'site' in globalThis)
}, 120_000)

afterAll(async () => {
  await place.browser?.close()
  place.server?.close()
  await place.index?.remove()
})

/** Opens a page in a profile of its own, where nothing is kept yet. */
async function openPage(name = ''): Promise<Page> {
  const page = await (await place.browser!.newContext()).newPage()
  await page.goto(new URL(name, place.page!.url()).href)
  if (name === '') await page.waitForFunction(() => 'site' in globalThis)
  return page
}

/** The answers that the page's own search gives, without their time. */
function askPage(questions: readonly string[], page: Page = place.page!): Promise<SearchAnswer[]> {
  return page.evaluate(async (texts) => {
    const { search } = (globalThis as unknown as SitePage).site
    const answers = []
    for (const q of texts) answers.push(await search.search({ q }))
    return answers as never
  }, questions)
}

/** Without its time, and with scores to nine digits: logarithms may differ in their last one. */
const withoutTime = ({ hits, ...answer }: SearchAnswer) => ({
  ...answer,
  tookMs: undefined,
  hits: hits.map((hit) => ({ ...hit, score: Number(hit.score.toPrecision(9)) })),
})

describe(`a search without any function${whetherShared}`, () => {
  it('answers every question as the edge does, to the score, under a strict policy and a sub-path', async () => {
    const edge = await openLocalSearcher(place.index!.folder, 40)
    const answers = await askPage(queries)
    for (const [index, q] of queries.entries()) {
      const expected = await edge.search(requestOf(q))
      expect(withoutTime(answers[index]!), q).toEqual(withoutTime(JSON.parse(JSON.stringify(expected))))
    }
  })

  it('answers again without a network what it has read', async () => {
    const before = await askPage(['運河', 'yunhe'])
    await place.page!.context().setOffline(true)
    const offline = await askPage(['運河', 'yunhe'])
    await place.page!.context().setOffline(false)
    expect(offline.map(withoutTime)).toEqual(before.map(withoutTime))
    expect(offline[0]!.hits[0]!.article.id).toBe('canal')
  })

  it('answers every question without a network once it was preloaded, on a page that had asked nothing', async () => {
    const page = await openPage()
    try {
      const kept = await page.evaluate(() =>
        (globalThis as unknown as SitePage).site.createSearch({}).preload(),
      )
      expect(kept).toMatchObject({ isWhole: true })
      await page.context().setOffline(true)
      const edge = await openLocalSearcher(place.index!.folder, 40)
      const answers = await askPage(queries, page)
      for (const [index, q] of queries.entries()) {
        const expected = await edge.search(requestOf(q))
        expect(withoutTime(answers[index]!), q).toEqual(withoutTime(JSON.parse(JSON.stringify(expected))))
      }
    } finally {
      await page.context().close()
    }
  })

  it('is readied by offline.js while the page is idle, box and all', async () => {
    const page = await openPage('box')
    try {
      const isReady = () =>
        page.evaluate(async () => {
          const { files } = await (await fetch('./index/files.json')).json()
          const kept = await (await caches.open('hansou-index')).keys()
          const loaded = performance.getEntriesByType('resource').map(({ name }) => name)
          const isPanelThere = loaded.some((name) => /\/search-box-[a-z]+-[^/]*\.js/.test(name))
          return kept.length >= files.length + 1 && isPanelThere
        })
      await expect.poll(isReady).toBe(true)
      const listed = await page.evaluate(async () => (await (await fetch('./index/files.json')).json()).files)
      expect(
        listed.filter((name: string) => name.startsWith('header-')),
        'in the manifest already',
      ).toEqual([])
      await page.context().setOffline(true)
      await page.locator('hansou-search').getByRole('combobox').fill('運河')
      await page.locator('hansou-search').getByRole('option').first().waitFor()
    } finally {
      await page.context().close()
    }
  })

  it('keeps no index that is larger than a page wants, and drops files of an index before', async () => {
    const page = await openPage()
    try {
      const found = await page.evaluate(async () => {
        const { createSearch } = (globalThis as unknown as SitePage).site
        const storage = await caches.open('hansou-index')
        const old = new URL('./index/header-0123456789abcdef.bin', location.href).href
        await storage.put(old, new Response('old'))
        const large = await createSearch({}).preload(10)
        const isOldThere = (await storage.match(old)) !== undefined
        await createSearch({}).preload()
        return { large, isOldThere, isOldLeft: (await storage.match(old)) !== undefined }
      })
      expect(found).toMatchObject({
        large: { files: 0, isWhole: false },
        isOldThere: true,
        isOldLeft: false,
      })
    } finally {
      await page.context().close()
    }
  })

  it('says by its code that there is no index', async () => {
    const code = await place.page!.evaluate(async () => {
      const { createSearch } = (globalThis as unknown as SitePage).site
      return createSearch({ index: '/docs/nowhere/' })
        .search({ q: '冰' })
        .catch((error: { code: string }) => error.code)
    })
    expect(code).toBe('INDEX_NOT_FOUND')
  })
})

describe('Pagefind’s module interface', () => {
  it('answers pages with marked excerpts and the sections that matched', async () => {
    const found = await place.page!.evaluate(async () => {
      const { pagefind } = (globalThis as unknown as SitePage).site
      await pagefind.options({ baseUrl: '/docs/' })
      const { results, filters } = await pagefind.search('船')
      return { page: await results[0].data(), pages: results.length, filters }
    })
    expect(found.pages).toBe(1)
    expect(found.page.sub_results.map(({ url }: { url: string }) => url)).toEqual([
      '/docs/canal#%E4%BB%8A%E5%A4%A9',
    ])
    expect(found.page).toMatchObject({ url: '/docs/canal', meta: { title: '大运河' } })
    expect(found.page.sub_results[0]).toMatchObject({
      title: '今天',
      url: '/docs/canal#%E4%BB%8A%E5%A4%A9',
      excerpt: expect.stringMatching(/^<mark>船<\/mark>还在走。/),
      anchor: { id: '今天' },
    })
  })

  it('filters by values that must all hold, and counts values', async () => {
    const found = await place.page!.evaluate(async () => {
      const { pagefind } = (globalThis as unknown as SitePage).site
      const idsOf = async (filters: object) =>
        (await pagefind.search(null, { filters })).results.map(({ id }: { id: string }) => id)
      return {
        one: await idsOf({ tags: '自然' }),
        both: await idsOf({ tags: ['自然', '历史'] }),
        none: await idsOf({ tags: { none: ['历史'] } }),
        counts: await pagefind.filters(),
      }
    })
    expect(found.one.toSorted()).toEqual(['canal', 'lake'])
    expect(found.both).toEqual(['canal'])
    expect(found.none).not.toContain('canal')
    expect(found.counts.tags).toMatchObject({ 自然: 2, 历史: 1 })
    expect(Object.keys(found.counts)).not.toContain('lang')
    for (const values of Object.values(found.counts)) expect(values).not.toEqual({})
  })

  it('is told by options where the site stands, how long excerpts are, and to take the words along', async () => {
    const pages = await place.page!.evaluate(async () => {
      const { pagefind } = (globalThis as unknown as SitePage).site
      const own = pagefind.createInstance({ baseUrl: '/v2/', highlightParam: 'mark', excerptLength: 5 })
      const first = async (instance: typeof pagefind) =>
        (await instance.search('冰上 孩子')).results[0].data()
      return { own: await first(own), shared: await first(pagefind) }
    })
    expect(pages.own.url).toBe('/v2/lake?mark=%E5%86%B0%E4%B8%8A&mark=%E5%AD%A9%E5%AD%90')
    expect(pages.own.plain_excerpt.length).toBeLessThan(pages.shared.plain_excerpt.length)
    expect(pages.shared.url).toBe('/docs/lake')
  })

  it('lists sections in the order of the page, and says by their locations which are best', async () => {
    const page = await place.page!.evaluate(async () => {
      const { pagefind } = (globalThis as unknown as SitePage).site
      return (await pagefind.search('今天 运河')).results[0].data()
    })
    const sections = page.sub_results.map(({ title }: { title: string }) => title)
    expect(sections).toEqual(['大运河', '今天'])
    const counts = page.sub_results.map(({ locations }: { locations: number[] }) => locations.length)
    expect(counts[0]).not.toBe(counts[1])
  })

  it('answers null for a debounced search that another overtook', async () => {
    const answers = await place.page!.evaluate(async () => {
      const { pagefind } = (globalThis as unknown as SitePage).site
      const both = [pagefind.debouncedSearch('冰', {}, 20), pagefind.debouncedSearch('船', {}, 20)]
      return (await Promise.all(both)).map((answer) => answer?.results.length ?? null)
    })
    expect(answers[0]).toBeNull()
    expect(answers[1]).toBe(1)
  })
})

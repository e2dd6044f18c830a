import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CanalSite } from '../fixtures/canal-site.ts'
import { findBlock } from '../fixtures/documentation.ts'
import { launchBrowser } from './browser.ts'
import { serveFrontEnds } from './front-end-site.ts'

const places = [
  'box',
  'stats',
  'hits',
  'tags',
  'authors',
  'dates',
  'years',
  'sort',
  'current',
  'pages',
  'dynamic',
  'endless',
]
const docSearch = { body: '<main><div id="docsearch"></div></main>' }

const opened: { browser?: Browser; site?: CanalSite } = {}

beforeAll(async () => {
  const boxes = places.map((id) => `<div id="${id}"></div>`).join('')
  const autocomplete = '<div id="autocomplete"></div>'
  const documented = (page: string, body: string) => ({ body, script: readDocumented(page) })
  opened.site = await serveFrontEnds({
    instantsearch: { body: boxes },
    'react-instantsearch': { body: '<div id="root"></div>' },
    autocomplete: { body: autocomplete },
    'theme-search': { body: `${boxes}<script src="/algoliasearch-lite.js"></script>` },
    'docsearch-3': docSearch,
    'docsearch-4': docSearch,
    'docsearch-5': docSearch,
    'ai-search': { body: '<search-bar-snippet api-url="/"></search-bar-snippet>' },
    'documented-clicks': {
      body: '<p>page</p>',
      script: findBlock('usage', 'js').replace('https://search.example', ''),
    },
    'documented-docsearch': documented('docsearch', docSearch.body),
    'documented-instantsearch': documented('instantsearch', boxes),
    'documented-autocomplete': documented(
      'autocomplete',
      `<style>:root { --aa-detached-media-query: none }</style>${autocomplete}`,
    ),
  })
  opened.browser = await launchBrowser()
})

afterAll(async () => {
  await opened.browser?.close()
  await opened.site?.close()
})

/** Errors of the page that is open; each test ends without any. */
const errors: string[] = []

beforeEach(() => {
  errors.length = 0
  opened.site!.bodies.length = 0
})

afterEach(async () => {
  for (const context of opened.browser!.contexts()) await context.close()
  expect(errors).toEqual([])
})

/** The script of a page of the documentation, pointed at the host of the test, whose machine may answer late. */
function readDocumented(page: string): string {
  const host = "url: 'search.example', protocol: 'https'"
  const code = findBlock(page, 'js')
  expect(code).toContain(host)
  return code
    .replace(host, "url: location.host, protocol: 'http'")
    .replace('hosts: [host, { ...host }]', '$&, timeouts: { connect: 60_000, read: 60_000, write: 60_000 }')
    .replace("import '@docsearch/css'", '')
}

async function openPage(name: string): Promise<Page> {
  const context = await opened.browser!.newContext({ locale: 'zh-CN' })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('dialog', (dialog) => {
    errors.push(`script of an article ran: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await page.goto(new URL(name, opened.site!.url).href)
  return page
}

describe('instantsearch.js', () => {
  const stats = (page: Page, text: string) =>
    page.locator('#stats', { hasText: new RegExp(`^\\s*${text}\\s*$`) }).waitFor()
  const titles = (page: Page) => page.locator('#hits a').allInnerTexts()
  const check = (page: Page, label: string) =>
    page.locator('#tags label', { has: page.getByText(label, { exact: true }) }).click()

  it('shows everything before a query, and marked hits for a Chinese one in Traditional characters', async () => {
    const page = await openPage('instantsearch')
    await stats(page, '30 hits')
    await page.locator('#box input').fill('運河 水閘')
    await page.locator('#hits mark', { hasText: '水闸' }).first().waitFor()
    expect(await page.locator('#hits a').first().innerText()).toContain('水闸')
    expect(await page.locator('#hits a').first().getAttribute('href')).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/canal\/\d+/,
    )
    expect(await page.locator('#hits p mark').count()).toBeGreaterThan(0)
  })

  it('shows markup of a title as text', async () => {
    const page = await openPage('instantsearch')
    await page.locator('#box input').fill('苏州 漕运')
    await page.locator('#hits a', { hasText: '大运河<i>苏州</i>的漕运' }).waitFor()
  })

  it('narrows by a value, and widens by a second value of the same attribute', async () => {
    const page = await openPage('instantsearch')
    await stats(page, '30 hits')
    await check(page, '水闸')
    await stats(page, '10 hits')
    expect(await page.locator('#tags').innerText()).toMatch(/桥梁\s*10/)
    await check(page, '桥梁')
    await stats(page, '20 hits')
    await page.locator('#authors').getByText('林一舟').click()
    await stats(page, '10 hits')
    expect(await page.locator('#current').innerText()).toContain('水闸')
  })

  it('finds values of a facet by a part of them', async () => {
    const page = await openPage('instantsearch')
    await stats(page, '30 hits')
    await page.locator('#tags input[type=search]').fill('江')
    await expect.poll(() => page.locator('#tags label').count()).toBe(1)
    expect(await page.locator('#tags label').innerText()).toContain('江南')
  })

  it('turns pages without showing a hit twice', async () => {
    const page = await openPage('instantsearch')
    await stats(page, '30 hits')
    const seen = new Set<string>()
    for (const number of ['1', '2', '3', '4']) {
      await page.locator('#pages').getByText(number, { exact: true }).click()
      await page.locator('#pages .ais-Pagination-item--selected', { hasText: number }).waitFor()
      const expected = number === '4' ? 6 : 8
      await expect
        .poll(async () => (await titles(page)).filter((title) => !seen.has(title)).length)
        .toBe(expected)
      for (const title of await titles(page)) seen.add(title)
    }
    expect(seen.size).toBe(30)
  })

  it('sorts by date', async () => {
    const page = await openPage('instantsearch')
    await stats(page, '30 hits')
    await page.locator('#sort select').selectOption('articles_date_desc')
    await page.locator('#hits li:first-child', { hasText: '通州段的桥梁' }).waitFor()
    await page.locator('#sort select').selectOption('articles_date_asc')
    await page.locator('#hits li:first-child', { hasText: '杭州段的水闸' }).waitFor()
  })

  it('knows the first and last date, and narrows by a range of them', async () => {
    const page = await openPage('instantsearch')
    await stats(page, '30 hits')
    expect(await page.locator('#dates input').first().getAttribute('placeholder')).toBe('1610668800')
    expect(await page.locator('#dates input').last().getAttribute('placeholder')).toBe('1686787200')
    await page.locator('#years').getByText('2021').click()
    await stats(page, '12 hits')
  })

  it('shows a menu for each field that the index has, and hits without end', async () => {
    const page = await openPage('instantsearch')
    await stats(page, '30 hits')
    await expect.poll(() => page.locator('#dynamic').innerText()).toContain('方砚秋')
    await page.locator('#endless .endless').nth(19).waitFor()
    await page.locator('#endless button').last().click()
    await expect.poll(() => page.locator('#endless .endless').count()).toBe(30)
  })
})

describe('react-instantsearch', () => {
  it('marks hits and widens by a second value', async () => {
    const page = await openPage('react-instantsearch')
    await page.locator('input[type=search]').fill('运河')
    await page.locator('.ais-Hits mark', { hasText: '运河' }).first().waitFor()
    await page.getByLabel('水闸').check()
    await expect.poll(() => page.locator('.ais-Hits-item').count()).toBe(10)
    await page.getByLabel('漕运').check()
    await expect.poll(() => page.locator('.ais-Hits-item').count()).toBe(20)
  })
})

describe('the script in place of the client', () => {
  it('serves themes that load the client by its address', async () => {
    const page = await openPage('theme-search')
    await page.locator('#box input').fill('揚州 漕運')
    await page.locator('#hits a', { hasText: '扬州' }).first().waitFor()
    expect(await page.locator('#hits a').first().innerText()).toContain('漕运')
    await page.locator('#box input').fill('运河')
    await page.locator('#pages').getByText('2', { exact: true }).click()
    await page.locator('#pages .ais-Pagination-item--selected', { hasText: '2' }).waitFor()
  })
})

describe('autocomplete-js', () => {
  it('offers tags on focus, then completions and marked articles, in one request a keystroke', async () => {
    const page = await openPage('autocomplete')
    await page.locator('#autocomplete input').focus()
    await page.locator('.suggestion').first().waitFor()
    expect(await page.locator('.suggestion').allInnerTexts()).toEqual(['北方', '江南', '桥梁'])
    opened.site!.bodies.length = 0
    await page.locator('#autocomplete input').fill('大运河杭州')
    await page.locator('.article mark', { hasText: '杭州' }).first().waitFor()
    expect(await page.locator('.suggestion').first().innerText()).toContain('大运河杭州段')
    expect(opened.site!.bodies.length).toBe(1)
  })
})

describe.each(['3', '4', '5'])('DocSearch %s', (version) => {
  it('opens, marks hits of a Chinese query, and leads to the heading', async () => {
    const page = await openPage(`docsearch-${version}`)
    await page.locator('.DocSearch-Button').click()
    await page.locator('.DocSearch-Input').fill('運河 今天')
    await page.locator('.DocSearch-Hit mark', { hasText: '运河' }).first().waitFor()
    const hits = page.locator('.DocSearch-Hit a')
    expect(await hits.count()).toBe(20)
    await page.locator('.DocSearch-Hit a[href*="#%E4%BB%8A%E5%A4%A9"]').first().click()
    await page.waitForURL(/\/canal\/\d+#/)
    expect(decodeURIComponent(new URL(page.url()).hash)).toBe('#今天')
  })

  it('runs no script of an article', async () => {
    const page = await openPage(`docsearch-${version}`)
    await page.locator('.DocSearch-Button').click()
    await page.locator('.DocSearch-Input').fill('onerror')
    await page.locator('.DocSearch-Hit mark', { hasText: 'onerror' }).first().waitFor()
    expect(await page.locator('.DocSearch-Hit', { hasText: '<img src=x' }).count()).toBe(1)
    expect(await page.locator('.DocSearch-Hit img').count()).toBe(0)
  })
})

describe('the documentation', () => {
  it('sets up DocSearch', async () => {
    const page = await openPage('documented-docsearch')
    await page.locator('.DocSearch-Button').click()
    await page.locator('.DocSearch-Input').fill('運河')
    await page.locator('.DocSearch-Hit mark', { hasText: '运河' }).first().waitFor()
  })

  it('counts the clicks that the box announces', async () => {
    const page = await openPage('documented-clicks')
    await page.evaluate(() => {
      for (const hit of [null, { article: { id: 'canal/7' } }]) {
        const detail = { query: '运河', url: '/canal/7', rank: hit && 1, hit }
        document
          .querySelector('p')
          ?.dispatchEvent(new CustomEvent('hansou:select', { bubbles: true, detail }))
      }
    })
    await expect.poll(() => opened.site!.bodies).toEqual(['{"query":"运河","hit":"canal/7","position":2}'])
  })

  it('sets up InstantSearch', async () => {
    const page = await openPage('documented-instantsearch')
    await page.locator('#box input').fill('運河')
    await page.locator('#hits mark', { hasText: '运河' }).first().waitFor()
    await page.locator('#tags').getByText('水闸').click()
    await expect.poll(() => page.locator('#hits a').count()).toBe(10)
    await page.locator('#sort select').selectOption('articles_date_desc')
    await page.locator('#hits li:first-child', { hasText: '通州段的水闸' }).waitFor()
  })

  it('sets up autocomplete', async () => {
    const page = await openPage('documented-autocomplete')
    await page.locator('#autocomplete input').fill('大运河杭州')
    await page.locator('.aa-Item a', { hasText: '杭州' }).first().waitFor()
    expect(await page.locator('.aa-Item').count()).toBeGreaterThan(3)
  })
})

describe('the snippet of Cloudflare AI Search', () => {
  it('shows titles of this index', async () => {
    const page = await openPage('ai-search')
    await page.locator('search-bar-snippet input').fill('揚州 漕運')
    await page.getByText('大运河扬州段的漕运').first().waitFor()
  })
})

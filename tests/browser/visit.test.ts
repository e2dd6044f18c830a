import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { createFakeApi } from '../fixtures/fake-api.ts'
import { search, useTestPages } from './open-pages.ts'

const { site, open } = useTestPages()
const pageOf = (query: string) => `/?q=${encodeURIComponent(query)}`
const titles = (page: Page) => page.locator('.title').allInnerTexts()

describe('hits', () => {
  it('stand with the sections of their page, breadcrumbs, date, picture, and the way to all of the page', async () => {
    const page = await open(pageOf('灰犀牛'))
    const sections = page.locator('.section')
    await sections.first().waitFor()
    expect(await sections.locator('.heading').allInnerTexts()).toEqual([
      '什么是灰犀牛',
      '为什么看不见',
      '怎么办',
    ])
    expect(await sections.first().getAttribute('href')).toContain('/news/rhino#section-0')
    expect(await page.getByRole('option', { name: '本页全部匹配' }).getAttribute('href')).toContain(
      '/news/rhino',
    )
    expect(await page.locator('.crumbs').first().innerText()).toBe('评论')
    expect(await page.locator('.byline').first().innerText()).toBe('2023年8月2日 · 陈晓')
    expect(await page.locator('.picture').count()).toBe(1)
    expect(await page.locator('.snippet').first().innerText()).toBe('这不是黑天鹅，而是一头灰犀牛。…')
  })

  it('lead into all of a page, which has a chip that leads out again', async () => {
    const page = await open(pageOf('灰犀牛'))
    await page.getByRole('option', { name: '本页全部匹配' }).click()
    await page.waitForURL('**group=passage**')
    await expect.poll(() => titles(page)).toEqual(['灰犀牛与黑天鹅'])
    expect(site().searches.at(-1)?.searchParams.get('article')).toBe('news/rhino')
    expect(await page.locator('.count').innerText()).toBe('1 个段落')
    const chip = page
      .getByRole('group', { name: '本页全部匹配' })
      .getByRole('button', { name: '灰犀牛与黑天鹅' })
    expect(await chip.getAttribute('aria-pressed')).toBe('true')
    await page.goBack()
    await expect.poll(() => titles(page)).toHaveLength(2)
    await page.goForward()
    await chip.click()
    await expect.poll(() => titles(page)).toHaveLength(2)
    expect(page.url()).not.toContain('article=')
  })

  it('that hold only some of the words stand under a line that says so', async () => {
    const page = await open(pageOf('灰犀牛 外长'))
    await page.locator('.related').waitFor()
    const lines = await page.locator('.title, .related').allInnerTexts()
    expect(lines).toEqual(['访美之行', '1 篇含全部字词，以下为相关', '灰犀牛与黑天鹅'])
    expect(await page.getByRole('option').count()).toBeGreaterThan(2)
    await page.getByRole('button', { name: '最新' }).click()
    await page.locator('.related').waitFor({ state: 'detached' })
  })

  it('stand under no line where none holds all the words, as none holds pinyin', async () => {
    const page = await open(pageOf('灰犀牛 火星'))
    await page.locator('.hit').first().waitFor()
    expect(await page.locator('.related').count()).toBe(0)
  })

  it('are asked for with text fragments', async () => {
    await (await open(pageOf('灰犀牛'))).locator('.hit').first().waitFor()
    const asked = site().searches.filter(({ searchParams }) => searchParams.has('group'))
    expect(asked.map(({ searchParams }) => searchParams.get('highlight'))).toEqual(['true'])
  })

  it('land on marked words, across elements and not in the navigation, in sight', async () => {
    const page = await open('/blog')
    await search(page, '灰犀牛')
    await page.locator('.hit').first().click()
    await page.waitForURL('**/news/rhino')
    await page.waitForFunction(() => CSS.highlights.has('hansou'))
    const marked = await page.evaluate(() =>
      [...CSS.highlights.get('hansou')!].map((range) => [
        range.toString(),
        (range as Range).startContainer.parentElement?.closest('nav, h1, p')?.localName,
      ]),
    )
    expect(marked).toEqual([
      ['灰犀牛', 'h1'],
      ['灰犀牛', 'p'],
    ])
    const top = await page.locator('#section-0').evaluate((element) => element.getBoundingClientRect().top)
    expect(top).toBeGreaterThan(0)
    expect(top).toBeLessThan(await page.evaluate(() => innerHeight))
    await page.reload()
    expect(await page.evaluate(() => CSS.highlights.has('hansou'))).toBe(false)
  })
})

describe('filters', () => {
  it('are chips with counts, by field, and stay in the address', async () => {
    const page = await open(pageOf('灰犀牛'))
    await page.getByRole('group', { name: '标签' }).getByRole('button', { name: '经济 1' }).click()
    await page.waitForURL('**tag=%E7%BB%8F%E6%B5%8E**')
    await expect.poll(() => titles(page)).toEqual(['灰犀牛与黑天鹅'])
    await page.getByRole('button', { name: '外交 1' }).click()
    await expect.poll(() => titles(page)).toHaveLength(2)
    expect(site().searches.at(-1)?.searchParams.getAll('tag')).toEqual(['经济', '外交'])
    await page.reload()
    await expect
      .poll(() => page.getByRole('button', { name: '经济' }).getAttribute('aria-pressed'))
      .toBe('true')
    await page.goBack()
    await expect.poll(() => titles(page)).toEqual(['灰犀牛与黑天鹅'])
  })

  it('count years on demand', async () => {
    const page = await open(pageOf('灰犀牛'))
    await page.getByRole('button', { name: '年份' }).click()
    await page.getByRole('button', { name: '2022 1' }).click()
    await expect.poll(() => titles(page)).toEqual(['访美之行'])
    expect(await page.getByRole('button', { name: '2023 1' }).isVisible()).toBe(true)
  })

  it('of the site hold for every query, and are no chips', async () => {
    const page = await open('/blog')
    await page.evaluate(() =>
      document.querySelector('hansou-search')?.setAttribute('preset', 'category=新闻'),
    )
    await search(page, '灰犀牛')
    expect(await titles(page)).toEqual(['访美之行'])
    expect(await page.getByRole('group', { name: '分类' }).count()).toBe(0)
  })

  it.each([
    ['that of the page', '', [[], ['zh-Hans']]],
    ['those that the site names', 'lang=en&lang=ja', [['en', 'ja']]],
  ])('of language are %s', async (_name, preset, asked) => {
    const answer = createFakeApi()
    site().api = async (request) => {
      const response = await answer(request)
      if (!request.url.includes('/api/search')) return response
      const found = await response!.json()
      return Response.json({ ...found, facets: { ...found.facets, lang: { 'zh-Hans': 2, en: 1 } } })
    }
    const page = await open('/blog')
    await page.evaluate((preset) => {
      document.querySelector('hansou-search')?.setAttribute('preset', preset)
    }, preset)
    await search(page, '灰犀牛')
    expect(site().searches.map(({ searchParams }) => searchParams.getAll('field.lang'))).toEqual(asked)
    const chips = page.getByRole('group', { name: '语言' }).getByRole('button', { pressed: true })
    expect(await chips.count()).toBe(preset === '' ? 1 : 0)
  })

  it('leave out the order by date where nothing has one', async () => {
    const page = await open(pageOf('运河'))
    await page.locator('.hit').first().waitFor()
    expect(await page.getByRole('button', { name: '最新' }).isVisible()).toBe(false)
  })
})

describe('history', () => {
  it('is pushed by Enter and replaced by typing', async () => {
    const page = await open('/')
    const length = () => page.evaluate(() => history.length)
    const before = await length()
    await search(page, '灰犀牛')
    await expect.poll(() => page.title()).toBe('灰犀牛 - 汉搜')
    expect(await length()).toBe(before)
    await page.getByRole('combobox').press('Enter')
    expect(await length()).toBe(before + 1)
    await page.getByRole('combobox').fill('索引')
    await expect.poll(() => titles(page)).toEqual(['倒排索引入门'])
    await page.getByRole('combobox').press('Enter')
    await page.goBack()
    await expect.poll(() => page.getByRole('combobox').inputValue()).toBe('灰犀牛')
    await expect.poll(() => titles(page)).toHaveLength(2)
    expect(await page.title()).toBe('灰犀牛 - 汉搜')
    await page.goBack()
    await expect.poll(() => page.getByRole('combobox').inputValue()).toBe('')
    expect(await page.title()).toBe('汉搜')
  })

  it('brings back query, filters, loaded pages and scroll', async () => {
    const page = await open(pageOf('运河'), { viewport: { width: 900, height: 600 } })
    await page.getByRole('button', { name: '更多' }).dispatchEvent('click')
    await page.locator('.hit').nth(15).waitFor()
    const hit = page.locator('.hit').nth(15)
    await hit.scrollIntoViewIfNeeded()
    const count = await page.locator('.hit').count()
    const scroll = await page.evaluate(() => scrollY)
    await hit.click()
    await page.waitForURL('**/many/15')
    await page.goBack()
    await expect.poll(() => page.locator('.hit').count()).toBeGreaterThanOrEqual(count)
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(scroll)
  })

  it('brings a visitor back into the dialog where it was left', async () => {
    const page = await open('/button')
    await page.keyboard.press('Control+k')
    await search(page, '灰犀牛')
    await page.locator('.hit').nth(1).click()
    await page.waitForURL('**/news/visit')
    await page.goBack()
    await page.keyboard.press('Control+k')
    await page.locator('.hit').first().waitFor()
    expect(await page.getByRole('combobox').inputValue()).toBe('灰犀牛')
  })

  it('lists recent queries, on this device, until they are cleared', async () => {
    const page = await open('/blog')
    await search(page, '灰犀牛')
    await page.getByRole('combobox').press('Enter')
    await page.getByRole('button', { name: '清除' }).click()
    const recent = page.getByRole('group', { name: '最近搜索' }).getByRole('option')
    expect(await recent.allInnerTexts()).toEqual(['灰犀牛'])
    await recent.first().click()
    await page.locator('.hit').first().waitFor()
    await page.getByRole('button', { name: '清除' }).click()
    await page.getByRole('button', { name: '清空' }).click()
    await recent.first().waitFor({ state: 'hidden' })
    expect(await page.evaluate(() => JSON.parse(localStorage.getItem('hansou:recent') ?? 'null'))).toBeNull()
  })
})

describe('where it fails', () => {
  it('a further page leaves the hits, and retry goes on with it', async () => {
    const page = await open(pageOf('运河'))
    await page.locator('.hit').first().waitFor()
    site().api = async (request) =>
      request.url.includes('offset=10') ? new Response('', { status: 503 }) : createFakeApi()(request)
    await page.getByRole('button', { name: '更多' }).dispatchEvent('click')
    await page.getByText('搜索暂时不可用').first().waitFor()
    expect(await page.locator('.hit').count()).toBe(10)
    site().api = createFakeApi()
    await page.getByRole('button', { name: '重试' }).click()
    await page.locator('.hit').nth(10).waitFor()
    expect(await page.locator('.problem').isVisible()).toBe(false)
  })

  it('says that the visitor is offline, and goes on by itself', async () => {
    const page = await open('/blog')
    await search(page, '灰犀牛')
    await page.context().setOffline(true)
    await page.getByRole('combobox').fill('索引')
    await page.locator('.problem', { hasText: '网络已断开' }).waitFor()
    expect(await page.locator('.hit').count()).toBe(2)
    await page.context().setOffline(false)
    await page.locator('.title', { hasText: '倒排索引入门' }).waitFor()
  })

  it('nothing found offers broader queries, pages to read, and the end of filters', async () => {
    const page = await open(pageOf('灰犀牛在火星'))
    await page.getByRole('link', { name: '灰犀牛与黑天鹅' }).waitFor()
    await page.getByRole('button', { name: '灰犀牛 2' }).click()
    await expect.poll(() => titles(page)).toHaveLength(2)
    await page.goto(new URL(`${pageOf('灰犀牛在火星')}&tag=${encodeURIComponent('外交')}`, site().url).href)
    await page.getByRole('button', { name: '灰犀牛 2' }).click()
    await expect.poll(() => titles(page)).toHaveLength(2)
    await page.goto(new URL(`${pageOf('索引')}&tag=${encodeURIComponent('外交')}`, site().url).href)
    await page.getByRole('button', { name: '清除筛选' }).click()
    await expect.poll(() => titles(page)).toEqual(['倒排索引入门'])
  })

  it('nothing found offers the pages that the site names', async () => {
    const page = await open('/blog')
    await page.evaluate(() => document.querySelector('hansou-search')?.setAttribute('popular', 'tech/index'))
    await search(page, '火星')
    await page.getByRole('link', { name: '倒排索引入门' }).waitFor()
    expect(await page.locator('.empty a').count()).toBe(1)
  })
})

describe('the site', () => {
  it('hears of opening, searching and choosing, and can prevent each', async () => {
    const page = await open('/blog')
    await page.evaluate(() => {
      const heard: unknown[] = []
      Object.assign(globalThis, { heard })
      for (const name of ['open', 'search', 'select'])
        document.addEventListener(`hansou:${name}`, (event) => {
          const { query, url, rank } = (event as CustomEvent).detail
          heard.push([name, query, url === undefined ? null : new URL(url).pathname, rank])
          if (name === 'select' || query === '索引') event.preventDefault()
        })
    })
    await search(page, '访美')
    await page.locator('.hit').click()
    await page.getByRole('combobox').fill('索引')
    const heard = () => page.evaluate(() => (globalThis as unknown as { heard: unknown[][] }).heard)
    await expect.poll(async () => (await heard()).length).toBeGreaterThanOrEqual(5)
    const [opened, searched, selected, ...rest] = await heard()
    expect([opened?.[0], searched, selected]).toEqual([
      'open',
      ['search', '访美', null, undefined],
      ['select', '访美', '/news/visit', 0],
    ])
    expect(rest.at(-1)).toEqual(['search', '索引', null, undefined])
    expect(page.url()).toContain('/blog')
    expect(site().asked).toEqual(['访美'])
  })

  it('speaks the language that a page of one load comes to be in, and finds its pages', async () => {
    const answer = createFakeApi()
    site().api = async (request) => {
      const response = await answer(request)
      if (!request.url.includes('/api/search')) return response
      const found = await response!.json()
      return Response.json({ ...found, facets: { lang: { 'zh-Hans': 2, en: 1 } } })
    }
    const page = await open('/blog')
    await search(page, '灰犀牛')
    await page.evaluate(() => {
      document.documentElement.lang = 'en'
    })
    await page.getByRole('combobox', { name: 'Search' }).waitFor()
    site().searches.length = 0
    await search(page, '索引')
    await page.locator('.count', { hasText: '1 article' }).waitFor()
    expect(site().searches.at(-1)?.searchParams.getAll('field.lang')).toEqual(['en'])
  })

  it('sets query, words and language while the box is there', async () => {
    const page = await open('/blog')
    await page.evaluate(() => {
      Object.assign(document.querySelector('hansou-search')!, { labels: { more: '再来' }, query: '灰犀牛' })
    })
    await page.locator('.hit').first().waitFor()
    for (const [lang, count] of [
      ['en', '2 articles'],
      ['ja', '2 件の記事'],
      ['zh-TW', '2 篇文章'],
    ] as const) {
      await page.evaluate((lang) => document.querySelector('hansou-search')!.setAttribute('lang', lang), lang)
      await page.getByRole('combobox').focus()
      await page.locator('.count', { hasText: count }).first().waitFor()
    }
    expect(await page.getByRole('combobox').getAttribute('aria-label')).toBe('搜尋')
    await search(page, '运河')
    expect(await page.locator('.more').innerText()).toBe('再来')
  })

  it('opens and closes the dialog', async () => {
    const page = await open('/button')
    type Box = HTMLElement & { show(): void; close(): void }
    await page.evaluate(() => (document.querySelector('hansou-search') as unknown as Box).show())
    await page.getByRole('dialog').waitFor()
    await page.evaluate(() => (document.querySelector('hansou-search') as unknown as Box).close())
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })
})

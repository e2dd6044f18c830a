import AxeSource from 'axe-core'
import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createFakeApi } from '../fixtures/fake-api.ts'
import { findFirefox } from './browser.ts'
import { serveTestSite, type TestSite } from './test-site.ts'

const executablePath = findFirefox()
const opened: { browser?: Browser; site?: TestSite } = {}
const pageOf = (query: string) => `/?q=${encodeURIComponent(query)}`

/** Speaks WebDriver BiDi: playwright-core drives no Firefox but its own. */
beforeAll(async () => {
  if (executablePath === null) return
  opened.site = await serveTestSite()
  opened.browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true })
})

afterAll(async () => {
  await opened.browser?.close()
  await opened.site?.close()
})

beforeEach(() => {
  if (opened.site === undefined) return
  opened.site.api = createFakeApi()
  opened.site.asked.length = 0
})

afterEach(async () => {
  for (const page of (await opened.browser?.pages()) ?? []) await page.close().catch(() => undefined)
})

async function open(path: string, width = 900): Promise<Page> {
  const page = await opened.browser!.newPage()
  page.setDefaultTimeout(60_000)
  await page.setViewport({ width, height: 700 })
  await page.goto(new URL(path, opened.site!.url).href)
  await waitFor(page, '.root')
  return page
}

/** Waits for an element of the box; what puppeteer waits with does not look into shadow trees that change. */
async function waitFor(page: Page, selector: string): Promise<void> {
  await page.waitForFunction(
    (selector) => document.querySelector('hansou-search')?.shadowRoot?.querySelector(selector) != null,
    {},
    selector,
  )
}

async function type(page: Page, query: string): Promise<void> {
  await (await page.$('>>> input[role=combobox]'))!.type(query)
  await waitFor(page, '.hit')
}

const texts = (page: Page, selector: string) =>
  page.$$eval(`>>> ${selector}`, (elements) => elements.map((element) => element.textContent))

describe.skipIf(executablePath === null)('in Firefox (needs one; FIREFOX is its path)', () => {
  it('shows hits with marks as a visitor types', async () => {
    const page = await open('/blog')
    await type(page, '灰犀牛')
    expect(await texts(page, '.title mark')).toEqual(['灰犀牛'])
    expect(opened.site!.asked.at(-1)).toBe('灰犀牛')
  })

  it('asks nothing while an input method is composing', async () => {
    const page = await open('/blog')
    await type(page, '索引')
    const compose = (name: string, value: string) =>
      page.$eval(
        '>>> input',
        (input, name, value) => {
          if (name === 'compositionstart') input.dispatchEvent(new CompositionEvent(name, { bubbles: true }))
          input.value = value
          input.dispatchEvent(
            new InputEvent('input', { bubbles: true, isComposing: name !== 'compositionend' }),
          )
          const enter = { key: 'Enter', keyCode: 229, isComposing: true, bubbles: true, cancelable: true }
          input.dispatchEvent(new KeyboardEvent('keydown', enter))
          if (name === 'compositionend') input.dispatchEvent(new CompositionEvent(name, { bubbles: true }))
        },
        name,
        value,
      )
    await compose('compositionstart', 'h')
    await compose('compositionupdate', 'hui')
    await compose('compositionend', '灰犀牛')
    await page.waitForFunction(
      () => document.querySelector('hansou-search')?.shadowRoot?.querySelectorAll('.hit').length === 2,
    )
    expect(opened.site!.asked).toEqual(['索引', '灰犀牛'])
  })

  it.each([
    320, 768, 1280,
  ])('has the whole panel in a window of %i px, whatever clips the header', async (width) => {
    const page = await open('/header', width)
    await type(page, '灰犀牛')
    const { left, right, bottom, top } = await page.$eval('>>> .panel', (panel) =>
      panel.getBoundingClientRect().toJSON(),
    )
    expect(left).toBeGreaterThanOrEqual(0)
    expect(right).toBeLessThanOrEqual(width)
    expect(bottom).toBeLessThanOrEqual(700)
    const covering = await page.evaluate(
      (x, y) => document.elementFromPoint(x, y)?.localName,
      left + 40,
      top + 20,
    )
    expect(covering).toBe('hansou-search')
  })

  it('opens the dialog with Ctrl+K, closes it with Escape, and gives the focus back', async () => {
    const page = await open('/button')
    await page.focus('#comment')
    await page.keyboard.down('Control')
    await page.keyboard.press('k')
    await page.keyboard.up('Control')
    await waitFor(page, 'dialog[open]')
    await page.keyboard.type('灰犀牛')
    await waitFor(page, '.hit')
    await page.keyboard.press('Escape')
    await page.waitForFunction(() => document.activeElement?.id === 'comment')
    expect(await page.$('>>> dialog[open]')).toBeNull()
  })

  it('lands on marked words', async () => {
    const page = await open('/blog')
    await type(page, '灰犀牛')
    for (let presses = 0; presses < 3; presses++) await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => location.pathname === '/news/rhino' && CSS.highlights.has('hansou'))
    expect(await page.evaluate(() => [...CSS.highlights.get('hansou')!].map(String))).toEqual([
      '灰犀牛',
      '灰犀牛',
    ])
  })

  it('brings back query, filters and title', async () => {
    const page = await open(pageOf('灰犀牛'))
    await waitFor(page, '.chip')
    await (await page.$('>>> .chip'))!.click()
    await page.waitForFunction(() => location.search.includes('tag='))
    await page.goBack()
    await page.waitForFunction(
      () => document.querySelector('hansou-search')?.shadowRoot?.querySelectorAll('.hit').length === 2,
    )
    expect(await page.title()).toBe('灰犀牛 - 汉搜')
  })

  it('is as on a page without styles where the page reaches for everything', async () => {
    const measure = async (path: string) => {
      const page = await open(path)
      await type(page, '灰犀牛')
      return page.$$eval('>>> .field, >>> .panel, >>> .hit, >>> .title, >>> .chip', (elements) =>
        elements.map((element) => {
          const { width, height } = element.getBoundingClientRect()
          const { fontSize, color, textTransform } = getComputedStyle(element)
          return {
            name: element.className,
            width: Math.round(width),
            height: Math.round(height),
            fontSize,
            color,
            textTransform,
          }
        }),
      )
    }
    expect(await measure('/hostile')).toEqual(await measure('/plain'))
  })

  it.each(['/blog', '/button', pageOf('灰犀牛')])('axe finds nothing wrong with %s', async (path) => {
    const page = await open(path)
    if (path === '/blog') await type(page, '灰犀牛')
    await page.evaluate(AxeSource.source)
    const violations = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: typeof AxeSource }
      return (await axe.run(document)).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
    })
    expect(violations).toEqual([])
  })
})

import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { findViolations, openDialog, search, useTestPages } from './open-pages.ts'

const { site, open } = useTestPages()
const found = `/?q=${encodeURIComponent('灰犀牛')}`

/** Each state of the box, and how a visitor comes into it. */
const states: Readonly<Record<string, readonly [path: string, act: (page: Page) => Promise<void>]>> = {
  'the inline box, closed': ['/blog', async () => undefined],
  'the inline box with hits': [
    '/blog',
    async (page) => {
      await search(page, '灰犀牛')
      await page.getByRole('combobox').press('ArrowDown')
    },
  ],
  'recent queries': [
    '/blog',
    async (page) => {
      await search(page, '灰犀牛')
      await page.getByRole('combobox').press('Enter')
      await page.getByRole('button', { name: '清除' }).click()
      await page.getByRole('group', { name: '最近搜索' }).waitFor()
    },
  ],
  'hits that hold only some of the words': [
    '/blog',
    async (page) => {
      await search(page, '灰犀牛 外长')
      await page.locator('.related').waitFor()
    },
  ],
  'all of a page': [
    found,
    async (page) => {
      await page.getByRole('option', { name: '本页全部匹配' }).click()
      await page.getByRole('group', { name: '本页全部匹配' }).waitFor()
    },
  ],
  'a panel that cannot be loaded': [
    '/blog',
    async (page) => {
      await page.route('**/search-box-*-*', (route) => route.abort())
      await page.getByRole('combobox').focus()
      await page.getByRole('alert').waitFor()
    },
  ],
  'another spelling': ['/blog', (page) => search(page, '灰西牛')],
  'the button': ['/button', async () => undefined],
  'the dialog with hits': ['/button', (page) => openDialog(page, '灰犀牛')],
  'the dialog where nothing is found': ['/button', (page) => openDialog(page, '灰犀牛在火星')],
  'the search page, empty': ['/', async () => undefined],
  'the search page with hits': [found, (page) => page.locator('.hit').first().waitFor()],
  'the search page with a filter': [
    found,
    async (page) => {
      await page.getByRole('button', { name: '年份' }).click()
      await page.getByRole('button', { name: '2023 1' }).click()
      await page.locator('.title', { hasText: '访美之行' }).waitFor({ state: 'hidden' })
    },
  ],
  'a failure beside hits': [
    found,
    async (page) => {
      await page.locator('.hit').first().waitFor()
      site().api = async () => new Response('', { status: 500 })
      await page.getByRole('combobox').fill('索引')
      await page.locator('.problem').waitFor()
    },
  ],
}

describe.each([
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['forced colours', { forcedColors: 'active' }],
  ['reduced motion, on a phone', { reducedMotion: 'reduce', viewport: { width: 320, height: 640 } }],
] as const satisfies readonly (readonly [string, BrowserContextOptions])[])('in %s', (_, options) => {
  it.each(Object.entries(states))('axe finds nothing wrong with %s', async (_state, [path, act]) => {
    const page = await open(path, { ...options, bypassCSP: true })
    await page.addStyleTag({ content: 'html { color-scheme: light dark }' })
    await act(page)
    expect(await findViolations(page)).toEqual([])
  })
})

describe('any window', () => {
  it.each([
    320, 375, 768, 1280,
  ])('of %i px shows the search page and the dialog without scrolling sideways', async (width) => {
    for (const path of [found, '/button']) {
      const page = await open(path, { viewport: { width, height: 700 } })
      if (path === found) await page.locator('.hit').first().waitFor()
      else await openDialog(page, '灰犀牛')
      const sideways = await page.evaluate(() => {
        const { shadowRoot } = document.querySelector('hansou-search')!
        const boxes = [
          document.documentElement,
          ...shadowRoot!.querySelectorAll('.modal .panel, .modal .body, .bar'),
        ]
        return boxes.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length
      })
      expect(sideways).toBe(0)
    }
  })

  it('with text of 200 % grows with the text of the visitor, not with that of the site', async () => {
    const page = await open('/blog', { viewport: { width: 700, height: 800 } })
    const session = await page.context().newCDPSession(page)
    await search(page, '灰犀牛')
    const heightOf = () =>
      page
        .locator('.title')
        .first()
        .evaluate((title) => title.getBoundingClientRect().height)
    const before = await heightOf()
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
    expect(await heightOf()).toBe(before)
    await session.send('Page.enable')
    await session.send('Page.setFontSizes', { fontSizes: { standard: 32 } })
    await expect.poll(async () => ((await heightOf()) / before).toFixed(1)).toBe('2.0')
    const panel = (await page.locator('.panel').boundingBox())!
    expect(panel.x + panel.width).toBeLessThanOrEqual(700)
    expect(
      await page.locator('.body').evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth),
    ).toBe(false)
  })

  it.each([
    '/blog',
    '/button',
  ])('with a failure and no hits draws one line above the footer: %s', async (path) => {
    const page = await open(path, { viewport: { width: 900, height: 700 } })
    await page.keyboard.press('Control+k')
    await page.locator('.problem').waitFor({ state: 'attached' })
    site().api = async () => new Response('', { status: 500 })
    await page.getByRole('combobox').fill('灰犀牛')
    await page.locator('.problem').waitFor()
    const [list, footer] = await Promise.all(
      ['.body', '.footer'].map((name) => page.locator(name).boundingBox()),
    )
    expect(footer!.y).toBe(list!.y)
  })

  it('that reads from right to left has field, panel and pictures mirrored', async () => {
    const page = await open('/right-to-left', { viewport: { width: 900, height: 700 } })
    await search(page, '灰犀牛')
    const [field, panel, icon, title, picture] = await Promise.all(
      ['.field', '.panel', '.icon', '.title', '.picture'].map((name) =>
        page.locator(name).first().boundingBox(),
      ),
    )
    expect(panel!.x + panel!.width).toBeCloseTo(field!.x + field!.width, 0)
    expect(panel!.x).toBeGreaterThanOrEqual(0)
    expect(icon!.x).toBeGreaterThan(field!.x + field!.width / 2)
    expect(picture!.x).toBeLessThan(title!.x)
  })

  it('with forced colours shows the field that has the focus, marks and the active option', async () => {
    const page = await open('/blog', { forcedColors: 'active' })
    await search(page, '灰犀牛')
    await page.getByRole('combobox').press('ArrowDown')
    const style = await page.evaluate(() => {
      const { shadowRoot } = document.querySelector('hansou-search')!
      const active = getComputedStyle(shadowRoot!.querySelector('[aria-selected=true]')!)
      const mark = getComputedStyle(shadowRoot!.querySelector('.title mark')!)
      const text = getComputedStyle(shadowRoot!.querySelector('.title')!)
      return {
        field: getComputedStyle(shadowRoot!.querySelector('.field')!).outlineStyle,
        active: active.outlineStyle,
        isMarked: mark.backgroundColor !== text.backgroundColor,
      }
    })
    expect(style).toEqual({ field: 'solid', active: 'solid', isMarked: true })
  })

  it('with reduced motion shows that it waits without moving', async () => {
    const page = await open('/blog', { reducedMotion: 'reduce' })
    await search(page, '灰犀牛')
    const animation = await page
      .locator('.waiting')
      .evaluate((waiting) => getComputedStyle(waiting).animationName)
    expect(animation).toBe('none')
  })
})

describe('a screen reader', () => {
  it('is told field, options by group, and how much was found', async () => {
    const page = await open('/blog')
    await search(page, '灰犀牛')
    await page.getByRole('combobox').press('ArrowDown')
    const tree = await page.locator('hansou-search').ariaSnapshot()
    expect(tree.replace(/\s*- \/url: .*/g, '')).toMatchInlineSnapshot(`
      "- combobox "搜索" [expanded]: 灰犀牛
      - button "清除": ×
      - status: 2 篇文章
      - paragraph: 2 篇文章
      - group "排序":
        - button "最相关" [pressed]
        - button "最新"
        - button "最早"
      - group "筛选":
        - group "标签":
          - button "经济 1"
          - button "风险 1"
          - button "外交 1"
        - group "分类":
          - button "评论 1"
          - button "新闻 1"
        - button "年份"
      - listbox "结果":
        - group "建议":
          - option "灰犀牛事件" [selected]:
            - mark: 灰犀牛
            - text: 事件
        - group "结果":
          - option "灰犀牛与黑天鹅 评论 这不是黑天鹅，而是一头灰犀牛。… 2023年8月2日 · 陈晓":
            - mark: 灰犀牛
            - text: 与黑天鹅 评论 这不是黑天鹅，而是一头
            - mark: 灰犀牛
            - text: 。… 2023年8月2日 · 陈晓
          - option "什么是灰犀牛 灰犀牛是看得见的风险。":
            - text: 什么是灰犀牛
            - mark: 灰犀牛
            - text: 是看得见的风险。
          - option "为什么看不见 人们习惯了灰犀牛。":
            - text: 为什么看不见 人们习惯了
            - mark: 灰犀牛
            - text: 。
          - option "怎么办 给灰犀牛让路。":
            - text: 怎么办 给
            - mark: 灰犀牛
            - text: 让路。
          - option "本页全部匹配"
          - option "访美之行 新闻 外长访美三天，灰犀牛却没有走开。… 2022年7月1日 · 林一":
            - text: 访美之行 新闻 外长访美三天，
            - mark: 灰犀牛
            - text: 却没有走开。… 2022年7月1日 · 林一"
    `)
  })

  it('is told that nothing was found, and what to try', async () => {
    const page = await open('/button')
    await openDialog(page, '灰犀牛在火星')
    await page.getByRole('button', { name: '灰犀牛 2' }).waitFor()
    const tree = await page.getByRole('dialog').ariaSnapshot()
    expect(tree.replace(/\s*- \/url: .*/g, '')).toMatchInlineSnapshot(`
      "- dialog "搜索":
        - combobox "搜索": 灰犀牛在火星
        - button "清除": ×
        - button "关闭"
        - paragraph: 没有找到“灰犀牛在火星”
        - paragraph: 试试这些
        - button "灰犀牛 2"
        - paragraph: 也可以看看
        - list:
          - listitem:
            - link "灰犀牛与黑天鹅":
          - listitem:
            - link "访美之行":
          - listitem:
            - link "倒排索引入门":
        - paragraph: 也可以给我们写信。
        - link "由汉搜提供":
        - status: 没有找到“灰犀牛在火星”"
    `)
  })
})

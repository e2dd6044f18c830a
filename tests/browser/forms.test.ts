import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { search, useTestPages } from './open-pages.ts'

const { site, open } = useTestPages()
const phone = { viewport: { width: 375, height: 740 }, isMobile: true, hasTouch: true }

const schemeOf = (page: Page) => page.locator('.root').evaluate((root) => getComputedStyle(root).colorScheme)

async function openDialog(page: Page, query?: string): Promise<void> {
  await page.getByRole('button', { name: '搜索' }).click()
  await page.getByRole('combobox').waitFor()
  if (query !== undefined) await search(page, query)
}

describe('before the first focus', () => {
  it.each(['/blog', '/button', '/'])('%s loads the closed box and asks nothing', async (path) => {
    const page = await open(path)
    await page.waitForLoadState('networkidle')
    expect(site().loaded.filter((name) => name.startsWith('search-box'))).toEqual(['search-box.js'])
    await page.locator('#comment').count()
  })

  it('loads the panel of a button that the pointer comes to', async () => {
    const page = await open('/button')
    await page.getByRole('button', { name: '搜索' }).hover()
    await expect.poll(() => site().loaded).toContain('search-box-button-zh-Hans.js')
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  it('keeps what is typed until the panel is there', async () => {
    const page = await open('/blog')
    const released: { go: () => void } = { go: () => undefined }
    const held = new Promise<void>((resolve) => {
      released.go = resolve
    })
    await page.route('**/search-box-*-*', async (route) => {
      await held
      await route.continue()
    })
    await page.getByRole('combobox').pressSequentially('灰犀牛')
    released.go()
    await page.locator('.hit').first().waitFor()
    expect(site().asked).toEqual(['灰犀牛'])
  })

  it('loads the panel again where the first load failed', async () => {
    const page = await open('/blog')
    await page.route('**/search-box-*-*', (route) => route.abort(), { times: 1 })
    await page.getByRole('combobox').focus()
    await page.locator('#comment').focus()
    await page.unroute('**/search-box-*-*')
    await expect
      .poll(
        async () => {
          await page.locator('#comment').focus()
          await page.getByRole('combobox').fill('灰犀牛')
          const hit = page.locator('.hit').first()
          await hit.waitFor({ timeout: 5_000 }).catch(() => undefined)
          return page.locator('.hit').count()
        },
        { timeout: 60_000 },
      )
      .toBeGreaterThan(0)
  })
})

describe.each([
  ['/header', '搜索', '/?q=%E7%81%B0%E7%8A%80%E7%89%9B'],
  ['/button', '搜索', '/?q=%E7%81%B0%E7%8A%80%E7%89%9B'],
])('where the panel cannot be loaded, %s', (path, name, address) => {
  it('says so, and leads to the search page as a form does', async () => {
    const page = await open(path)
    // Typing tries again, so the panel stays out of reach until the form has left this page.
    await page.route('**/search-box-*-*', (route) =>
      new URL(page.url()).pathname === path ? route.abort() : route.fallback(),
    )
    if (path === '/button') await page.getByRole('button', { name }).click()
    else await page.getByRole('combobox').focus()
    await page.getByRole('alert').waitFor()
    await page.getByRole('combobox').fill('灰犀牛')
    await page.getByRole('button', { name: '加载失败，去搜索页' }).click()
    await page.waitForURL(`**${address}`)
    await page.locator('.hit').first().waitFor()
  })
})

it('keeps the focus and what is typed where the panel cannot be loaded', async () => {
  const page = await open('/header')
  await page.route('**/search-box-*-*', (route) => route.abort())
  await page.getByRole('combobox').focus()
  await page.getByRole('alert').waitFor()
  await page.keyboard.type('河')
  expect(await page.getByRole('combobox').inputValue()).toBe('河')
})

describe('the inline box', () => {
  it.each([
    320, 375, 768, 1280,
  ])('has its whole panel in a window of %i px, whatever clips the header', async (width) => {
    const page = await open('/header', { viewport: { width, height: 700 } })
    await search(page, '灰犀牛')
    const panel = await page.locator('.panel').boundingBox()
    expect(panel?.x).toBeGreaterThanOrEqual(0)
    expect((panel?.x ?? 0) + (panel?.width ?? 0)).toBeLessThanOrEqual(width)
    expect((panel?.y ?? 0) + (panel?.height ?? 0)).toBeLessThanOrEqual(700)
    expect(panel?.width).toBeGreaterThanOrEqual(Math.min(width - 16, 640))
    const hit = (await page.locator('.hit').first().boundingBox())!
    const covering = await page.evaluate(
      ([x, y]) => document.elementFromPoint(x!, y!)?.localName,
      [hit.x + 20, hit.y + 10],
    )
    expect(covering).toBe('hansou-search')
  })

  it('follows its field when the page scrolls', async () => {
    const page = await open('/blog', { viewport: { width: 800, height: 500 } })
    await page.evaluate(() => {
      document.body.style.height = '3000px'
    })
    await search(page, '灰犀牛')
    const gap = () =>
      page.evaluate(() => {
        const { shadowRoot } = document.querySelector('hansou-search')!
        const [field, panel] = ['.field', '.panel'].map((name) => shadowRoot!.querySelector(name)!)
        return panel!.getBoundingClientRect().top - field!.getBoundingClientRect().bottom
      })
    const before = await gap()
    await page.evaluate(() => scrollTo(0, 60))
    await expect.poll(gap).toBe(before)
  })

  it('leads to the page with all results where the site has one', async () => {
    const page = await open('/header')
    await search(page, '运河')
    await page.getByText('查看全部 45 条').click()
    await page.waitForURL('**/?q=*')
    await page.locator('.hit').first().waitFor()
  })

  it('reaches every hit by scrolling', async () => {
    const page = await open('/blog')
    await search(page, '运河')
    for (let count = 10; count < 45; count = await page.locator('.hit').count()) {
      await page.locator('.body').evaluate((body) => body.scrollTo(0, body.scrollHeight))
      await expect.poll(() => page.locator('.hit').count()).toBeGreaterThan(count)
    }
    expect(await page.locator('.hit').count()).toBe(45)
  })

  it('takes Enter to the best hit, and a second Enter into it', async () => {
    const page = await open('/blog')
    await search(page, '灰犀牛')
    await page.getByRole('combobox').press('Enter')
    await expect.poll(() => page.getByRole('combobox').getAttribute('aria-activedescendant')).toBe('option-0')
    await page.getByRole('combobox').press('ArrowDown')
    await page.getByRole('combobox').press('Enter')
    await page.waitForURL('**/news/rhino**')
  })
})

describe('the button', () => {
  it.each(['Control+k', '/'])('opens the dialog with %s, and gives the focus back', async (keys) => {
    const page = await open('/button')
    await page.locator('#comment').focus()
    if (keys === '/') await page.locator('#comment').blur()
    await page.keyboard.press(keys)
    await page.getByRole('combobox').waitFor()
    await page.keyboard.type('灰犀牛')
    await page.locator('.hit').first().waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    if (keys === '/') return
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('comment')
  })

  it('keeps the focus inside, and the page still', async () => {
    const page = await open('/button', { viewport: { width: 900, height: 600 } })
    await openDialog(page, '灰犀牛')
    for (let presses = 0; presses < 20; presses++) await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => document.activeElement?.localName)
    expect(['hansou-search', 'a', 'body']).toContain(focused)
    expect(await page.evaluate(() => document.activeElement?.id)).not.toBe('comment')
    await page.mouse.wheel(0, 900)
    expect(await page.evaluate(() => [scrollY, getComputedStyle(document.documentElement).overflow])).toEqual(
      [0, 'hidden'],
    )
    await page.getByRole('button', { name: '关闭' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    // The page is let go when the dialog has closed, one event later.
    await expect
      .poll(() => page.evaluate(() => getComputedStyle(document.documentElement).overflow))
      .toBe('visible')
  })

  it('closes with a press beside the dialog', async () => {
    const page = await open('/button', { viewport: { width: 1000, height: 700 } })
    await openDialog(page, '灰犀牛')
    await page.mouse.click(20, 400)
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })

  it('takes the whole screen of a phone, with what the site puts into its slots', async () => {
    const page = await open('/button', phone)
    await openDialog(page, '火星')
    expect(await page.locator('dialog').boundingBox()).toEqual({ x: 0, y: 0, width: 375, height: 740 })
    expect(await page.getByText('也可以给我们写信。').isVisible()).toBe(true)
    expect(await page.getByRole('link', { name: '由汉搜提供' }).isVisible()).toBe(true)
  })
})

describe('styles of the site', () => {
  it('do not leak into the box', async () => {
    const measure = async (path: string) => {
      const page = await open(path, { viewport: { width: 900, height: 700 } })
      await search(page, '灰犀牛')
      return page.evaluate(() => {
        const { shadowRoot } = document.querySelector('hansou-search')!
        return ['.field', 'input', '.panel', '.chip', '.hit', '.title', '.snippet', 'mark', '.section'].map(
          (name) => {
            const element = shadowRoot!.querySelector(name)!
            const { width, height } = element.getBoundingClientRect()
            const style = getComputedStyle(element)
            const { fontSize, color, letterSpacing, textTransform, whiteSpace, lineHeight, textIndent } =
              style
            const text = { fontSize, color, letterSpacing, textTransform, whiteSpace, lineHeight, textIndent }
            return { name, width: Math.round(width), height: Math.round(height), ...text }
          },
        )
      })
    }
    expect(await measure('/hostile')).toEqual(await measure('/plain'))
  })

  it.each([
    ['nothing said', '/**/', 'light'],
    ['color-scheme', 'html { color-scheme: dark }', 'dark'],
    ['a dark background alone', 'body { background: #181818 }', 'dark'],
    ['a light background on a dark system', 'body { background: #fff }', 'light'],
    ['a switch of its own over both', 'html { color-scheme: light dark } body { background: #fff }', 'light'],
    ['both, and no background', 'html { color-scheme: light dark }', 'dark'],
  ])('make the box as light or dark as the page: %s', async (_, style, scheme) => {
    const page = await open('/plain', { colorScheme: 'dark', bypassCSP: true })
    await page.addStyleTag({ content: style })
    await search(page, '灰犀牛')
    expect(await schemeOf(page)).toBe(scheme)
  })

  it.each([
    ['class', 'dark'],
    ['data-theme', 'dark'],
    ['data-bs-theme', 'dark'],
    ['data-user-color-scheme', 'dark'],
    ['class', 'page theme-dark'],
    ['class', 'dark-mode page'],
  ])('%s="%s" makes the box dark at once', async (name, value) => {
    const page = await open('/plain')
    expect(await schemeOf(page)).toBe('light')
    await page.evaluate(
      ([name, value]) => document.documentElement.setAttribute(name!, value!),
      [name, value],
    )
    await expect.poll(() => schemeOf(page)).toBe('dark')
    await page.evaluate(() => document.querySelector('hansou-search')?.setAttribute('theme', 'light'))
    await expect.poll(() => schemeOf(page)).toBe('light')
  })

  it('give the field of the dialog the colour of the text, not of the system', async () => {
    const page = await open('/button', { colorScheme: 'dark', bypassCSP: true })
    await page.addStyleTag({ content: ':root { --vp-c-bg: #fff; --vp-c-text-1: rgb(1, 2, 3) }' })
    await page.evaluate(() => document.documentElement.classList.add('dark'))
    await openDialog(page, '灰犀牛')
    const colour = await page.getByRole('combobox').evaluate((input) => getComputedStyle(input).color)
    expect(colour).toBe('rgb(1, 2, 3)')
  })

  it('colour the box by custom properties, and shape it by parts', async () => {
    const page = await open('/plain', { bypassCSP: true })
    await page.addStyleTag({
      content: `hansou-search { --hansou-mark: rgb(1, 2, 3); --hansou-radius: 0 }
        hansou-search::part(title) { text-transform: uppercase }`,
    })
    await search(page, '灰犀牛')
    const style = (name: string, property: string) =>
      page
        .locator(name)
        .first()
        .evaluate((element, key) => getComputedStyle(element).getPropertyValue(key), property)
    expect(await style('.title mark', 'background-color')).toBe('rgb(1, 2, 3)')
    expect(await style('.field', 'border-radius')).toBe('0px')
    expect(await style('.title', 'text-transform')).toBe('uppercase')
  })

  it('of VitePress, VuePress, Docusaurus and Starlight give their colours', async () => {
    const page = await open('/plain', { bypassCSP: true })
    for (const name of ['--vp-c-bg', '--ifm-background-surface-color', '--sl-color-bg']) {
      const tag = await page.addStyleTag({ content: `:root { ${name}: rgb(9, 8, 7) }` })
      const ground = await page.locator('.field').evaluate((field) => getComputedStyle(field).backgroundColor)
      expect(ground).toBe('rgb(9, 8, 7)')
      await tag.evaluate((element) => (element as Element).remove())
    }
    for (const [name, property] of [
      ['--vp-c-text', '--ink'],
      ['--vp-c-accent', '--accent'],
    ] as const) {
      await page.addStyleTag({ content: `:root { ${name}: rgb(9, 8, 7) }` })
      const colour = await page
        .locator('.field')
        .evaluate((field, key) => getComputedStyle(field).getPropertyValue(key), property)
      expect(colour).toBe('rgb(9, 8, 7)')
    }
  })
})

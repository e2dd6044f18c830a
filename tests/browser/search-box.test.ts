import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { createFakeApi } from '../fixtures/fake-api.ts'
import { useTestPages } from './open-pages.ts'

const { site, open } = useTestPages()

/** Holds back the answers to searches until each is released. */
function holdAnswers(isHeld: (url: URL) => boolean = () => true): (() => void)[] {
  const answering = createFakeApi()
  const held: (() => void)[] = []
  site().api = async (request) => {
    const url = new URL(request.url)
    if (url.pathname === '/api/search' && isHeld(url))
      await new Promise<void>((resolve) => held.push(resolve))
    return answering(request)
  }
  return held
}

async function breakSearch(request: Request): Promise<Response | null> {
  return request.url.includes('/api/search') ? Response.json({ code: 'INTERNAL' }, { status: 500 }) : null
}

const activeText = (page: Page) => page.locator('[role=option][aria-selected=true]').innerText()

describe('typing', () => {
  it('shows hits as a visitor types, with what matched marked', async () => {
    const page = await open('/blog')
    await page.getByRole('combobox').pressSequentially('灰犀牛')
    const options = page.getByRole('group', { name: '结果' }).getByRole('option')
    await options.first().waitFor()
    expect(await page.locator('.hit').count()).toBe(2)
    expect(await page.locator('.snippet mark').first().innerText()).toBe('灰犀牛')
    expect(await page.getByRole('combobox').getAttribute('aria-expanded')).toBe('true')
    expect(await page.getByRole('status').innerText()).toBe('2 篇文章')
  })

  it('shows text of an index as text, whatever stands in it', async () => {
    const page = await open('/blog')
    await page.getByRole('combobox').fill('索引')
    await page.getByText('<b>与</b>').waitFor()
    expect(await page.locator('.snippet b').count()).toBe(0)
  })

  it('asks once for several quick keystrokes', async () => {
    const page = await open('/blog')
    await page.getByRole('combobox').pressSequentially('灰犀牛')
    await page.getByRole('option').first().waitFor()
    expect(site().asked).toEqual(['灰犀牛'])
  })

  it('asks nothing while an input method is composing, and asks when it has ended', async () => {
    const page = await open('/blog')
    await page.clock.install()
    const session = await page.context().newCDPSession(page)
    await page.getByRole('combobox').focus()
    for (const text of ['h', 'hui', 'huixi']) {
      await session.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      })
    }
    await page.clock.runFor(1000)
    expect(site().asked).toEqual([])
    await session.send('Input.insertText', { text: '灰犀' })
    await page.clock.runFor(1000)
    await page.getByRole('option').first().waitFor()
    expect(site().asked).toEqual(['灰犀'])
  })

  it('drops an answer that comes after the answer to a later question', async () => {
    const held = holdAnswers((url) => url.searchParams.get('q') === '索')
    const page = await open('/blog')
    await page.getByRole('combobox').fill('索')
    await expect.poll(() => held.length).toBe(1)
    await page.getByRole('combobox').fill('访美')
    await page.locator('.title', { hasText: '访美之行' }).waitFor()
    for (const release of held) release()
    await page.getByRole('combobox').press('ArrowDown')
    expect(await activeText(page)).toContain('访美')
    expect(await page.getByRole('option', { name: '倒排索引入门' }).count()).toBe(0)
  })

  it('offers a word until it is typed, in either script', async () => {
    const page = await open('/blog')
    const word = page.locator('.completion', { hasText: /^运河$/ })
    await page.getByRole('combobox').fill('運')
    await word.waitFor()
    for (const typed of ['運河', '运河']) {
      await page.getByRole('combobox').fill(typed)
      await expect.poll(() => site().asked.at(-1)).toBe(typed)
      await expect.poll(() => word.count()).toBe(0)
    }
  })

  it('offers another spelling, which asks again', async () => {
    const page = await open('/blog')
    await page.getByRole('combobox').fill('灰西牛')
    await page.getByRole('option', { name: '您是不是要找：灰犀牛' }).click()
    await page.locator('.title', { hasText: '灰犀牛与黑天鹅' }).waitFor()
    expect(await page.getByRole('combobox').inputValue()).toBe('灰犀牛')
  })
})

describe('keys', () => {
  it('moves through suggestions and hits with the arrows, round through the text', async () => {
    const page = await open('/blog')
    const input = page.getByRole('combobox')
    await input.fill('灰犀牛')
    await page.getByRole('option').first().waitFor()
    const count = await page.getByRole('option').count()
    await input.press('ArrowDown')
    expect(await input.getAttribute('aria-activedescendant')).toBe('option-0')
    await input.press('End')
    expect(await input.getAttribute('aria-activedescendant')).toBe(`option-${count - 1}`)
    await input.press('ArrowDown')
    expect(await input.getAttribute('aria-activedescendant')).toBeNull()
    await input.press('ArrowUp')
    await input.press('Home')
    expect(await input.getAttribute('aria-activedescendant')).toBe('option-0')
  })

  it('opens the active hit with Enter', async () => {
    const page = await open('/blog')
    await page.getByRole('combobox').fill('外长访美')
    await page.getByRole('option').first().waitFor()
    await page.getByRole('combobox').press('ArrowDown')
    await page.getByRole('combobox').press('Enter')
    await page.waitForURL('**/news/visit')
  })

  it('opens a hit with a click', async () => {
    const page = await open('/blog')
    await page.getByRole('combobox').fill('外长访美')
    await page.getByRole('option').first().click()
    await page.waitForURL('**/news/visit')
  })

  it('lead with Escape from a button of the panel back to the text, and close it', async () => {
    const page = await open('/blog')
    const input = page.getByRole('combobox')
    await input.fill('灰犀牛')
    await page.getByRole('option').first().waitFor()
    const button = page.getByRole('button', { name: '最新' })
    await button.focus()
    await button.press('ArrowDown')
    expect(await page.getByRole('listbox').isVisible()).toBe(true)
    await button.press('Escape')
    await page.getByRole('listbox').waitFor({ state: 'hidden' })
    expect(await input.evaluate((field) => field.matches(':focus'))).toBe(true)
    expect(await input.inputValue()).toBe('灰犀牛')
  })

  it('closes with Escape, and empties with a second one', async () => {
    const page = await open('/blog')
    const input = page.getByRole('combobox')
    await input.fill('灰犀牛')
    await page.getByRole('option').first().waitFor()
    await input.press('Escape')
    await page.getByRole('listbox').waitFor({ state: 'hidden' })
    expect(await input.getAttribute('aria-expanded')).toBe('false')
    expect(await input.inputValue()).toBe('灰犀牛')
    await input.press('Escape')
    expect(await input.inputValue()).toBe('')
  })

  it('is reached with a slash, but not out of another field', async () => {
    const page = await open('/blog')
    await page.locator('#comment').press('/')
    expect(await page.locator('#comment').inputValue()).toBe('/')
    await page.locator('#comment').blur()
    await page.keyboard.press('/')
    await page.keyboard.type('访')
    expect(await page.getByRole('combobox').inputValue()).toBe('访')
  })

  it('closes when the visitor goes elsewhere', async () => {
    const page = await open('/blog')
    await page.getByRole('combobox').fill('灰犀牛')
    await page.getByRole('option').first().waitFor()
    await page.locator('#comment').focus()
    await page.getByRole('listbox').waitFor({ state: 'hidden' })
  })
})

describe('states', () => {
  it('says that nothing was found', async () => {
    const page = await open('/blog')
    await page.getByRole('combobox').fill('火星')
    await page.locator('.empty', { hasText: '没有找到“火星”' }).waitFor()
    expect(await page.getByRole('status').innerText()).toBe('没有找到“火星”')
  })

  it('says that search is out of order, and tries again', async () => {
    site().api = breakSearch
    const page = await open('/blog')
    await page.getByRole('combobox').fill('灰犀牛')
    await page.locator('.problem', { hasText: '搜索暂时不可用' }).waitFor()
    site().api = createFakeApi()
    await page.getByRole('button', { name: '重试' }).click()
    await page.getByRole('option').first().waitFor()
  })

  it('shows that it waits only when an answer takes long', async () => {
    const page = await open('/blog')
    await page.getByRole('combobox').fill('索引')
    await page.getByRole('option').first().waitFor()
    expect(await page.locator('.waiting').isVisible()).toBe(false)
    const held = holdAnswers()
    await page.getByRole('combobox').fill('灰犀牛')
    await page.locator('.waiting').waitFor()
    expect(await page.locator('.title').first().innerText()).toBe('倒排索引入门')
    for (const release of held) release()
    await page.locator('.waiting').waitFor({ state: 'hidden' })
  })

  it.each(['/blog', '/'])('says on %s that it waits where nothing has been shown yet', async (path) => {
    const held = holdAnswers()
    const page = await open(path)
    await page.getByRole('combobox').fill('灰犀牛')
    await page.getByText('正在搜索').and(page.locator('.count')).waitFor()
    expect(await page.getByRole('button', { name: '清空' }).isVisible()).toBe(false)
    for (const release of held) release()
    await page.getByText('2 篇文章').and(page.locator('.count')).waitFor()
  })

  it('counts nothing above the line that says that nothing was found', async () => {
    const page = await open('/blog')
    await page.getByRole('combobox').fill('灰犀牛在火星')
    await page.locator('.empty').waitFor()
    expect(await page.locator('.count').isVisible()).toBe(false)
  })

  it('speaks English where its lang says so', async () => {
    const page = await open('/blog')
    await page.evaluate(() => {
      const box = document.createElement('hansou-search')
      box.lang = 'en'
      document.querySelector('hansou-search')?.replaceWith(box)
    })
    expect(await page.getByRole('combobox').getAttribute('placeholder')).toBe('Search articles')
  })
})

describe('the search page', () => {
  it('keeps the question in the address, and takes it from there', async () => {
    const page = await open('/')
    await page.getByRole('combobox').fill('灰犀牛')
    await page.waitForURL('**/?q=*')
    await page.getByRole('combobox').press('ArrowUp')
    await page.getByRole('combobox').press('Enter')
    await page.waitForURL('**/news/visit')
    await page.goBack()
    await page.locator('.title', { hasText: '访美之行' }).waitFor()
    expect(await page.getByRole('combobox').inputValue()).toBe('灰犀牛')
  })

  it('sorts and groups', async () => {
    const page = await open(`/?q=${encodeURIComponent('灰犀牛')}`)
    await page.getByRole('option').first().waitFor()
    await page.getByRole('button', { name: '最新' }).click()
    await page.waitForURL('**sort=newest**')
    await page.getByRole('button', { name: '每个段落' }).click()
    await page.waitForURL('**group=passage**')
    await page.locator('.count', { hasText: '2 个段落' }).waitFor()
  })

  it('shows more on demand, up to the last', async () => {
    const page = await open(`/?q=${encodeURIComponent('运河')}`)
    const more = page.getByRole('button', { name: '更多' })
    // Without the scrolling of a real click, by which the list goes on by itself.
    await more.dispatchEvent('click')
    await page.locator('.hit').nth(10).waitFor()
    for (let count = 20; count < 45; count = await page.locator('.hit').count()) {
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
      await expect.poll(() => page.locator('.hit').count()).toBeGreaterThan(count)
    }
    expect(await page.getByRole('button', { name: '更多' }).isVisible()).toBe(false)
    expect(await page.getByRole('status').innerText()).toBe('45 篇文章')
  })

  it('fits a phone, with targets a finger can hit', async () => {
    const page = await open(`/?q=${encodeURIComponent('灰犀牛')}`, {
      viewport: { width: 360, height: 740 },
      isMobile: true,
      hasTouch: true,
    })
    await page.getByRole('option').first().waitFor()
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(360)
    for (const hit of await page.locator('.hit').all()) {
      expect((await hit.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    }
  })

  it.each([360, 390, 412])('keeps the number of articles on one line, %i pixels wide', async (width) => {
    const page = await open(`/?q=${encodeURIComponent('灰犀牛')}`, { viewport: { width, height: 840 } })
    await page.getByRole('option').first().waitFor()
    const count = page.locator('.count').first()
    const lineHeight = await count.evaluate((element) =>
      Number.parseFloat(getComputedStyle(element).fontSize),
    )
    expect((await count.boundingBox())?.height).toBeLessThan(3 * lineHeight)
  })
})

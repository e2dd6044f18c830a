import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** How a theme is asked for its dark colours, and where its bar is. */
export interface Theme {
  /** Selector of the bar that the box is put into. */
  readonly bar: string
  /** Makes the page dark as a visitor does by the switch of the theme. */
  readonly darken: () => void
}

/**
 * Puts an inline box into the bar of a theme, and proves that the whole panel is in the window at every width, lies
 * over everything, and is as light or dark as the page.
 */
export async function checkBoxInTheme(page: Page, { bar, darken }: Theme, query: string): Promise<void> {
  await page.evaluate(async (selector) => {
    const box = document.createElement('hansou-search')
    box.setAttribute('endpoint', '/')
    box.setAttribute('shortcut', 'off')
    box.style.width = '8rem'
    document.querySelector(selector)?.append(box)
    const script = document.createElement('script')
    script.type = 'module'
    script.src = '/search-box.js'
    document.head.append(script)
    await customElements.whenDefined('hansou-search')
  }, bar)
  const box = page.locator(`${bar} hansou-search`)
  for (const isDark of [false, true]) {
    if (isDark) await page.evaluate(darken)
    for (const width of [320, 375, 768, 1280]) {
      await page.setViewportSize({ width, height: 700 })
      await box.getByRole('combobox').fill('')
      await box.getByRole('combobox').fill(query)
      await box.locator('.hit').first().waitFor()
      const panel = (await box.locator('.panel').boundingBox())!
      expect([panel.x >= 0, panel.x + panel.width <= width]).toEqual([true, true])
      const hit = (await box.locator('.hit').first().boundingBox())!
      const top = await page.evaluate(
        ([x, y]) => document.elementFromPoint(x!, y!)?.localName,
        [hit.x + 20, hit.y + 10],
      )
      expect(top).toBe('hansou-search')
    }
    const brightness = await box.locator('.panel').evaluate((panel) => {
      const context = document.createElement('canvas').getContext('2d')!
      context.fillStyle = getComputedStyle(panel).backgroundColor
      context.fillRect(0, 0, 1, 1)
      return context.getImageData(0, 0, 1, 1).data[1]!
    })
    expect(brightness > 128).toBe(!isDark)
  }
}

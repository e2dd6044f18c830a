import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openDialog, search, useTestPages } from './open-pages.ts'
import { compareScreenshot, hasKnownFonts } from './screenshots.ts'

const { site, open } = useTestPages()
const found = `/?q=${encodeURIComponent('灰犀牛')}`

async function searchAndMove(page: Page): Promise<void> {
  await search(page, '灰犀牛')
  await page.getByRole('combobox').press('ArrowDown')
  await page.getByRole('combobox').press('ArrowDown')
}

async function fail(page: Page): Promise<void> {
  await page.locator('.hit').first().waitFor()
  site().api = async () => new Response('', { status: 500 })
  await page.getByRole('combobox').fill('索引')
  await page.locator('.problem').waitFor()
}

const waitForHits = (page: Page) => page.locator('.hit').first().waitFor()

/** Each screenshot: its page, its window, and how a visitor comes there. */
const views: Readonly<
  Record<string, readonly [path: string, options: BrowserContextOptions, act: (page: Page) => Promise<void>]>
> = {
  'inline-1280': ['/header', { viewport: { width: 1280, height: 640 } }, searchAndMove],
  'inline-320': ['/header', { viewport: { width: 320, height: 640 } }, searchAndMove],
  'inline-dark': ['/header', { viewport: { width: 768, height: 640 }, colorScheme: 'dark' }, searchAndMove],
  'inline-forced-colours': [
    '/header',
    { viewport: { width: 768, height: 640 }, forcedColors: 'active' },
    searchAndMove,
  ],
  'inline-right-to-left': ['/right-to-left', { viewport: { width: 768, height: 640 } }, searchAndMove],
  'dialog-768': ['/button', { viewport: { width: 768, height: 640 } }, (page) => openDialog(page, '灰犀牛')],
  'dialog-375': [
    '/button',
    { viewport: { width: 375, height: 640 }, isMobile: true, hasTouch: true },
    (page) => openDialog(page, '灰犀牛'),
  ],
  'dialog-dark': [
    '/button',
    { viewport: { width: 768, height: 640 }, colorScheme: 'dark' },
    (page) => openDialog(page, '灰犀牛'),
  ],
  'nothing-found': [
    '/button',
    { viewport: { width: 768, height: 640 } },
    async (page) => {
      await openDialog(page, '灰犀牛在火星')
      await page.getByRole('button', { name: '灰犀牛 2' }).waitFor()
    },
  ],
  'page-1280': [found, { viewport: { width: 1280, height: 800 } }, waitForHits],
  'page-375-dark': [found, { viewport: { width: 375, height: 800 }, colorScheme: 'dark' }, waitForHits],
  failure: [found, { viewport: { width: 768, height: 640 } }, fail],
}

describe('looks as it did', () => {
  it.each(Object.entries(views))('%s, on a machine with the fonts of the screenshots', async (name, view) => {
    const [path, options, act] = view
    const page = await open(path, { ...options, bypassCSP: true })
    if (!(await hasKnownFonts(page))) return
    await page.addStyleTag({ content: 'html { color-scheme: light dark }' })
    await act(page)
    await page.waitForLoadState('networkidle')
    expect(await compareScreenshot(page, name)).toBeNull()
  })
})

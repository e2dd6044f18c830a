import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { findBlock } from '../fixtures/documentation.ts'
import { checkBoxInTheme } from './box-in-theme.ts'
import {
  guidePages,
  openInBrowser,
  searchWithBox,
  searchWithDocSearch,
  serveBuiltSite,
  visitSite,
  writeSite,
} from './built-site.ts'
import { installPackages } from './install.ts'
import { serveStatic } from './pagefind-sites.ts'

const installed = await installPackages('vitepress', ['vitepress@1.6.4'])
const missing = installed === null ? ' (skipped: it could not be installed)' : ''

/** As the documentation has it. */
const config = findBlock('vitepress', 'ts', '}))')
const staticConfig = findBlock('vitepress', 'ts', 'static: true')

describe.skipIf(installed === null)(`VitePress 1${missing}`, () => {
  const folder = () => installed!.folder

  beforeAll(async () => {
    const pages = Object.entries(guidePages).map(([path, text]) => [`docs/${path}.md`, text])
    await writeSite(folder(), {
      ...Object.fromEntries(pages),
      'docs/index.md': '# 首页\n\n欢迎。',
      'docs/.vitepress/config.mts': config,
    })
    await installed!.run('vitepress/bin/vitepress.js', ['build', 'docs'])
  })

  it('searches the built site with its own box, and leads to the heading', async () => {
    await visitSite(serveBuiltSite(join(folder(), 'docs/.vitepress/dist')), async ({ page, errors }) => {
      expect(await page.locator('.DocSearch-Button').first().innerText()).toContain('搜索')
      await searchWithDocSearch(page, '反向代理 真實地址', '反向代理', '反向代理')
      expect(new URL(page.url()).pathname).toMatch(/^\/guide\/deploy/)
      expect(errors).toEqual([])
    })
  })

  it('has room for the search box in its bar, in its colours', async () => {
    await visitSite(serveBuiltSite(join(folder(), 'docs/.vitepress/dist')), async ({ page }) => {
      const darken = () => document.documentElement.classList.add('dark')
      await checkBoxInTheme(page, { bar: '.VPNavBar .content-body', darken }, '反向代理')
    })
  })

  it('searches the sources in development', async () => {
    const server = await installed!.start('vitepress/bin/vitepress.js', ['dev', 'docs', '--port', '4173'])
    const { browser, page } = await openInBrowser(server.url)
    try {
      // The server finds what it must compile when a page is first opened, and then reloads it.
      await page.waitForLoadState('networkidle')
      await page.reload({ waitUntil: 'networkidle' })
      await searchWithDocSearch(page, '證書 續期', '证书', '证书')
      expect(new URL(page.url()).pathname).toMatch(/^\/guide\/deploy/)
    } finally {
      await browser.close()
      await server.stop()
    }
  })
})

describe.skipIf(installed === null)(`VitePress 1 on a static host${missing}`, () => {
  const folder = () => installed!.folder

  it('searches files alone with the box in its bar, below the address of the site', async () => {
    const pages = Object.entries(guidePages).map(([path, text]) => [`files/${path}.md`, text])
    await writeSite(folder(), {
      ...Object.fromEntries(pages),
      'files/index.md': '# 首页\n\n欢迎。',
      'files/.vitepress/config.mts': staticConfig.replace('title:', "base: '/docs/', title:"),
    })
    await installed!.run('vitepress/bin/vitepress.js', ['build', 'files'])
    const served = serveStatic(join(folder(), 'files/.vitepress/dist'), '/docs/')
    await visitSite(served, async ({ page, errors, url }) => {
      await page.goto(new URL('docs/', url).href)
      for (const width of [375, 1280]) {
        await page.setViewportSize({ width, height: 700 })
        const button = await page.locator('.VPNavBar hansou-search').boundingBox()
        expect(button!.x).toBeGreaterThan(0)
        expect(button!.x + button!.width).toBeLessThanOrEqual(width)
      }
      await searchWithBox(page, '反向代理 真實地址', '反向代理')
      expect(new URL(page.url()).pathname).toMatch(/^\/docs\/guide\/deploy/)
      expect(errors).toEqual([])
    })
  })

  it('searches the sources in development', async () => {
    const server = await installed!.start('vitepress/bin/vitepress.js', ['dev', 'files', '--port', '4174'])
    const { browser, page } = await openInBrowser(new URL('docs/', server.url).href)
    try {
      await page.waitForLoadState('networkidle')
      await page.reload({ waitUntil: 'networkidle' })
      await searchWithBox(page, '證書 續期', '证书')
    } finally {
      await browser.close()
      await server.stop()
    }
  })
})

describe.skipIf(installed === null)(`VitePress 1 with its own search${missing}`, () => {
  it('finds Chinese in Traditional and Simplified characters', async () => {
    const folder = installed!.folder
    const pages = Object.entries(guidePages).map(([path, text]) => [`local/${path}.md`, text])
    await writeSite(folder, {
      ...Object.fromEntries(pages),
      'local/index.md': '# 首页\n\n欢迎。',
      'local/.vitepress/config.mts': findBlock('minisearch', 'ts'),
    })
    await installed!.run('vitepress/bin/vitepress.js', ['build', 'local'])
    await visitSite(serveBuiltSite(join(folder, 'local/.vitepress/dist')), async ({ page, errors }) => {
      await page.locator('.DocSearch-Button').first().click()
      const first = page.locator('.VPLocalSearchBox .result').first()
      for (const [typed, heading] of [
        ['真實地址', '反向代理'],
        ['续期', '证书'],
        ['拼', '全文搜索'],
      ] as const) {
        await page.locator('.VPLocalSearchBox input').fill(typed)
        await first.filter({ hasText: heading }).waitFor()
      }
      await first.click()
      await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/guide\/search/)
      expect(errors).toEqual([])
    })
  })
})

import AxeSource from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { createFakeApi } from '../fixtures/fake-api.ts'
import { launchBrowser } from './browser.ts'
import { serveTestSite, type TestSite } from './test-site.ts'

/** Pages of the test site in one Chromium; the site is as new before each test. */
export interface OpenPages {
  site(): TestSite
  open(path: string, options?: BrowserContextOptions): Promise<Page>
}

/** Starts site and browser for the tests of a file. */
export function useTestPages(): OpenPages {
  const opened: { browser?: Browser; site?: TestSite } = {}
  const site = () => opened.site!
  beforeAll(async () => {
    opened.site = await serveTestSite()
    opened.browser = await launchBrowser()
  })
  afterAll(async () => {
    await opened.browser?.close()
    await opened.site?.close()
  })
  beforeEach(() => {
    site().api = createFakeApi()
    for (const list of [site().asked, site().loaded, site().searches]) list.length = 0
  })
  afterEach(async () => {
    for (const context of opened.browser!.contexts()) await context.close()
  })
  return {
    site,
    async open(path, options = {}) {
      const context = await opened.browser!.newContext({ locale: 'zh-CN', ...options })
      const page = await context.newPage()
      page.setDefaultTimeout(60_000)
      await page.goto(new URL(path, site().url).href)
      await page.locator('hansou-search').first().waitFor()
      return page
    },
  }
}

/** Types a query, and waits for what is found. */
export async function search(page: Page, query: string): Promise<void> {
  await page.getByRole('combobox').fill(query)
  await page.locator('.hit, .empty:visible').first().waitFor()
}

/** Opens the dialog by its keys and searches in it. */
export async function openDialog(page: Page, query: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').waitFor()
  await search(page, query)
}

/** What axe finds wrong with the page as it is; needs a context with `bypassCSP`. */
export async function findViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(AxeSource.source)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof AxeSource }
    const found = await axe.run(document)
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
  })
}

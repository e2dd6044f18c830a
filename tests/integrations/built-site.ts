import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { readSearchBox } from '../../scripts/assets/bundle-search-box.ts'
import { createFileStore } from '../../scripts/reader/file-store.ts'
import { type RunningServer, serveApp } from '../../scripts/server/serve.ts'
import { createApp } from '../../src/http/app.ts'
import { keepSearcher } from '../../src/search/keep-searcher.ts'
import { openSearcher } from '../../src/search/open-searcher.ts'
import { projectFolder } from '../architecture/source-imports.ts'
import { launchBrowser } from '../browser/browser.ts'

/** Pages in the language of generators: front matter, headings, text; by path without extension. */
export const guidePages: Readonly<Record<string, string>> = {
  'guide/install': [
    '# 安装',
    '先装好运行环境，再下载软件包。',
    '## 系统要求',
    '内存不少于二百五十六兆，磁盘留出一些空间。支持大运河牌服务器。',
    '## 升级',
    '升级之前请备份数据库，旧版本的配置文件可以直接使用。',
  ].join('\n\n'),
  'guide/deploy': [
    '# 部署',
    '把构建好的网站交给任意一台服务器。',
    '## 反向代理',
    '反向代理要把真实地址传给后面的程序，否则日志里只有代理自己的地址。',
    '## 证书',
    '证书快到期的时候会自动续期，不必人工处理。',
  ].join('\n\n'),
  'guide/search': [
    '# 全文搜索',
    '搜索框支持简体和繁体，也支持拼音。',
    '## 分词',
    '中文没有空格，所以先要把句子切成词。',
  ].join('\n\n'),
}

/** Writes files under a folder, after emptying it; `hansou` can be imported there as an installed package. */
export async function writeSite(
  folder: string,
  files: Readonly<Record<string, string>>,
  kept: readonly string[] = ['node_modules'],
): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    const top = path.split('/')[0]!
    if (!kept.includes(top)) await rm(join(folder, top), { recursive: true, force: true })
    void text
  }
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  const link = join(folder, 'node_modules/hansou')
  await rm(link, { recursive: true, force: true })
  await symlink(projectFolder, link, 'junction')
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
}

/** The file of a built site at a path, as static hosts find it: itself, with `.html`, or the front page of a folder. */
export async function readSiteFile(folder: string, path: string): Promise<Response | null> {
  for (const file of [path, `${path}.html`, join(path, 'index.html')]) {
    const body = await readFile(join(folder, file)).catch(() => null)
    if (body === null) continue
    const type = types[extname(file)] ?? 'application/octet-stream'
    return new Response(new Uint8Array(body), { headers: { 'Content-Type': type } })
  }
  return null
}

/** Serves a built site as the worker does: its files, and the search over its folder `_hansou`. */
export async function serveBuiltSite(folder: string): Promise<RunningServer> {
  const scripts = await readSearchBox()
  const app = createApp({
    searcher: keepSearcher(() => openSearcher(createFileStore(join(folder, '_hansou')))),
    searchBox: async (name) => scripts[name],
    site: (request) => readSiteFile(folder, decodeURIComponent(new URL(request.url).pathname)),
  })
  // The site's own first page, not that of the search.
  const fetch = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url)
    const page = pathname === '/' ? await readSiteFile(folder, '/index.html') : null
    return page ?? app.fetch(request)
  }
  return serveApp({ fetch }, 0)
}

/** A page of a browser of its own, and the errors of its scripts. */
export async function openInBrowser(
  url: string,
): Promise<{ browser: Browser; page: Page; errors: string[] }> {
  const browser = await launchBrowser()
  const page = await browser.newPage({ locale: 'zh-CN' })
  page.setDefaultTimeout(20_000)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(url)
  return { browser, page, errors }
}

/** What a visit of a site is made with. */
export interface Visit {
  readonly page: Page
  /** Errors of the scripts of the page so far. */
  readonly errors: readonly string[]
  /** Address of the site's root. */
  readonly url: string
}

/** Visits a site that is being served in a browser of its own, and ends both behind the visit. */
export async function visitSite(
  served: Promise<RunningServer>,
  visit: (visit: Visit) => Promise<void>,
): Promise<void> {
  const server = await served
  try {
    const { browser, page, errors } = await openInBrowser(server.url)
    try {
      await visit({ page, errors, url: server.url })
    } finally {
      await browser.close()
    }
  } finally {
    await server.close()
  }
}

/** Types into DocSearch, follows the hit that names the heading, and proves that page and anchor are there. */
export async function searchWithDocSearch(
  page: Page,
  typed: string,
  mark: string,
  heading: string,
): Promise<void> {
  await page.locator('.DocSearch-Button').first().click()
  await page.locator('.DocSearch-Input').fill(typed)
  await page.locator('.DocSearch-Hit mark', { hasText: mark }).first().waitFor()
  await page.locator('.DocSearch-Hit a').first().click()
  await expectHeading(page, heading)
}

/** Waits until the page is at a heading of this text, by its address, and the heading is there. */
export async function expectHeading(page: Page, heading: string): Promise<void> {
  // The address that the browser shows may end in a text fragment, which the page does not see.
  const readId = (): Promise<string> => page.evaluate(() => decodeURIComponent(location.hash.slice(1)))
  const readHeading = async (): Promise<string> =>
    page.locator(`[id="${await readId()}"]`).innerText({ timeout: 1000 })
  await expect.poll(() => readHeading().catch(() => ''), { timeout: 20_000 }).toContain(heading)
}

/** Types into the box, follows the first hit, and proves that page and anchor are there. */
export async function searchWithBox(page: Page, typed: string, heading: string): Promise<void> {
  const box = page.locator('hansou-search').first()
  if ((await box.getAttribute('mode')) === 'button') await box.getByRole('button').first().click()
  await box.getByRole('combobox').fill(typed)
  await box.locator('mark').first().waitFor()
  await box.getByRole('option').first().click()
  await expectHeading(page, heading)
}

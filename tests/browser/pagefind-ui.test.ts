import { readFile } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writePagefind, writeStaticSearch } from '../../scripts/index/artifact/write-static.ts'
import { projectFolder } from '../architecture/source-imports.ts'
import { type CanalSite, serveCanalSite } from '../fixtures/canal-site.ts'
import { launchBrowser } from './browser.ts'

/** Pages of Pagefind's own interfaces, over the folder of scripts that stands for `%`. */
const pages = {
  'default-ui': {
    body: '<div id="search"></div>',
    script: `import { PagefindUI } from '@pagefind/default-ui'
      new PagefindUI({ element: '#search', bundlePath: '/%/', showSubResults: true, showImages: false })`,
  },
  'component-ui': {
    body: `<pagefind-config bundle-path="/%/" lang="zh"></pagefind-config><pagefind-input></pagefind-input>
      <pagefind-summary></pagefind-summary><pagefind-filter-pane></pagefind-filter-pane><pagefind-results></pagefind-results>`,
    script: `import '@pagefind/component-ui'`,
  },
  modal: {
    body: `<pagefind-config bundle-path="/%/" lang="zh"></pagefind-config>
      <pagefind-modal-trigger></pagefind-modal-trigger><pagefind-modal></pagefind-modal>`,
    script: `import '@pagefind/component-ui'`,
  },
  searchbox: {
    body: '<pagefind-config bundle-path="/%/" lang="zh"></pagefind-config><pagefind-searchbox></pagefind-searchbox>',
    script: `import '@pagefind/component-ui'`,
  },
} as const
type PageName = keyof typeof pages

const opened: { site?: CanalSite; browser?: Browser } = {}
const scripts = new Map<string, string>()

async function bundle(contents: string): Promise<string> {
  const built = await build({
    stdin: { contents, resolveDir: projectFolder },
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    logLevel: 'silent',
  })
  return built.outputFiles[0]!.text
}

const answer = (body: string | Uint8Array<ArrayBuffer>, type: string) =>
  new Response(body, { headers: { 'Content-Type': `${type}; charset=utf-8` } })

/** `/component-ui/static` is the page of that interface over the folder `static`. */
async function answerPage(request: Request): Promise<Response | null> {
  const { pathname } = new URL(request.url)
  if (pathname.startsWith('/canal/'))
    return answer(
      '<!doctype html><link rel="icon" href="data:,"><title>文章</title><h2 id="从前">从前</h2><h2 id="今天">今天</h2>',
      'text/html',
    )
  const [, name = '', folder = ''] = pathname.split('/')
  if (Object.hasOwn(pages, name) && folder !== '') {
    if (folder.endsWith('.js')) return answer(scripts.get(`${name}/${folder}`)!, 'text/javascript')
    const { body, script } = pages[name as PageName]
    scripts.set(`${name}/${folder}.js`, await bundle(script.replaceAll('%', folder)))
    return answer(
      `<!doctype html><html lang="zh"><link rel="icon" href="data:,"><title>${name}</title>${body.replaceAll('%', folder)}<script src="/${name}/${folder}.js"></script>`,
      'text/html',
    )
  }
  const file = join(dirname(opened.site!.index.folder), decodeURIComponent(pathname))
  const bytes = await readFile(file).catch(() => null)
  if (bytes === null) return null
  const type = extname(file) === '.js' ? 'text/javascript' : 'application/octet-stream'
  return answer(new Uint8Array(bytes), type)
}

beforeAll(async () => {
  opened.site = await serveCanalSite(answerPage)
  const index = opened.site.index.folder
  const site = dirname(index)
  await writeStaticSearch(index)
  await writePagefind({ site, bundle: 'static', index })
  await writePagefind({ site, bundle: 'function', endpoint: '/' })
  opened.browser = await launchBrowser()
})

afterAll(async () => {
  await opened.browser?.close()
  await opened.site?.close()
})

/** Opens a page, runs a test on it, and proves that it met no error. */
async function visit(path: string, test: (page: Page) => Promise<void>): Promise<void> {
  const page = await opened.browser!.newPage({ locale: 'zh-CN' })
  const errors: string[] = []
  page.on('pageerror', ({ message }) => errors.push(message))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  try {
    await page.goto(new URL(path, opened.site!.url).href)
    await test(page)
    expect(errors).toEqual([])
  } finally {
    await page.close()
  }
}

describe.each([
  ['static files', 'static'],
  ['a function', 'function'],
])('Pagefind’s own interfaces over %s', (_, folder) => {
  it('the default UI lists marked pages with their sections, narrows by a filter, and leads to a section', () =>
    visit(`/default-ui/${folder}`, async (page) => {
      await page.locator('.pagefind-ui__search-input').fill('運河杭州')
      const results = page.locator('.pagefind-ui__result')
      await results.first().locator('mark', { hasText: '杭州' }).first().waitFor()
      const before = await page.locator('.pagefind-ui__message').innerText()
      await page.locator('.pagefind-ui__filter-name', { hasText: 'tags' }).click()
      await page.locator('.pagefind-ui__filter-label', { hasText: '桥梁' }).click()
      await expect.poll(() => page.locator('.pagefind-ui__message').innerText()).not.toBe(before)
      await expect.poll(() => results.first().innerText()).toContain('桥梁')
      await results.first().locator('.pagefind-ui__result-nested a', { hasText: '从前' }).click()
      await page.locator('h2[id="从前"]').waitFor()
      expect(decodeURIComponent(new URL(page.url()).hash)).toContain('从前')
    }))

  it('the component UI counts, lists marked pages with their sections, and narrows by a filter', () =>
    visit(`/component-ui/${folder}`, async (page) => {
      await page.locator('pagefind-input input').fill('運河杭州')
      const results = page.locator('pagefind-results .pf-result')
      await results.first().locator('mark', { hasText: '杭州' }).first().waitFor()
      const summary = page.locator('pagefind-summary')
      await expect.poll(() => summary.innerText()).toMatch(/\d/)
      const before = await summary.innerText()
      const pane = page.locator('pagefind-filter-pane')
      await pane.locator('summary', { hasText: 'tags' }).click()
      await pane.getByText('桥梁').first().click()
      await expect.poll(() => summary.innerText()).not.toBe(before)
      await expect.poll(() => results.first().innerText()).toContain('桥梁')
      await results.first().locator('a[href*="#"]').first().click()
      await page.locator('h2[id="从前"]').waitFor()
    }))

  it('its modal opens and lists marked pages', () =>
    visit(`/modal/${folder}`, async (page) => {
      await page.locator('pagefind-modal-trigger button').click()
      await page.locator('pagefind-modal input').fill('yunhe')
      await page.locator('pagefind-modal mark', { hasText: '运河' }).first().waitFor()
    }))

  it('its search box lists marked pages', () =>
    visit(`/searchbox/${folder}`, async (page) => {
      await page.locator('pagefind-searchbox input').fill('水閘')
      await page.locator('pagefind-searchbox mark', { hasText: '水闸' }).first().waitFor()
    }))
})

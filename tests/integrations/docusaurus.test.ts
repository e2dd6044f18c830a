import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { findBlock } from '../fixtures/documentation.ts'
import { checkBoxInTheme } from './box-in-theme.ts'
import {
  expectHeading,
  guidePages,
  searchWithBox,
  searchWithDocSearch,
  serveBuiltSite,
  visitSite,
  writeSite,
} from './built-site.ts'
import { installPackages } from './install.ts'
import { serveStatic } from './pagefind-sites.ts'

const installed = await installPackages('docusaurus', [
  '@docusaurus/core@3.10.2',
  '@docusaurus/preset-classic@3.10.2',
  'react@19.3.1',
  'react-dom@19.3.1',
])
const missing = installed === null ? ' (skipped: it could not be installed)' : ''

/** As the documentation has it. */
const config = findBlock('docusaurus', 'js', 'algolia')
const staticConfig = findBlock('docusaurus', 'js', 'static: true')

describe.skipIf(installed === null)(`Docusaurus 3${missing}`, () => {
  const folder = () => installed!.folder

  beforeAll(async () => {
    const pages = Object.entries(guidePages).map(([path, text]) => [`docs/${path}.md`, text])
    await writeSite(folder(), {
      ...Object.fromEntries(pages),
      'docs/index.md': '---\nslug: /\n---\n\n# 首页\n\n欢迎。',
      'docusaurus.config.mjs': config,
    })
    await installed!.run('@docusaurus/core/bin/docusaurus.mjs', ['build'])
  })

  it('searches the built site in its bar and on its page, and leads to the heading', async () => {
    await visitSite(serveBuiltSite(join(folder(), 'build')), async ({ page, errors, url }) => {
      await searchWithDocSearch(page, '反向代理 真實地址', '反向代理', '反向代理')
      expect(new URL(page.url()).pathname).toMatch(/^\/guide\/deploy/)
      await page.goto(new URL(`search?q=${encodeURIComponent('證書 續期')}`, url).href)
      await page.locator('main a[href*="guide/deploy"]').first().click()
      await expectHeading(page, '证书')
      expect(errors).toEqual([])
    })
  })

  it('has room for the search box in its bar, in its colours', async () => {
    await visitSite(serveBuiltSite(join(folder(), 'build')), async ({ page }) => {
      const darken = () => document.documentElement.setAttribute('data-theme', 'dark')
      await checkBoxInTheme(page, { bar: '.navbar__items--right', darken }, '反向代理')
    })
  })

  it('searches files alone with the box in its bar where the site has no function', async () => {
    await writeFile(
      join(folder(), 'docusaurus.config.mjs'),
      staticConfig.replace("baseUrl: '/'", "baseUrl: '/docs/'"),
    )
    await installed!.run('@docusaurus/core/bin/docusaurus.mjs', ['build', '--out-dir', 'files'])
    await visitSite(serveStatic(join(folder(), 'files'), '/docs/'), async ({ page, errors, url }) => {
      await page.goto(new URL('docs/', url).href)
      await searchWithBox(page, '證書 續期', '证书')
      expect(new URL(page.url()).pathname).toMatch(/^\/docs\/guide\/deploy/)
      expect(errors).toEqual([])
    })
  })
})

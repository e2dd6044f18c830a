import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectHeading, guidePages, serveBuiltSite, visitSite, writeSite } from './built-site.ts'
import { installPackages } from './install.ts'
import { removeSearch, runHansou, serveStatic } from './pagefind-sites.ts'

// Nextra 4.6.1 refuses its own layout with a later zod.
const packages = [
  'next@15.5.29',
  'nextra@4.6.1',
  'nextra-theme-docs@4.6.1',
  'react@19.3.1',
  'react-dom@19.3.1',
  'zod@4.1.12',
]
const installed = await installPackages('nextra', packages)
const missing = installed === null ? ' (skipped: it could not be installed)' : ''

const config = `
import nextra from 'nextra'
export default nextra({})({ output: 'export', images: { unoptimized: true } })
`
const components = `
import { useMDXComponents as useDocsComponents } from 'nextra-theme-docs'
export const useMDXComponents = (components) => ({ ...useDocsComponents(), ...components })
`
const layout = `
import { Head } from 'nextra/components'
import { getPageMap } from 'nextra/page-map'
import { Layout, Navbar } from 'nextra-theme-docs'
export default async function RootLayout({ children }) {
  return (
    <html lang="zh" dir="ltr" suppressHydrationWarning>
      <Head />
      <body>
        <Layout navbar={<Navbar logo={<b>文档</b>} />} pageMap={await getPageMap()}>{children}</Layout>
      </body>
    </html>
  )
}
`
const page = `
import { generateStaticParamsFor, importPage } from 'nextra/pages'
import { useMDXComponents as listComponents } from '../../mdx-components'
export const generateStaticParams = generateStaticParamsFor('mdxPath')
export async function generateMetadata(props) {
  return (await importPage((await props.params).mdxPath)).metadata
}
const Wrapper = listComponents().wrapper
export default async function Page(props) {
  const params = await props.params
  const { default: Content, toc, metadata, sourceCode } = await importPage(params.mdxPath)
  return <Wrapper toc={toc} metadata={metadata} sourceCode={sourceCode}><Content {...props} params={params} /></Wrapper>
}
`

/** Types into the bar of Nextra's theme and follows the section that matched. */
async function search(page: Page): Promise<void> {
  await page.locator('.nextra-search input').first().fill('反向代理 真實地址')
  const section = page.getByRole('option', { name: /反向代理/ }).first()
  await section.locator('mark', { hasText: '真实' }).first().waitFor()
  await section.click()
  await expectHeading(page, '反向代理')
  expect(new URL(page.url()).pathname).toMatch(/^\/guide\/deploy/)
}

describe.skipIf(installed === null)(`Nextra 4 with its own search${missing}`, () => {
  const site = () => join(installed!.folder, 'out')

  beforeAll(async () => {
    const pages = Object.entries(guidePages).map(([path, text]) => [`content/${path}.md`, text])
    await writeSite(installed!.folder, {
      ...Object.fromEntries(pages),
      'content/index.md': '# 首页\n\n欢迎。',
      'next.config.mjs': config,
      'mdx-components.jsx': components,
      'app/layout.jsx': layout,
      'app/[[...mdxPath]]/page.jsx': page,
    })
    await installed!.run('next/dist/bin/next', ['build'])
  })

  it('searches static files', async () => {
    await removeSearch(site())
    await runHansou([site(), '--pagefind', '_pagefind'], installed!.folder)
    await visitSite(serveStatic(site()), async ({ page, errors }) => {
      await search(page)
      expect(errors).toEqual([])
    })
  })

  it('searches a function', async () => {
    await removeSearch(site())
    await runHansou([site(), '--pagefind', '_pagefind', '--endpoint', '/'], installed!.folder)
    await visitSite(serveBuiltSite(site()), async ({ page, errors }) => {
      await search(page)
      expect(errors).toEqual([])
    })
  })
})

import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { findBlock } from '../fixtures/documentation.ts'
import { guidePages, searchWithBox, serveBuiltSite, visitSite, writeSite } from './built-site.ts'
import { installPackages } from './install.ts'

/** Vite 8 bundles by Rolldown, those before by Rollup. */
const releases = [
  { name: 'astro', astro: '7.3.5', starlight: '0.42.4', program: 'astro/bin/astro.mjs' },
  { name: 'astro-5', astro: '5.13.10', starlight: '0.35.3', program: 'astro/astro.js' },
]
const installations = await Promise.all(
  releases.map(async ({ name, astro, starlight, program }) => {
    const installed = await installPackages(name, [`astro@${astro}`, `@astrojs/starlight@${starlight}`])
    return {
      astro,
      program,
      installed,
      missing: installed === null ? ' (skipped: it could not be installed)' : '',
    }
  }),
)

const collections = `
import { defineCollection } from 'astro:content'
import { docsLoader } from '@astrojs/starlight/loaders'
import { docsSchema } from '@astrojs/starlight/schema'
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) }
`

/** Starlight takes the title from the front matter. */
const page = (text: string) => text.replace(/^# (.*)\n/, '---\ntitle: $1\n---\n')

describe.each(installations)('Astro $astro with Starlight$missing', ({ installed, program }) => {
  const folder = () => installed!.folder

  beforeAll(async () => {
    if (installed === null) return
    const pages = Object.entries(guidePages).map(([path, text]) => [
      `src/content/docs/${path}.md`,
      page(text),
    ])
    await writeSite(folder(), {
      ...Object.fromEntries(pages),
      'src/content/docs/index.md': page('# 首页\n\n欢迎。'),
      'src/content.config.ts': collections,
      'src/Search.astro': findBlock('astro', 'html'),
      'astro.config.mjs': findBlock('astro', 'js', 'starlight'),
    })
    await installed.run(program, ['build'])
  })

  it.skipIf(installed === null)(
    'searches the built site with the box, and leads to the heading',
    async () => {
      await visitSite(serveBuiltSite(join(folder(), 'dist')), async ({ page, errors }) => {
        await searchWithBox(page, '反向代理 真實地址', '反向代理')
        expect(new URL(page.url()).pathname).toMatch(/^\/guide\/deploy/)
        expect(errors).toEqual([])
      })
    },
  )
})

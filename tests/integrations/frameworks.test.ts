import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeSite } from './built-site.ts'
import { installPackages } from './install.ts'

const installed = await installPackages('frameworks', [
  '@types/react@19.2.2',
  'vue@3.5.22',
  'svelte@5.39.11',
  'typescript@5.9.3',
])
const missing = installed === null ? ' (skipped: they could not be installed)' : ''

const options = {
  compilerOptions: {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: 'es2024',
    lib: ['es2024', 'dom', 'dom.iterable'],
    module: 'esnext',
    moduleResolution: 'bundler',
    jsx: 'react-jsx',
    // As installed: the package is linked here, and would find the frameworks of this checkout.
    preserveSymlinks: true,
    types: [],
  },
}

/** What a page writes with the types of each framework, and what is refused. */
const files = {
  'react.tsx': `
import type {} from 'hansou/search-box/react'
export const box = (
  <hansou-search
    endpoint="https://search.example" mode="button" preset="tag=教程" limit={5} theme="dark" className="search"
    labels={{ more: '再来', version: '版本' }}
    onhansou:select={(event) => { const url: string = event.detail.url; event.preventDefault(); console.log(url) }}
  >
    <p slot="empty">没有找到？写信告诉我们。</p>
  </hansou-search>
)
export const older = <hansou-search class="search" />
// @ts-expect-error there is no such mode
export const wrong = <hansou-search mode="popup" />
// @ts-expect-error events carry what is documented
export const careless = <hansou-search onhansou:search={(event) => event.detail.url} />
`,
  'vue.ts': `
import type { GlobalComponents } from 'vue'
import type {} from 'hansou/search-box/vue'
type Props = InstanceType<GlobalComponents['hansou-search']>['$props']
export const box: Props = {
  endpoint: 'https://search.example',
  mode: 'page',
  query: '大运河',
  'onHansou:search': (event) => console.log(event.detail.filters.tag),
}
// @ts-expect-error there is no such mode
export const wrong: Props = { mode: 'popup' }
`,
  'svelte.ts': `
import type { SvelteHTMLElements } from 'svelte/elements'
import type {} from 'hansou/search-box/svelte'
type Props = SvelteHTMLElements['hansou-search']
export const box: Props = {
  index: '/hansou/',
  facets: 'tag year',
  'onhansou:open': (event) => event.preventDefault(),
}
// @ts-expect-error there is no such attribute value
export const wrong: Props = { recent: 'never' }
`,
  'script.ts': `
import 'hansou/search-box'
import { createClient } from 'hansou/client'
const box = document.querySelector('hansou-search')
if (box !== null) {
  box.query = '大运河'
  box.client = createClient('https://search.example')
  box.show()
}
document.addEventListener('hansou:select', ({ detail }) => console.log(detail.hit?.article.title, detail.rank))
// @ts-expect-error labels are words
if (box !== null) box.labels = { more: 5 }
`,
}

describe.skipIf(installed === null)(`Types of the search box in frameworks${missing}`, () => {
  beforeAll(async () => {
    await writeSite(installed!.folder, {
      ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`pages/${name}`, text])),
      'pages/tsconfig.json': JSON.stringify(options),
    })
  })

  it('take what the documentation says, and refuse the rest', async () => {
    const folder = join(installed!.folder, 'pages')
    expect(await installed!.run('typescript/bin/tsc', ['-p', folder]).catch((error) => String(error))).toBe(
      '',
    )
  })
})

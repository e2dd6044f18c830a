import { describe, expect, it } from 'vitest'
import { withHansou } from '../../../integrations/vitepress.ts'

interface BarPlugin {
  readonly name: string
  resolveId?(id: string): string | null
  load?(id: string): string | null
}

const pluginsOf = (options: object): readonly BarPlugin[] =>
  (withHansou({}, options) as { vite?: { plugins: readonly BarPlugin[] } }).vite!.plugins

describe('the plugins of a VitePress site', () => {
  it('put the box into the place of the search of the theme, and no other module', () => {
    const bar = pluginsOf({ static: true }).find(({ name }) => name === 'hansou-bar')!
    const id = bar.resolveId!('/theme/components/VPNavBarSearch.vue')!
    expect(bar.load!(id)).toContain('<hansou-search mode=')
    for (const other of ['/theme/components/VPNavBar.vue', '/theme/VPNavBarSearch.vue.js']) {
      expect(bar.resolveId!(other)).toBeNull()
      expect(bar.load!(other)).toBeNull()
    }
  })

  it.each([
    [{}, ['hansou']],
    [{ static: true }, ['hansou', 'hansou-bar']],
    [{ endpoint: 'https://search.example' }, []],
    [{ endpoint: 'https://search.example', noIndex: false }, ['hansou']],
    [{ noIndex: true, static: true }, ['hansou-bar']],
  ])('of %j are %j', (options, names) => {
    expect(pluginsOf(options).map(({ name }) => name)).toEqual(names)
  })
})

describe('the configuration of a VitePress site', () => {
  it.each([
    ['an object', (config: object) => withHansou(config)],
    ['a promise', (config: object) => withHansou(Promise.resolve(config))],
    ['a function', (config: object) => (withHansou(() => config) as () => Promise<object>)()],
    ['an async function', (config: object) => (withHansou(async () => config) as () => Promise<object>)()],
  ])('keeps what it says as %s, and gets the search', async (_, wrap) => {
    expect(await wrap({ title: '文档' })).toMatchObject({
      title: '文档',
      themeConfig: { search: { provider: 'algolia' } },
      vite: { plugins: [{ name: 'hansou' }] },
    })
  })

  it('is made by a function that is told what VitePress runs', async () => {
    const config = withHansou((env: { mode: string }) => ({ title: env.mode })) as unknown
    expect(await (config as (env: object) => Promise<object>)({ mode: 'production' })).toMatchObject({
      title: 'production',
    })
  })
})

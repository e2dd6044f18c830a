import { docSearchNames, writeTransform } from './front-end-client.ts'
import {
  addressBox,
  createDevSearch,
  type IntegrationOptions,
  indexBuiltSite,
  type Middleware,
} from './site-index.ts'

/** What of VitePress's configuration is read or written here. */
interface VitePressConfig {
  readonly base?: string
  readonly head?: readonly unknown[]
  readonly themeConfig?: { readonly search?: unknown }
  readonly vite?: { readonly plugins?: readonly unknown[] }
  readonly buildEnd?: (site: SiteConfig) => void | Promise<void>
}

interface SiteConfig {
  readonly outDir: string
  readonly srcDir: string
}

interface DevServer {
  readonly config: { readonly vitepress?: SiteConfig }
  readonly middlewares: { use(middleware: Middleware): void }
}

const chinese = {
  button: { buttonText: '搜索', buttonAriaLabel: '搜索' },
  modal: {
    searchBox: {
      resetButtonTitle: '清除',
      resetButtonAriaLabel: '清除',
      cancelButtonText: '取消',
      cancelButtonAriaLabel: '取消',
    },
    startScreen: { recentSearchesTitle: '最近搜索', noRecentSearchesText: '没有最近搜索' },
    errorScreen: { titleText: '无法搜索', helpText: '请检查网络连接' },
    footer: { selectText: '选择', navigateText: '切换', closeText: '关闭', searchByText: '' },
    noResultsScreen: { noResultsText: '没有找到', suggestedQueryText: '可以试试' },
  },
}

/**
 * Gives a VitePress site its search: DocSearch in the bar, an index of the built site after every build, and the same
 * search in development. With `static` the bar has the box, which searches on the visitor's device.
 *
 * ```ts
 * export default withHansou(defineConfig({ title: '文档' }))
 * ```
 *
 * @param config  also a promise of one, or a function that makes it, as VitePress takes them
 */
export function withHansou<Config extends object>(config: Config, options: IntegrationOptions = {}): Config {
  const given: unknown = config
  if (given instanceof Promise) return given.then((made) => withHansou(made, options)) as unknown as Config
  if (typeof given === 'function')
    return (async (env: unknown) => withHansou(await given(env), options)) as unknown as Config
  return addSearch(config, options)
}

function addSearch<Config extends object>(config: Config, options: IntegrationOptions): Config {
  const { themeConfig, vite, buildEnd, base, head } = config as VitePressConfig
  const { endpoint = '', noIndex = endpoint !== '' } = options
  const box = options.static ? addressBox(options, base) : null
  const plugins = [...(noIndex ? [] : [devPlugin(options)]), ...(box ? [barPlugin(box.attribute)] : [])]
  const search = {
    provider: 'algolia',
    options: { ...docSearchNames, translations: chinese, transformSearchClient: writeTransform(endpoint) },
  }
  return {
    ...config,
    ...(box
      ? { head: [...(head ?? []), ['script', { type: 'module', src: box.script }], ['style', {}, barStyle]] }
      : {}),
    themeConfig: { ...(box ? {} : { search }), ...themeConfig },
    vite: { ...vite, plugins: [...(vite?.plugins ?? []), ...plugins] },
    async buildEnd(site: SiteConfig) {
      await buildEnd?.(site)
      if (!noIndex) await indexBuiltSite(site.outDir, console.log, options)
    },
  }
}

function devPlugin(options: IntegrationOptions) {
  return {
    name: 'hansou',
    configureServer(server: DevServer) {
      const site = server.config.vitepress
      if (site) server.middlewares.use(createDevSearch(site.srcDir, options))
    },
  }
}

/** As the theme's own search stands in its bar: from the width of a tablet on, it pushes the rest to the end. */
const barStyle =
  '.hansou-bar{display:flex;align-items:center}@media(min-width:768px){.hansou-bar{flex-grow:1;padding-left:32px}}'
const barModule = '\0hansou-bar'

/** Puts the box into the place of the search of VitePress's theme, whatever that would be. */
function barPlugin(attribute: string) {
  return {
    name: 'hansou-bar',
    enforce: 'pre' as const,
    resolveId: (id: string) => (id.endsWith('/VPNavBarSearch.vue') ? barModule : null),
    load: (id: string) =>
      id === barModule
        ? `import { h } from 'vue'
const html = ${JSON.stringify(`<hansou-search mode="button" ${attribute}></hansou-search>`)}
export default () => h('div', { class: 'hansou-bar', innerHTML: html })`
        : null,
  }
}

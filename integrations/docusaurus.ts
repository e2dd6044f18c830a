import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  addressBox,
  createDevSearch,
  type IntegrationOptions,
  indexBuiltSite,
  type Middleware,
} from './site-index.ts'

interface LoadContext {
  readonly siteDir: string
  readonly baseUrl: string
}

interface Bundler {
  readonly DefinePlugin: new (values: Record<string, string>) => object
}

/** What Docusaurus hands to a plugin; before 3.6 no bundler. */
interface Utilities {
  readonly currentBundler?: { readonly instance: Bundler }
}

/**
 * A plugin for Docusaurus: points the search of its Algolia theme, in the bar and on the page `/search`, at Hansou,
 * indexes the built site, and searches the sources in development. With `static` it needs no such theme: the bar has
 * the box, which searches on the visitor's device.
 *
 * ```js
 * plugins: ['hansou/docusaurus'],
 * themeConfig: { algolia: { appId: 'hansou', apiKey: 'none', indexName: 'docs' } },
 * ```
 */
export default function hansouDocusaurus(context: LoadContext, options: IntegrationOptions = {}): object {
  const { endpoint = '', noIndex = endpoint !== '' } = options
  const theme = fileURLToPath(
    new URL(options.static ? './docusaurus-static-theme' : './docusaurus-theme', import.meta.url),
  )
  const box = options.static ? addressBox(options, context.baseUrl) : null
  const defined = box ? { HANSOU_INDEX: box.folder } : { HANSOU_ENDPOINT: endpoint }
  return {
    name: 'hansou',
    getThemePath: () => theme,
    injectHtmlTags: () => ({
      headTags: box ? [{ tagName: 'script', attributes: { type: 'module', src: box.script } }] : [],
    }),
    configureWebpack(_config: unknown, isServer: boolean, { currentBundler }: Utilities) {
      const { DefinePlugin } = currentBundler?.instance ?? loadWebpack(context.siteDir)
      return {
        resolve: { alias: box ? {} : aliasAlgolia(theme, context.siteDir) },
        plugins: [new DefinePlugin(writeLiterals(defined))],
        ...(isServer || noIndex
          ? {}
          : {
              devServer: {
                setupMiddlewares: (middlewares: Middleware[]) => [
                  createDevSearch(join(context.siteDir, 'docs'), options),
                  ...middlewares,
                ],
              },
            }),
      }
    },
    async postBuild({ outDir }: { readonly outDir: string }) {
      if (!noIndex) await indexBuiltSite(outDir, console.log, options)
    },
  }
}

function writeLiterals(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)]))
}

function aliasAlgolia(theme: string, siteDir: string): Record<string, string> {
  return {
    'algoliasearch/lite$': join(theme, '../docusaurus-client.js'),
    // No alias of Docusaurus names the bar of the Algolia theme once another theme stands over it.
    'hansou-algolia-search-bar$': join(findAlgoliaTheme(siteDir), 'theme/SearchBar'),
  }
}

/** The webpack that Docusaurus itself builds with. */
function loadWebpack(siteDir: string): Bundler {
  const core = createRequire(join(siteDir, 'package.json')).resolve('@docusaurus/core/package.json')
  return createRequire(core)('webpack') as Bundler
}

/** The folder of what the Algolia theme compiled: among the site's packages, or among those of its preset. */
function findAlgoliaTheme(siteDir: string): string {
  const site = createRequire(join(siteDir, 'package.json'))
  const name = '@docusaurus/theme-search-algolia'
  try {
    return dirname(site.resolve(name))
  } catch {
    return dirname(createRequire(site.resolve('@docusaurus/preset-classic')).resolve(name))
  }
}

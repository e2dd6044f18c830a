import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createDevSearch, type IntegrationOptions, indexBuiltSite, type Middleware } from './site-index.ts'

interface LoadContext {
  readonly siteDir: string
  readonly generatedFilesDir: string
}

interface Bundler {
  readonly instance: { readonly DefinePlugin: new (values: Record<string, string>) => object }
}

/**
 * A plugin for Docusaurus: points the search of its Algolia theme, in the bar and on the page `/search`, at Hansou,
 * indexes the built site, and searches the sources in development.
 *
 * ```js
 * plugins: ['hansou/docusaurus'],
 * themeConfig: { algolia: { appId: 'hansou', apiKey: 'none', indexName: 'docs' } },
 * ```
 */
export default function hansouDocusaurus(context: LoadContext, options: IntegrationOptions = {}) {
  const { endpoint = '', noIndex = endpoint !== '' } = options
  const theme = fileURLToPath(new URL('./docusaurus-theme', import.meta.url))
  return {
    name: 'hansou',
    getThemePath: () => theme,
    configureWebpack(_config: unknown, isServer: boolean, { currentBundler }: { currentBundler: Bundler }) {
      return {
        resolve: {
          alias: {
            'algoliasearch/lite$': join(theme, '../docusaurus-client.js'),
            // No alias of Docusaurus names the bar of the Algolia theme once another theme stands over it.
            'hansou-algolia-search-bar$': join(findAlgoliaTheme(context.siteDir), 'theme/SearchBar'),
          },
        },
        plugins: [new currentBundler.instance.DefinePlugin({ HANSOU_ENDPOINT: JSON.stringify(endpoint) })],
        ...(isServer || noIndex
          ? {}
          : {
              devServer: {
                setupMiddlewares: (middlewares: Middleware[]) => [
                  createDevSearch(join(context.siteDir, 'docs'), join(context.generatedFilesDir, 'hansou')),
                  ...middlewares,
                ],
              },
            }),
      }
    },
    async postBuild({ outDir }: { readonly outDir: string }) {
      if (!noIndex) await indexBuiltSite(outDir, console.log)
    },
  }
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

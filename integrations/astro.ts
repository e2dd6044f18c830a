import { fileURLToPath } from 'node:url'
import {
  addressBox,
  createDevSearch,
  type IntegrationOptions,
  indexBuiltSite,
  type Middleware,
} from './site-index.ts'

interface SetupHook {
  readonly config: { readonly srcDir: URL; readonly base?: string }
  readonly injectScript: (stage: 'page', content: string) => void
}

interface ServerHook {
  readonly server: { readonly middlewares: { use(middleware: Middleware): void } }
}

interface DoneHook {
  readonly dir: URL
  readonly logger: { info(line: string): void }
}

/**
 * An integration for Astro and Starlight: loads the box into every page, indexes the built site, and searches the
 * sources in development. The box is `<hansou-search>`, wherever a layout puts it.
 *
 * ```js
 * export default defineConfig({ integrations: [hansou()] })
 * ```
 */
export function hansou(options: IntegrationOptions = {}) {
  const { endpoint = '', noIndex = endpoint !== '' } = options
  const site: { source?: string } = {}
  return {
    name: 'hansou',
    hooks: {
      'astro:config:setup': ({ config, injectScript }: SetupHook) => {
        site.source = fileURLToPath(new URL('content', config.srcDir))
        const script = JSON.stringify(addressBox(options, config.base).script)
        // The script comes with the index, after the build: Rollup, in Vite before 8, looks for what a literal names.
        injectScript('page', `const box = ${script}\nimport(/* @vite-ignore */ box).catch(() => undefined)`)
      },
      'astro:server:setup': ({ server }: ServerHook) => {
        if (!noIndex && site.source) server.middlewares.use(createDevSearch(site.source, options))
      },
      'astro:build:done': async ({ dir, logger }: DoneHook) => {
        if (!noIndex) await indexBuiltSite(fileURLToPath(dir), (line) => logger.info(line), options)
      },
    },
  }
}

import {
  addressBox,
  createDevSearch,
  type IntegrationOptions,
  indexBuiltSite,
  type Middleware,
} from './site-index.ts'

/** What of Hexo is used here. */
interface Hexo {
  readonly public_dir: string
  readonly source_dir: string
  readonly config: { readonly theme?: string; readonly root?: string; readonly hansou?: HexoOptions }
  readonly env: { readonly cmd?: string }
  readonly log: { info(line: string): void }
  readonly extend: {
    readonly injector: { register(entry: string, value: string): void }
    readonly filter: {
      register(type: string, run: () => Promise<void>): void
      register(type: string, run: (server: Server) => void, priority: number): void
    }
  }
}

interface Server {
  use(middleware: Middleware): void
}

/** Settings of a Hexo site. */
interface HexoOptions extends IntegrationOptions {
  /** Selector of the element whose last child the box becomes. Default: a corner of the page, or the theme's bar. */
  readonly place?: string
}

/** Bars of themes that would stand under a box in the corner. */
const themeBars: Readonly<Record<string, string>> = { butterfly: '#menus', fluid: '#navbar .container' }

const inCorner = 'position:fixed;top:.5rem;inset-inline-end:.5rem;z-index:100'
const inBar = 'vertical-align:middle;align-self:center;margin-inline-start:.75rem'

/** When a page is there: at its load, or put into another by PJAX, swup or Turbo. */
const pageEvents = ['DOMContentLoaded', 'pjax:complete', 'swup:page:view', 'turbo:load']

const building = new Set(['generate', 'g', 'deploy', 'd'])

/**
 * Gives a Hexo site its search: the box in every page, an index of the built site after `hexo generate`, and a search of
 * the sources in `hexo server`.
 *
 * ```js
 * require('hansou/hexo').hansouHexo(hexo) // scripts/hansou.js
 * ```
 *
 * Settings stand under `hansou:` in `_config.yml`.
 *
 * @param box  false for a theme that brings its own front end, as NexT and Butterfly do
 */
export function hansouHexo(site: object, { box = true }: { readonly box?: boolean } = {}): void {
  const hexo = site as Hexo
  const options = hexo.config.hansou ?? {}
  const { endpoint = '', noIndex = endpoint !== '', place } = options
  const { script, attribute } = addressBox(options, hexo.config.root)
  if (box) {
    const bar = place ?? themeBars[hexo.config.theme ?? ''] ?? null
    const lines = `<script type="module" src="${script}"></script><script>${writePlacing(attribute, bar)}</script>`
    hexo.extend.injector.register('head_end', lines)
  }
  if (noIndex) return
  hexo.extend.filter.register(
    'server_middleware',
    (server) => server.use(createDevSearch(hexo.source_dir, options)),
    0,
  )
  // Hexo exits by the same filter where a post cannot be read, and no site is there.
  const build = { isDone: false }
  hexo.extend.filter.register('after_generate', async () => {
    build.isDone = true
  })
  hexo.extend.filter.register('before_exit', async () => {
    if (build.isDone && building.has(hexo.env.cmd ?? ''))
      await indexBuiltSite(hexo.public_dir, (line) => hexo.log.info(line), options)
  })
}

/**
 * A script that puts the box into its place, of every page that comes without a load too. Hexo has no other way to the
 * end of the body: it writes before the first `</body>`, and themes have one in their scripts.
 *
 * @param attribute  tells the box what to ask
 * @param bar  selector of its place; null for the corner, where it is too if nothing is selected
 */
function writePlacing(attribute: string, bar: string | null): string {
  const [selector, box] = [bar, `<hansou-search mode="button" ${attribute} style="">`].map((value) =>
    JSON.stringify(value).replace(/</g, '\\u003c'),
  )
  return `(()=>{const place=()=>{if(document.querySelector("hansou-search"))return
const bar=${selector}&&document.querySelector(${selector})
;(bar||document.body).insertAdjacentHTML("beforeend",${box}.replace('style="','$&'+(bar?"${inBar}":"${inCorner}")))}
for(const name of ${JSON.stringify(pageEvents)})document.addEventListener(name,place)})()`
}

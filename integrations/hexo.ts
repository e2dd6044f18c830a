import { addressBox, type IntegrationOptions, indexBuiltSite } from './site-index.ts'

/** What of Hexo is used here. */
interface Hexo {
  readonly public_dir: string
  readonly config: { readonly theme?: string; readonly root?: string; readonly hansou?: HexoOptions }
  readonly env: { readonly cmd?: string }
  readonly log: { info(line: string): void }
  readonly extend: {
    readonly injector: { register(entry: string, value: string): void }
    readonly filter: { register(type: string, run: () => Promise<void>): void }
  }
}

/** Settings of a Hexo site. */
interface HexoOptions extends IntegrationOptions {
  /** Selector of the element whose last child the box becomes. Default: a corner of the page, or the theme's bar. */
  readonly place?: string
}

/** Bars of themes that would stand under a box in the corner. */
const themeBars: Readonly<Record<string, string>> = { butterfly: '#menus' }

const inCorner = 'position:fixed;top:.5rem;inset-inline-end:.5rem;z-index:100'
const inBar = 'vertical-align:middle;align-self:center;margin-inline-start:.75rem'

const building = new Set(['generate', 'g', 'deploy', 'd'])

/**
 * Gives a Hexo site its search: the box in every page, and an index of the built site after `hexo generate`.
 *
 * ```js
 * require('hansou/hexo').hansouHexo(hexo) // scripts/hansou.js
 * ```
 *
 * Settings stand under `hansou:` in `_config.yml`.
 *
 * @param box  false for a theme that brings its own front end, as NexT and Butterfly do
 */
export function hansouHexo(hexo: Hexo, { box = true }: { readonly box?: boolean } = {}): void {
  const options = hexo.config.hansou ?? {}
  const { endpoint = '', noIndex = endpoint !== '', place } = options
  const { script, attribute } = addressBox(options, hexo.config.root)
  if (box) {
    hexo.extend.injector.register('head_end', `<script type="module" src="${script}"></script>`)
    const bar = place ?? themeBars[hexo.config.theme ?? '']
    hexo.extend.injector.register('body_end', writeBox(attribute, bar ?? null))
  }
  if (noIndex) return
  hexo.extend.filter.register('before_exit', async () => {
    if (building.has(hexo.env.cmd ?? ''))
      await indexBuiltSite(hexo.public_dir, (line) => hexo.log.info(line), options)
  })
}

/** @param attribute  tells the box what to ask */
function writeBox(attribute: string, place: string | null): string {
  const style = place === null ? inCorner : inBar
  const box = `<hansou-search mode="button" ${attribute} style="${style}"></hansou-search>`
  if (place === null) return box
  const selector = JSON.stringify(place).replace(/</g, '\\u003c')
  return `${box}<script>document.querySelector(${selector})?.append(document.currentScript.previousElementSibling)</script>`
}

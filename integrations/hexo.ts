import { type IntegrationOptions, indexBuiltSite } from './site-index.ts'

/** What of Hexo is used here. */
interface Hexo {
  readonly public_dir: string
  readonly config: { readonly hansou?: IntegrationOptions }
  readonly env: { readonly cmd?: string }
  readonly log: { info(line: string): void }
  readonly extend: {
    readonly injector: { register(entry: string, value: string): void }
    readonly filter: { register(type: string, run: () => Promise<void>): void }
  }
}

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
  const { endpoint = '', noIndex = endpoint !== '' } = hexo.config.hansou ?? {}
  const base = endpoint.replace(/\/$/, '')
  if (box) {
    hexo.extend.injector.register('head_end', `<script type="module" src="${base}/search-box.js"></script>`)
    hexo.extend.injector.register('body_begin', `<hansou-search endpoint="${base}/"></hansou-search>`)
  }
  if (noIndex) return
  hexo.extend.filter.register('before_exit', async () => {
    if (building.has(hexo.env.cmd ?? '')) await indexBuiltSite(hexo.public_dir, (line) => hexo.log.info(line))
  })
}

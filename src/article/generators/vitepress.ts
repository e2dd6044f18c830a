import { createSlugAnchors, vueSlug } from '../anchors/anchors.ts'
import { type SlugParts, shownText } from '../anchors/heading-text.ts'
import { asText } from '../front-matter/value-forms.ts'
import type { Generator } from './generator.ts'
import { dropIndex, siteAddress, withoutExtension } from './page-path.ts'
import { isNoPagePath, nameOfFile } from './plain.ts'

/** VitePress, and VuePress, where `README` stands for its folder as well. */
export const vitepress: Generator = {
  name: 'vitepress',
  markup: new Set(['containers', 'interpolation', 'highlight']),
  // A path with a parameter is a template of pages.
  isPage: (path) => !isNoPagePath(path) && !/(?:^|\/)node_modules\/|\[\w+\]/.test(path),
  addressOf({ path, front }, site) {
    const permalink = asText(front.values.get('permalink')?.value)
    if (permalink?.startsWith('/') && !permalink.includes(':')) return siteAddress(site.base, permalink)
    const names = site.routes.some(({ kind }) => kind === 'pages') ? ['index', 'readme'] : ['index']
    const { path: page, isIndex } = dropIndex(withoutExtension(rewritePath(path, site.rewrites)), names)
    return siteAddress(site.base, isIndex || site.cleanUrls ? page : `${page}.html`)
  },
  nameOf: (path) => nameOfFile(path),
  slugParts: () => vueParts,
  createAnchors: () => createSlugAnchors(vueSlug, { empty: null }),
}

/** Emoji by their names are no text of markdown-it, pictures are their alternative text. */
const vueParts: SlugParts = {
  ...shownText,
  emojiNames: 'out',
  images: 'alt',
  entities: 'written',
  noteMarks: 'written',
  strictEmphasis: true,
}

/**
 * The path that `rewrites` publish a file under: patterns such as `packages/:pkg/src/(.*)`.
 *
 * @see https://vitepress.dev/guide/routing#route-rewrites
 */
function rewritePath(path: string, rewrites: Readonly<Record<string, string>>): string {
  for (const [from, to] of Object.entries(rewrites)) {
    const names: string[] = []
    const pattern = from.replace(
      /:(\w+)(?:\(([^()]*)\))?([*+]?)|\(([^()]*)\)|[.+?^${}|[\]\\]/g,
      (sign, name, inside, many, bare) => {
        if (name === undefined && bare === undefined) return `\\${sign}`
        names.push(name ?? String(names.length))
        return `(${inside ?? bare ?? (many === '' ? '[^/]+' : '.+')})`
      },
    )
    const found = new RegExp(`^${pattern}$`).exec(path)
    if (found) return to.replace(/:(\w+)[*+]?/g, (_, name: string) => found[names.indexOf(name) + 1] ?? '')
  }
  return path
}

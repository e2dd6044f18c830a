import { createSlugAnchors, pymdownxSlug, pythonSlug } from '../anchors/anchors.ts'
import { shownText } from '../anchors/heading-text.ts'
import type { Generator, Page } from './generator.ts'
import {
  baseName,
  cutLanguage,
  dropIndex,
  fillPattern,
  partsOfDate,
  siteAddress,
  withoutExtension,
} from './page-path.ts'
import { isNoPagePath, nameOfFile } from './plain.ts'
import type { SiteRules } from './site-rules.ts'

/**
 * MkDocs: a folder for each page unless `use_directory_urls` is off.
 *
 * Python-Markdown names Chinese headings `_1`, `_2`, … since its slugs have letters of ASCII only; sites may choose
 * slugs of every script.
 */
export const mkdocs: Generator = {
  name: 'mkdocs',
  markup: new Set([
    'tags',
    'interpolation',
    'admonitions',
    'containers',
    'highlight',
    'definitions',
    'html',
    'unspaced',
  ]),
  isPage: (path) => !isNoPagePath(path),
  addressOf(page, site) {
    const post = postAddress(page, site)
    if (post !== null) return siteAddress(site.base, post)
    const { path: written, language } = languageOf(withoutExtension(page.path), site)
    const prefix = language !== null && language !== site.defaultLanguage?.toLowerCase() ? `${language}/` : ''
    const { path, isIndex } = dropIndex(written, ['index', 'readme'])
    const end = isIndex ? '' : site.trailingSlash === false ? '.html' : '/'
    return siteAddress(site.base, `${prefix}${path}${end}`)
  },
  nameOf(path, site) {
    const name = nameOfFile(path, site.languages).replace(/[-_]/g, ' ')
    return name.toLowerCase() === name ? name.charAt(0).toUpperCase() + name.slice(1) : name
  },
  slugParts: ({ extensions }) => ({
    ...shownText,
    emojiNames: extensions?.includes('emoji') ? 'out' : 'written',
    attributes: extensions === null || extensions.includes('attr_list') ? 'read' : 'written',
  }),
  createAnchors: (site) =>
    createSlugAnchors(site.slugs === 'unicode' ? pymdownxSlug : pythonSlug, {
      second: (slug, count) => `${slug}_${count}`,
    }),
}

function languageOf(path: string, site: SiteRules): { path: string; language: string | null } {
  if (site.languages.length === 0) return { path, language: null }
  const folder = path.slice(0, path.indexOf('/'))
  if (site.routes.some((route) => route.folder === folder))
    return { path: path.slice(folder.length + 1), language: folder.toLowerCase() }
  return cutLanguage(path, site.languages)
}

/** Address of a post of Material's blog; null for every other page. */
function postAddress({ path, front, title, date }: Page, site: SiteRules): string | null {
  const folder = Object.keys(site.permalinks).find((name) => path.startsWith(name))
  if (folder === undefined) return null
  const categories = (front.categories ?? []).slice(0, 1).map((name) => pymdownxSlug(name))
  return `${fillPattern(site.permalinks[folder]!, {
    ...partsOfDate(date),
    slug: front.slug ?? pymdownxSlug(title),
    name: baseName(withoutExtension(path)),
    categories: categories.join('/'),
  })}${site.trailingSlash === false ? '.html' : '/'}`
}

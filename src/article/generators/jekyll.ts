import { createSlugAnchors, kramdownSlug } from '../anchors/anchors.ts'
import { type SlugParts, shownText } from '../anchors/heading-text.ts'
import { dateOfFileName } from '../fields/calendar-date.ts'
import { asText } from '../front-matter/value-forms.ts'
import type { Generator, Page } from './generator.ts'
import {
  baseName,
  dropIndex,
  fillPattern,
  folderOf,
  partsOfDate,
  siteAddress,
  withoutExtension,
} from './page-path.ts'
import { nameOfFile } from './plain.ts'
import type { SiteRules } from './site-rules.ts'

const styles: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title.html',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title.html',
  weekdate: '/:categories/:year/W:week/:short_day/:title.html',
  none: '/:categories/:title.html',
}

/** Files for those who work on a site, which are no pages of it unless they have front matter. */
const projectFiles =
  /(?:^|\/)(?:LICEN[CS]E|COPYING|CODE_OF_CONDUCT|CONTRIBUTING|ISSUE_TEMPLATE|PULL_REQUEST_TEMPLATE)\.(?:md|markdown)$/i

/**
 * Jekyll: posts by the date and name of their file and the pattern of `permalink`, collections and pages by theirs.
 *
 * @see https://jekyllrb.com/docs/permalinks/
 */
export const jekyll: Generator = {
  name: 'jekyll',
  markup: new Set(['tags', 'liquid', 'interpolation', 'highlight', 'definitions', 'html']),
  spacedTags: true,
  isPage(path, front, { routes }) {
    const folder = /(?:^|\/)(_[^/]*)\//.exec(path)?.[1]
    if (/(?:^|\/)_[^/]*$/.test(path)) return false
    if (folder === undefined) return front.isWritten || !projectFiles.test(path)
    if (folder === '_posts') return dateOfFileName(baseName(path)) !== null
    // Where the configuration is known, so are the collections that have pages.
    if (routes.length > 0) return routes.some((route) => route.folder === folder)
    return !/^_(?:drafts|includes|layouts|site|sass|data|plugins)$/.test(folder)
  },
  addressOf(page, site) {
    const pattern = patternOf(page, site)
    const isPost = /(?:^|\/)_posts\//.test(page.path)
    if (isPost)
      return siteAddress(site.base, fillPattern(styles[pattern ?? 'date'] ?? pattern!, valuesOf(page)))
    const path = withoutExtension(page.path)
    const collection = /^_([^/]+)\//.exec(path)?.[1]
    if (collection !== undefined || pattern?.includes(':')) {
      const written = styles[pattern ?? ''] ? null : pattern
      return siteAddress(
        site.base,
        fillPattern(written ?? '/:collection/:path.html', valuesOf(page, collection)),
      )
    }
    const { path: folder, isIndex } = dropIndex(path, ['index', 'readme'])
    if (isIndex) return siteAddress(site.base, folder)
    return siteAddress(
      site.base,
      site.permalink === 'pretty' || site.permalink?.endsWith('/') ? `${path}/` : `${path}.html`,
    )
  },
  nameOf(path) {
    const name = nameOfFile(path)
    return dateOfFileName(name) === null ? name : slugOf(name).replaceAll('-', ' ')
  },
  dateOf: (path) => dateOfFileName(baseName(path)),
  categoriesOf: (path) =>
    /(?:^|\/)_posts\//.test(path) ? path.split('/').slice(0, path.split('/').indexOf('_posts')) : [],
  slugParts: () => kramdownParts,
  createAnchors: () => createSlugAnchors(kramdownSlug, { empty: null }),
}

/** Dashes in text are typography and go. */
const kramdownParts: SlugParts = {
  ...shownText,
  attributes: 'id',
  typography: (text: string) => text.replace(/-{2,3}/g, ''),
}

function patternOf({ path, front }: Page, site: SiteRules): string | null {
  const own = asText(front.values.get('permalink')?.value)
  if (own) return own
  const collection = /^_([^/]+)\//.exec(path)?.[1]
  const folder = site.folderPermalinks.findLast((item) => path.startsWith(item.folder))
  if (folder) return folder.permalink
  if (collection !== undefined && collection !== 'posts') return site.permalinks[collection] ?? null
  return /(?:^|\/)_posts\//.test(path) ? site.permalink : null
}

function slugOf(name: string): string {
  return name.replace(/^\d{4}-\d{1,2}-\d{1,2}-/, '')
}

function valuesOf(page: Page, collection?: string): Record<string, string> {
  const path = withoutExtension(page.path)
  const name = baseName(path)
  const slug = jekyllSlug(page.front.slug ?? slugOf(name))
  const inside = collection === undefined ? path : path.slice(collection.length + 2)
  return {
    ...partsOfDate(page.date),
    title: slug,
    slug: slug.toLowerCase(),
    name,
    basename: name,
    collection: collection ?? '',
    path: collection === undefined ? folderOf(inside) : inside,
    output_ext: '.html',
    categories: page.categories.map((category) => jekyllSlug(category).toLowerCase()).join('/'),
  }
}

/** Signs that an address needs no escapes for stay, as in Jekyll's `pretty` slugs. */
function jekyllSlug(text: string): string {
  return text.replace(/[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu, '-').replace(/^-|-$/g, '')
}

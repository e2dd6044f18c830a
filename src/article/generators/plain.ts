import { createGitHubAnchors } from '../anchors/anchors.ts'
import { shownText } from '../anchors/heading-text.ts'
import { dateOfFileName } from '../fields/calendar-date.ts'
import type { Generator, MarkupKind } from './generator.ts'
import {
  baseName,
  cutLanguage,
  dropIndex,
  fillPattern,
  folderOf,
  siteAddress,
  withoutExtension,
} from './page-path.ts'
import type { SiteRules } from './site-rules.ts'

const everyMarkup: ReadonlySet<MarkupKind> = new Set([
  'containers',
  'admonitions',
  'tags',
  'shortcodes',
  'interpolation',
  'wiki',
  'mdx',
  'highlight',
  'definitions',
  'html',
  'unspaced',
])

const orderOfNames = /(^|\/)(?:\d+\.|\d{4}-\d\d-\d\d-)(?=[^\d/])/g

/**
 * Markdown of no known generator: an address is the path, `index` and `README` stand for their folder, and every
 * generator's markup is read.
 */
export const plain: Generator = {
  name: 'plain',
  markup: everyMarkup,
  spacedTags: true,
  isPage: (path) => !isDraftPath(path),
  addressOf({ path: file, front }, site) {
    // A pattern (`/:year/:title/`) is no address without the generator that fills it.
    if (front.url !== null && !/\/:[a-z_]+/i.test(front.url)) return front.url
    const { path: cut, language } = cutLanguage(withoutExtension(file), site.languages)
    // A page in another language than the site's, which is Chinese where nothing says otherwise, stands under its name.
    const own = (site.defaultLanguage ?? 'zh').toLowerCase()
    const isOther = language !== null && (site.defaultLanguageInPath || !language.startsWith(own))
    const written = isOther ? `${withoutExtension(file).slice(cut.length + 1)}/${cut}` : cut
    const { path: page, isIndex } = dropIndex(written, ['index', '_index', 'readme'])
    // Beside `index`, `README` is a page of its own.
    if (isIndex && page === '' && site.homePage !== null && file !== site.homePage)
      return siteAddress(site.base, written)
    const { slug } = front
    const asked = slug === null ? page : slug.startsWith('/') ? slug : folderOf(written) + slug
    const pattern = site.permalink ?? ':path'
    // Under a generator's pattern, numbers and days that names begin with only order its files.
    const ordered = site.permalink === null ? asked : asked.replace(orderOfNames, '$1')
    const path = pattern === ':route' ? routeOf(ordered) : pattern === ':dashed' ? dash(ordered) : ordered
    if (!isIndex || slug !== null)
      return siteAddress(site.base, fillPattern(pattern, { path, route: path, dashed: path }))
    return siteAddress(site.base, /(?:path|route)$/.test(pattern) ? path.replace(/\/$/, '') : path)
  },
  nameOf: (path, site) => nameOfFile(path, site.languages),
  dateOf: (path) => dateOfFileName(baseName(path)),
  slugParts: () => shownText,
  createAnchors: () => createGitHubAnchors(),
}

/** What the names of all files say of a folder of plain Markdown: pages that would share an address have their own. */
export function planPlainSite(files: readonly string[], { languages }: SiteRules): Partial<SiteRules> {
  const names = files.map((file) => cutLanguage(withoutExtension(file), languages))
  const taken = new Set(names.flatMap(({ path, language }) => (language === null ? [path] : [])))
  const isShared = ({ path, language }: (typeof names)[number]): boolean => {
    if (!language?.startsWith('zh')) return false
    const isTaken = taken.has(path)
    taken.add(path)
    return isTaken
  }
  return {
    defaultLanguageInPath: names.some(isShared),
    homePage: files.find((file) => /^index\.(?:md|markdown|mdx)$/i.test(file)) ?? null,
  }
}

/** The address of a file of Next.js: under its folder of pages, without groups, and without `page`, which names none. */
function routeOf(path: string): string {
  const page = path
    .replace(/(^|^[a-z]{2}(?:-[a-z]+)?\/)(?:src\/)?(?:app|pages|content)\//, '$1')
    .replace(/\([^()/]*\)\//g, '')
  return page.replace(/(?:^|\/)page$/, '')
}

/** The address of a note by Quartz. */
function dash(path: string): string {
  return path.replace(/\s/g, '-').replace(/&/g, '-and-').replace(/%/g, '-percent').replace(/[?#]/g, '')
}

/** Tells whether a file lies in a folder of drafts. */
export function isDraftPath(path: string): boolean {
  return /(?:^|\/)_drafts\//.test(path)
}

/** The name of a file as a title: without extension and language, and the folder's for `index` and the like. */
export function nameOfFile(path: string, languages: readonly string[] = []): string {
  const { path: written } = cutLanguage(withoutExtension(path), languages)
  const { path: page, isIndex } = dropIndex(written, ['index', '_index', 'readme'])
  const name = baseName(isIndex ? page.replace(/\/$/, '') : page) || baseName(written).replace(/^_/, '')
  // Notion ends names with the id of the page.
  return name.replace(/(?<=\S)[ _-][\da-f]{32}$/, '')
}

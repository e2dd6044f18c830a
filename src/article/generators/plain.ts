import GithubSlugger from 'github-slugger'
import { createGitHubAnchors, createSlugAnchors, pythonSlug } from '../anchors/anchors.ts'
import { shownText } from '../anchors/heading-text.ts'
import { dateOfFileName } from '../fields/calendar-date.ts'
import { asText } from '../front-matter/value-forms.ts'
import type { Generator, MarkupKind, Page } from './generator.ts'
import {
  baseName,
  cutLanguage,
  dropIndex,
  fillPattern,
  folderOf,
  partsOfDate,
  readTemplate,
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
  // Where a navigation says which pages there are, others are none.
  isPage: (path, _front, { titles }) =>
    !isNoPagePath(path) &&
    (Object.keys(titles).length === 0 || Object.hasOwn(titles, withoutExtension(path))),
  addressOf(page, site) {
    const { path: file, front } = page
    const { slug, url } = front
    const pattern = patternOf(page, site)
    // A pattern (`/:year/:title/`) is no address without the generator that fills it.
    if (url !== null && !/\/:[a-z_]+|\{\{/i.test(url)) return url
    // Zola, and starters of Gatsby, have a key for the whole of it.
    const whole = pattern === ':path/' ? asText(front.values.get('path')?.value) : null
    if (whole) return siteAddress(site.base, `${whole}/`)
    if (Object.hasOwn(site.rewrites, file)) return siteAddress(site.base, site.rewrites[file]!)
    const { path: written, language } = languageOf(file, pattern, site)
    const indexes = Object.keys(site.titles).length > 0 ? ['index'] : ['index', '_index', 'readme']
    const { path: inside, isIndex } = dropIndex(written, indexes)
    // Beside `index`, `README` is a page of its own.
    if (isIndex && inside === '' && site.homePage !== null && file !== site.homePage)
      return siteAddress(site.base, written)
    // The slug of a page that is a folder stands for the name of the folder.
    const folder = folderOf(isIndex ? inside.slice(0, -1) : written)
    const asked = slug === null ? inside : slug.startsWith('/') ? slug : folder + slug
    // Under a generator's pattern, numbers and days that names begin with only order its files.
    const path = site.permalink === null && pattern === ':path' ? asked : asked.replace(orderOfNames, '$1')
    const isFolder = isIndex && slug === null
    if (isFolder && pattern.endsWith(':path.html')) return siteAddress(site.base, path)
    return siteAddress(
      site.base,
      fillPattern(pattern, {
        ...valuesOf(page, path, isFolder, pattern.includes(':language')),
        language,
      }),
    )
  },
  nameOf: (path, site) => nameOfFile(path, site.languages).replace(/^\d{4}-\d\d-\d\d[-_ ](?=\S)/, ''),
  dateOf: (path) => dateOfFileName(baseName(path)),
  slugParts: () => shownText,
  createAnchors: ({ slugs }) =>
    slugs === 'ascii' ? createSlugAnchors(zolaSlug, { empty: null }) : createGitHubAnchors(),
}

/** Zola writes Chinese in Latin letters, by a table of its own: such a heading has no anchor that is known here. */
function zolaSlug(text: string): string {
  return /[^\x20-\x7e]/.test(text) ? '' : pythonSlug(text)
}

/** What the names of all files say of a folder of plain Markdown: pages that would share an address have their own. */
export function planPlainSite(files: readonly string[], site: SiteRules): Partial<SiteRules> {
  const { languages, defaultLanguageInPath } = site
  const names = files.map((file) => cutLanguage(withoutExtension(file), languages))
  const taken = new Set(names.flatMap(({ path, language }) => (language === null ? [path] : [])))
  const isShared = ({ path, language }: (typeof names)[number]): boolean => {
    if (!language?.startsWith('zh')) return false
    const isTaken = taken.has(path)
    taken.add(path)
    return isTaken
  }
  const pages = new Set(names.map(({ path }) => path))
  const beside = files.filter((file) => pages.has(file.replace(/\/(?:index|readme)\.\w+$/i, '')))
  return {
    defaultLanguageInPath: defaultLanguageInPath || names.some(isShared),
    homePage: files.find((file) => /^_?index\.(?:md|markdown|mdx)$/i.test(file)) ?? null,
    rewrites: Object.fromEntries(beside.map((file) => [file, folderOf(file)])),
  }
}

/** The pattern that a page has its address by: its own, its folder's, or the site's. */
function patternOf({ path, front }: Page, { folderPermalinks, permalink }: SiteRules): string {
  const own = asText(front.values.get('permalink')?.value) ?? ''
  return (
    (own.includes('{{') ? readTemplate(own) : null) ??
    folderPermalinks.findLast(({ folder }) => path.startsWith(folder))?.permalink ??
    permalink ??
    ':path'
  )
}

/** The path of a file under its route, and its language where addresses name it: in a pattern, or in front of the path. */
function languageOf(file: string, pattern: string, site: SiteRules): { path: string; language: string } {
  const route = site.routes.find(({ folder }) => file.startsWith(`${folder}/`))
  const inside = withoutExtension(route ? file.slice(route.folder.length + 1) : file)
  const isNamed = pattern.includes(':language')
  const folder = site.languages.find((name) => isNamed && inside.startsWith(`${name}/`))
  const cut = folder
    ? { path: inside.slice(folder.length + 1), language: folder }
    : cutLanguage(inside, site.languages)
  const spelled =
    site.languages.find((name) => name.toLowerCase() === cut.language?.toLowerCase()) ??
    (isNamed && site.languages.length > 0 ? site.defaultLanguage : cut.language)
  // A page in another language than the site's, which is Chinese where nothing says otherwise, stands under its name.
  const own = (site.defaultLanguage ?? 'zh').toLowerCase()
  const language =
    spelled && (site.defaultLanguageInPath || !spelled.toLowerCase().startsWith(own)) ? spelled : ''
  if (isNamed || language === '') return { path: cut.path, language }
  return { path: `${inside.slice(cut.path.length + 1)}/${cut.path}`, language }
}

function valuesOf(
  { front, title, date }: Page,
  path: string,
  isFolder: boolean,
  hasGroups: boolean,
): Record<string, string> {
  const withoutEnd = (text: string): string => (isFolder ? text.replace(/\/$/, '') : text)
  const name = baseName(path.replace(/\/$/, ''))
  return {
    ...partsOfDate(date),
    path: withoutEnd(hasGroups ? withoutGroups(path) : path),
    route: withoutEnd(routeOf(path)),
    dashed: dash(path),
    name,
    slug: front.slug ?? (/^[\x20-\x7e]+$/.test(title) ? new GithubSlugger().slug(title) : name),
    category: folderOf(path).replace(/\/$/, ''),
  }
}

/** The address of a file of Next.js: under its folder of pages, without groups, and without `page`, which names none. */
function routeOf(path: string): string {
  const page = path.replace(/(^|^[a-z]{2}(?:-[a-z]+)?\/)(?:src\/)?(?:app|pages|content|data)\//, '$1')
  return withoutGroups(page).replace(/(?:^|\/)page$/, '')
}

/** A path without folders that only group files, as Next.js and Fumadocs take them. */
function withoutGroups(path: string): string {
  return path.replace(/\([^()/]*\)\//g, '')
}

/** The address of a note by Quartz. */
function dash(path: string): string {
  return path.replace(/\s/g, '-').replace(/&/g, '-and-').replace(/%/g, '-percent').replace(/[?#]/g, '')
}

/** Tells whether a file lies in a folder of drafts, or is a bar that other pages show. */
export function isNoPagePath(path: string): boolean {
  return /(?:^|\/)_(?:drafts\/|(?:sidebar|navbar|footer)\.md$)/i.test(path)
}

/** The name of a file as a title: without extension and language, and the folder's for `index` and the like. */
export function nameOfFile(path: string, languages: readonly string[] = []): string {
  const { path: written } = cutLanguage(withoutExtension(path), languages)
  const { path: page, isIndex } = dropIndex(written, ['index', '_index', 'readme'])
  const name = baseName(isIndex ? page.replace(/\/$/, '') : page) || baseName(written).replace(/^_/, '')
  // Notion ends names with the id of the page.
  return name.replace(/(?<=\S)[ _-][\da-f]{32}$/, '')
}

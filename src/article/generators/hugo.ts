import { createSlugAnchors, hugoSlug } from '../anchors/anchors.ts'
import { dateOfFileName } from '../fields/calendar-date.ts'
import type { Generator, Page } from './generator.ts'
import {
  baseName,
  cutLanguage,
  dropIndex,
  fillPattern,
  folderOf,
  partsOfDate,
  siteAddress,
  withoutExtension,
} from './page-path.ts'
import { nameOfFile } from './plain.ts'
import type { SiteRules } from './site-rules.ts'

/**
 * Hugo: sections and bundles under their path in lower case, or by `[permalinks]`; a language other than the default
 * one stands in front.
 *
 * @see https://gohugo.io/content-management/urls/
 */
export const hugo: Generator = {
  name: 'hugo',
  markup: new Set(['shortcodes', 'highlight', 'wiki', 'definitions']),
  isPage: () => true,
  addressOf(page, site) {
    const { path: written, language } = languageOf(withoutExtension(page.path), site)
    const prefix = prefixOf(language, site)
    if (page.front.url !== null) return siteAddress(site.base, withSlash(page.front.url, site))
    const { path, isIndex } = dropIndex(written, ['index', '_index'])
    const isBranch = /(?:^|\/)_index$/i.test(written)
    const pattern = isBranch ? undefined : site.permalinks[written.split('/')[0] ?? '']
    const file = isIndex ? path.replace(/\/$/, '') : path
    const plain = page.front.slug !== null && !isBranch ? folderOf(file) + page.front.slug : file
    const address =
      pattern === undefined
        ? hugoPath(plain, site)
        : fillPattern(hugoPattern(pattern, file), valuesOf(page, file, site))
    return siteAddress(site.base, `${prefix}${withSlash(address, site)}`)
  },
  nameOf: (path, site) => nameOfFile(path, site.languages),
  dateOf: (path) => dateOfFileName(baseName(nameOfFile(path))),
  slugParts: () => 'source',
  createAnchors: () => createSlugAnchors(hugoSlug, { empty: 'heading' }),
}

function languageOf(path: string, site: SiteRules): { path: string; language: string | null } {
  const [first = '', ...rest] = path.split('/')
  // Each language may have a folder of its own (`contentDir`).
  if (
    site.languages.length > 1 &&
    site.languages.includes(first) &&
    site.routes.some(({ folder }) => folder === first)
  )
    return { path: rest.join('/'), language: first }
  return cutLanguage(path, site.languages)
}

function prefixOf(language: string | null, site: SiteRules): string {
  const written = language ?? site.defaultLanguage
  if (written === null || site.languages.length < 2) return ''
  const isDefault = written.toLowerCase() === site.defaultLanguage?.toLowerCase()
  return isDefault && !site.defaultLanguageInPath ? '' : `/${written.toLowerCase()}/`
}

function withSlash(path: string, site: SiteRules): string {
  if (path.endsWith('/') || /\.[a-z]{2,5}$/i.test(path) || /^https?:/i.test(path)) return path
  return site.trailingSlash === false ? `${path}.html` : `${path}/`
}

/** A path as Hugo writes it: lower case, `-` for blanks that stand beside none, without signs that it drops. */
function hugoPath(path: string, { keepsCase }: SiteRules): string {
  return (keepsCase ? path : path.toLowerCase())
    .replace(/[^\p{L}\p{N}\p{M}./\\_#+~@\-\s]/gu, '')
    .replace(/^\s+|\s+$|(?<=-)\s+|\s+(?=-)/g, '')
    .replace(/\s+/g, '-')
}

/** `:sections[1:]` and its kind are filled here, since they count. */
function hugoPattern(pattern: string, file: string): string {
  const sections = file.split('/').slice(0, -1)
  return pattern.replace(/:sections\[([^\]]*)\]/g, (_, range: string) => {
    const [from = '', to] = range.split(':')
    const at = (text: string | undefined, or: number): number =>
      text === undefined || text === '' ? or : text === 'last' ? sections.length - 1 : Number(text)
    const start = at(from, 0)
    return sections
      .slice(start, to === undefined && range.indexOf(':') < 0 ? start + 1 : at(to, sections.length))
      .join('/')
  })
}

function valuesOf(page: Page, file: string, site: SiteRules): Record<string, string> {
  const sections = folderOf(file).replace(/\/$/, '')
  const name = hugoPath(baseName(file), site)
  const slug = hugoPath(page.front.slug ?? '', site)
  const title = hugoPath(page.title.trim(), site)
  return {
    ...partsOfDate(page.date),
    section: sections.split('/')[0] ?? '',
    sections,
    title,
    slug: slug || title,
    filename: name,
    contentbasename: name,
    slugorfilename: slug || name,
    slugorcontentbasename: slug || name,
  }
}

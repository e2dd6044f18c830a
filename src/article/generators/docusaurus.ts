import { createGitHubAnchors } from '../anchors/anchors.ts'
import { type SlugParts, shownText } from '../anchors/heading-text.ts'
import { dateOfFileName } from '../fields/calendar-date.ts'
import { asText } from '../front-matter/value-forms.ts'
import type { Generator, Page } from './generator.ts'
import { baseName, folderOf, siteAddress, withoutExtension } from './page-path.ts'
import { nameOfFile } from './plain.ts'
import type { Route, SiteRules } from './site-rules.ts'

const defaultRoutes: readonly Route[] = [
  { kind: 'docs', folder: 'docs', path: 'docs' },
  { kind: 'blog', folder: 'blog', path: 'blog' },
  { kind: 'pages', folder: 'src/pages', path: '' },
]

/**
 * Docusaurus: documents, blogs and pages by their routes, versions and translations.
 *
 * @see https://docusaurus.io/docs/create-doc#doc-urls
 */
export const docusaurus: Generator = {
  name: 'docusaurus',
  markup: new Set(['containers', 'mdx']),
  isPage: (path, _front, site) =>
    !/(?:^|\/)_/.test(path) && !/(?:^|\/)node_modules\//.test(path) && findRoute(path, site) !== null,
  addressOf(page, site) {
    const { route, path, prefix } = findRoute(page.path, site) ?? {
      route: outside,
      path: page.path,
      prefix: '',
    }
    const inside = route.kind === 'blog' ? blogPath(page, path) : docPath(page, path, site, route.kind)
    const written = `${prefix}/${route.path}/${inside}`
    if (site.trailingSlash === null) return siteAddress(site.base, written)
    const trimmed = written.replace(/\/+$/, '')
    return siteAddress(site.base, site.trailingSlash ? `${trimmed}/` : trimmed)
  },
  nameOf: (path, site) => dropNumber(nameOfFile(path), site).replace(/^\d{4}-\d+-\d+-/, ''),
  dateOf: (path) => dateOfPath(path)?.date ?? null,
  slugParts: () => docusaurusParts,
  createAnchors: () => createGitHubAnchors(null),
}

/** A name behind a colon (`:root`) is a directive, which goes. */
const docusaurusParts: SlugParts = {
  ...shownText,
  images: 'alt',
  typography: (text: string) => text.replace(/(?<!:):[A-Za-z][\w-]*(?<![-_])(?![\w:])/g, ''),
}

const outside: Route = { kind: 'pages', folder: '', path: '' }

/** The route of a file, its path under the route's folder, and the language and version in front; null for a file of no route. */
function findRoute(file: string, site: SiteRules): { route: Route; path: string; prefix: string } | null {
  const { siteFolder } = site
  const path = file.startsWith(siteFolder) ? file.slice(siteFolder.length) : `../${file}`
  const routes = site.routes.length > 0 ? site.routes : defaultRoutes
  const translated = /^i18n\/([^/]+)\/docusaurus-plugin-content-(docs|blog|pages)(?:-([^/]+))?\/(.*)$/.exec(
    path,
  )
  const language = translated?.[1] ?? ''
  const prefix = language === '' || language === site.defaultLanguage ? '' : `/${language}`
  if (translated) {
    const [, , kind, id, rest = ''] = translated
    const route = routes.find(
      (item) => item.kind === kind && (id === undefined || item.folder === id || item.path === id),
    ) ?? { kind: kind as Route['kind'], folder: id ?? '', path: id ?? kind! }
    const [, version = '', inside = rest] = /^(?:version-([^/]+)|current)\/(.*)$/.exec(rest) ?? []
    return { route: withVersion(route, kind === 'docs' ? version : '', site), path: inside, prefix }
  }
  const versioned = /^(?:([^/]+)_)?versioned_docs\/version-([^/]+)\/(.*)$/.exec(path)
  if (versioned) {
    const [, id, version = '', inside = ''] = versioned
    const route =
      routes.find((item) => item.kind === 'docs' && (id === undefined || item.folder === id)) ??
      defaultRoutes[0]!
    return { route: withVersion(route, version, site), path: inside, prefix }
  }
  const route = routes.find(({ folder }) => path.startsWith(`${folder}/`))
  if (!route) return null
  // Documents under way stand under `next` once there are versions.
  const version =
    route.kind === 'docs' && site.latestVersion !== null && site.latestVersion !== 'current' ? 'next' : ''
  return { route: withVersion(route, version, site), path: path.slice(route.folder.length + 1), prefix }
}

function withVersion(route: Route, version: string, site: SiteRules): Route {
  return version === '' || version === site.latestVersion
    ? route
    : { ...route, path: `${route.path}/${version}` }
}

function docPath({ front }: Page, path: string, site: SiteRules, kind: Route['kind']): string {
  const written =
    kind === 'docs'
      ? withoutExtension(path)
          .split('/')
          .map((part) => dropNumber(part, site))
          .join('/')
      : withoutExtension(path)
  const folder = folderOf(written)
  if (front.slug !== null) return front.slug.startsWith('/') ? front.slug : folder + front.slug
  const name = (kind === 'docs' ? asText(front.values.get('id')?.value) : null) ?? baseName(written)
  const parent = baseName(folder.replace(/\/$/, ''))
  const isIndex =
    /^(?:index|readme)$/i.test(baseName(written)) ||
    (kind === 'docs' && baseName(written).toLowerCase() === parent.toLowerCase() && parent !== '')
  return isIndex ? folder : folder + name
}

function blogPath({ front }: Page, path: string): string {
  return front.slug ?? dateOfPath(path)?.path ?? withoutExtension(path).replace(/\/index$/i, '')
}

/** The date that a path of the blog holds, and the address that it makes: `2021-03-05-name`, `2021/03-05-name`, `2021/03/05/name`. */
function dateOfPath(path: string): { date: string; path: string } | null {
  const found = /^(.*?\/)?(\d{4})[-/](\d{1,2})[-/](\d{1,2})[-/]?(.*?)(?:\/index)?$/.exec(
    withoutExtension(path),
  )
  if (!found) return null
  const [, folder = '', year, month, day, name = ''] = found
  const date = dateOfFileName(`${year}-${month}-${day}`)
  return date === null ? null : { date, path: `${year}/${month}/${day}/${folder}${name}` }
}

/** `01-intro`, `01. intro` and `01_intro` are `intro`; dates and versions keep their numbers. */
function dropNumber(part: string, site: SiteRules): string {
  if (!site.dropsNumbers || /^\d+[-_.]\d/.test(part)) return part
  return part.replace(/^\d+\s*[-_.]+\s*(?=[^\s-_.])/, '')
}

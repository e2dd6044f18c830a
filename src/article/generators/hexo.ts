import { hexoSlug } from '../anchors/anchors.ts'
import { readCalendarDate } from '../fields/calendar-date.ts'
import { asText } from '../front-matter/value-forms.ts'
import type { Generator, Page } from './generator.ts'
import { abbreviate } from './hexo-abbrlink.ts'
import { createHexoAnchors, hexoSlugParts } from './hexo-anchors.ts'
import { baseName, fillPattern, partsOfDate, siteAddress, withoutExtension } from './page-path.ts'
import { nameOfFile } from './plain.ts'
import type { SiteRules } from './site-rules.ts'

const defaultPermalink = ':year/:month/:day/:title/'
const defaultPostName = ':title.md'

/**
 * Hexo: posts of `source/_posts` by the pattern of `permalink`, other files under their own path.
 *
 * @see https://hexo.io/docs/permalinks
 */
export const hexo: Generator = {
  name: 'hexo',
  markup: new Set(['tags', 'interpolation', 'containers', 'highlight', 'wiki']),
  isPage: (path) => path.startsWith('_posts/') || !/(?:^|\/)_/.test(path),
  addressOf(page, site) {
    const written = asText(page.front.values.get('permalink')?.value)
    if (written) return siteAddress(site.base, written)
    if (!page.path.startsWith('_posts/')) return pageAddress(page.path, site)
    return siteAddress(
      site.base,
      tidyEnd(fillPattern(site.permalink ?? defaultPermalink, valuesOf(page, site)), site),
    )
  },
  nameOf: (path, site) => readPostName(path, site)?.title ?? nameOfFile(path),
  dateOf: (path, site) => readPostName(path, site)?.date ?? null,
  slugParts: hexoSlugParts,
  createAnchors: createHexoAnchors,
}

function pageAddress(path: string, site: SiteRules): string {
  return siteAddress(site.base, tidyEnd(`${withoutExtension(path)}.html`, site))
}

/** `index.html` is the folder; `.html` goes where the site has `pretty_urls` without it. */
function tidyEnd(path: string, site: SiteRules): string {
  const folder = path.replace(/(^|\/)index\.html$/, '$1')
  return site.cleanUrls ? folder.replace(/\.html$/, '') : folder
}

function valuesOf(page: Page, site: SiteRules): Record<string, string | null | undefined> {
  const { path, front } = page
  const slug = withoutExtension(path).slice('_posts/'.length)
  const named = readPostName(path, site)
  const values: Record<string, string | null | undefined> = {}
  for (const [key, { value }] of front.values) values[key] = asText(value)
  const title = named?.title ?? slug
  const category = page.categories.map((name) => hexoSlug(name)).join('/')
  return {
    ...values,
    ...(site.permalink?.includes(':abbrlink') && !values.abbrlink
      ? { abbrlink: abbreviate(page.title, site.abbreviation) }
      : {}),
    ...partsOfDate(page.date),
    ...timeOf(values.date ?? ''),
    id: values.id ?? '',
    title,
    name: baseName(title),
    post_title: hexoSlug(page.title).toLowerCase(),
    category: category || 'uncategorized',
  }
}

/** Reads the name of a post by the pattern it was made with (`:year-:month-:day-:title.md`). */
function readPostName(path: string, site: SiteRules): { title: string; date: string | null } | null {
  if (!path.startsWith('_posts/')) return null
  const names: string[] = []
  const pattern = withoutExtension(site.postName ?? defaultPostName)
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/:([a-z_]+)/g, (_, name: string) => {
      names.push(name)
      return name === 'year' ? '(\\d{4})' : /month|day/.test(name) ? '(\\d{1,2})' : '(.+?)'
    })
  const found = new RegExp(`^${pattern}$`).exec(withoutExtension(path).slice('_posts/'.length))
  if (!found) return null
  const part = (name: string): string | undefined =>
    found[names.findIndex((known) => known.replace(/^i_/, '') === name) + 1]
  const year = names.includes('year') ? part('year') : undefined
  const date = year ? readCalendarDate(`${year}-${part('month') ?? '1'}-${part('day') ?? '1'}`) : null
  return { title: names.includes('title') ? part('title')! : found[0], date }
}

/** The time of day that a date of front matter says. */
function timeOf(date: string): Record<string, string> {
  const [, hour, minute, second = '00'] = /\d[ T](\d{1,2}):(\d{2})(?::(\d{2}))?/.exec(date) ?? []
  return hour === undefined ? {} : { hour: hour.padStart(2, '0'), minute: minute!, second }
}

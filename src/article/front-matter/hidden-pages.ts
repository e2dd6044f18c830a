import { isJsonObject } from '../../text/json-object.ts'
import type { FrontMatterValues } from './parse-values.ts'
import { asFlag, asText } from './value-forms.ts'

// Keys of the generators and their themes. A page is hidden where one of these says so.
const hiddenWhenTrue =
  'draft drafts isdraft unpublished hidden hide private unlisted noindex no_index nosearch no_search search_exclude ' +
  'searchexclude exclude_search excludesearch exclude_from_search robotsdisallow params.excludesearch ' +
  'excludefromsearch searchhidden search_hidden hide_from_search hidefromsearch robotsnoindex sitemap_exclude ' +
  'sitemapexclude headless seo.noindex search.exclude search.hidden sitemap.exclude sitemap.disable sitemap.disabled ' +
  'sitemap.hidden params.searchhidden params.hidden params.private params.draft params.noindex params.robotsnoindex'
const hiddenWhenFalse =
  'published publish dg-publish search searchable pagefind indexing algolia docsearch local_search localsearch ' +
  'sitemap search.index search.include seo.index params.search permalink'
const encryptedWhen =
  'password passwd pwd passphrase encrypt encrypted secret_key params.password params.encrypt'

/**
 * Tells whether front matter keeps a page from being read or found by everyone: a draft, one that is not
 * published, that search engines or the site's own search must leave out, or that is not rendered.
 */
export function isHiddenPage(values: FrontMatterValues): boolean {
  const at = (path: string): unknown => readValue(values, path)
  if (values.size === 0) return false
  if (hiddenWhenTrue.split(' ').some((path) => asFlag(at(path)) === true)) return true
  if (hiddenWhenFalse.split(' ').some((path) => asFlag(at(path)) === false)) return true
  const words = (path: string): string => asText(at(path))?.toLowerCase() ?? ''
  if (/^(?:exclude|excluded|never|none|hidden)$/.test(words('search'))) return true
  if (
    /^(?:draft|private|hidden|pending|trash|unpublished)$/.test(
      words('status') || words('state') || words('visibility'),
    )
  )
    return true
  for (const build of ['build', '_build']) {
    if (/^(?:never|link|false)$/.test(words(`${build}.render`))) return true
    if (/^(?:never|false)$/.test(words(`${build}.list`))) return true
  }
  return /noindex/i.test(JSON.stringify([at('robots'), at('head'), at('meta'), at('params.robots')]) ?? '')
}

/** Tells whether a page asks for a password: its text is nobody else's. */
export function isEncryptedPage(values: FrontMatterValues): boolean {
  return encryptedWhen.split(' ').some((path) => {
    const value = readValue(values, path)
    if (value === undefined || value === null || value === '') return false
    return asFlag(value) !== false || (typeof value === 'number' && path !== 'encrypt')
  })
}

function readValue(values: FrontMatterValues, path: string): unknown {
  const [key = '', inner] = path.split('.')
  const value = values.get(key)?.value
  if (inner === undefined) return value
  if (!isJsonObject(value)) return undefined
  // Keys inside are written in any case, too (`searchHidden`).
  return Object.entries(value).find(([name]) => name.toLowerCase() === inner)?.[1]
}

import type { Client, FilterValues } from '../../client/client.ts'
import { createClient } from '../../client/client.ts'
import type { HansouSearchElement } from '../element-contract.ts'
import type { Preset } from '../session/session-requests.ts'
import { createStaticClient, type OpenSearch } from '../static-client.ts'

/** What a site sets by attributes of the element; docs/search-box.md describes each. */
export interface Settings {
  readonly client: Client
  readonly preset: Preset
  /** Fields that the preset holds: a visitor does not choose them. */
  readonly hiddenFields: readonly string[]
  /** Fields with chips, in order; all but authors where none are named. */
  readonly fields: readonly string[] | null | undefined
  /** Filters that the address of a search page may hold. */
  readonly pageFields: readonly string[]
  /** Hits of one answer, 1–100. */
  readonly limit: number
  readonly keepsRecent: boolean
  /** Whose pages are found where there are others too; empty where the preset names languages. */
  readonly pageLanguage: string
  /** Ids of articles to read where nothing is found. */
  readonly popular: readonly string[]
  /** Absolute address of the page with all results, or null where there is none. */
  readonly results: string | null
}

/** Filters that the address of a page may hold beside those with chips. */
const usualFields = ['tag', 'category', 'lang', 'year', 'author', 'article']

/**
 * Reads the attributes; a client of the site's own goes before a static search, and that before `endpoint`.
 *
 * @param openSearch  of the index that the attribute `index` names
 */
export function readSettings(host: HansouSearchElement, openSearch?: OpenSearch): Settings {
  const absolute = (name: string) => {
    const address = host.getAttribute(name)
    return address === null ? null : new URL(address, document.baseURI).href
  }
  const { after, before, ...filters } = readPreset(host.getAttribute('preset') ?? '')
  const hiddenFields = Object.keys(filters)
  const list = (name: string) => host.getAttribute(name)?.match(/[^\s,]+/g)
  const fields = list('facets')
  return {
    client:
      host.client ??
      (openSearch
        ? createStaticClient(openSearch)
        : createClient(absolute('endpoint') ?? new URL('/', document.baseURI).href)),
    preset: { filters, after: after?.[0] ?? null, before: before?.[0] ?? null },
    hiddenFields,
    fields,
    pageFields: [...new Set([...usualFields, ...(fields ?? [])])].filter(
      (name) => ![...hiddenFields, 'q', 'sort', 'group'].includes(name),
    ),
    limit: Math.min(100, Number(host.getAttribute('limit')) || 10),
    popular: list('popular') ?? [],
    pageLanguage: filters.lang ? '' : document.documentElement.lang,
    keepsRecent: host.getAttribute('recent') !== 'off',
    results: absolute('results'),
  }
}

/** Reads `tag=教程&lang=zh`. */
function readPreset(text: string): FilterValues {
  const parameters = new URLSearchParams(text)
  return Object.fromEntries([...parameters.keys()].map((name) => [name, parameters.getAll(name)]))
}

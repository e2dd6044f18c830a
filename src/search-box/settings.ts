import type { Client, FilterValues } from '../client/client.ts'
import { createClient } from '../client/client.ts'
import type { Preset } from './session-requests.ts'
import { createStaticClient } from './static-client.ts'

/** What a site sets by attributes of the element; docs/search-box.md describes each. */
export interface Settings {
  readonly client: Client
  readonly preset: Preset
  /** Fields that the preset holds: a visitor does not choose them. */
  readonly presetFields: readonly string[]
  /** Fields with chips, in order; null for all but authors. */
  readonly facets: readonly string[] | null
  /** Filters that the address of a search page may hold. */
  readonly pageFields: readonly string[]
  /** Hits of one answer, 1–100. */
  readonly limit: number
  readonly keepsRecent: boolean
  /** Absolute address of the page with all results, or null where there is none. */
  readonly results: string | null
}

/** Filters that the address of a page may hold beside those with chips. */
const usualFields = ['tag', 'category', 'lang', 'year', 'author']

/** Reads the attributes; a client of the site's own goes before `endpoint`. */
export function readSettings(host: HTMLElement, client: Client | null): Settings {
  const { after, before, ...filters } = readPreset(host.getAttribute('preset') ?? '')
  const results = host.getAttribute('results')
  const named = host.getAttribute('facets')?.split(/[\s,]+/)
  const facets = named?.filter(Boolean) ?? null
  const absolute = (address: string) => new URL(address, document.baseURI).href
  return {
    client: client ?? openClient(host, absolute),
    preset: { filters, after: after?.[0] ?? null, before: before?.[0] ?? null },
    presetFields: Object.keys(filters),
    facets,
    pageFields: [...new Set([...usualFields, ...(facets ?? [])])].filter(
      (name) => !Object.hasOwn(filters, name),
    ),
    limit: Math.min(100, Math.max(1, Number(host.getAttribute('limit')) || 10)),
    keepsRecent: host.getAttribute('recent') !== 'off',
    results: results === null ? null : absolute(results),
  }
}

/** A static index goes before an API: a site that names both searches on the device. */
function openClient(host: HTMLElement, absolute: (address: string) => string): Client {
  const index = host.getAttribute('index')
  return index === null
    ? createClient(absolute(host.getAttribute('endpoint') ?? '/'))
    : createStaticClient(absolute(index))
}

/** Reads `tag=教程&lang=zh`. */
function readPreset(text: string): FilterValues {
  const parameters = new URLSearchParams(text)
  return Object.fromEntries([...parameters.keys()].map((name) => [name, parameters.getAll(name)]))
}

import { escapeHtml } from '../../../text/escape-html.ts'
import { isJsonObject, type JsonObject } from '../../../text/json-object.ts'
import { labelsOfValue } from '../../fields/json-labels.ts'

/** Names that search plug-ins of generators and feeds give what an entry says, the surest first. */
const names = {
  title: 'title name'.split(' '),
  url: 'url permalink relpermalink link uri href path location relurl'.split(' '),
  content: 'content content_html contents text body content_text html summary excerpt description'.split(' '),
  categories: 'categories category'.split(' '),
  tags: 'tags tag'.split(' '),
  date: 'date date_published pubdate published published_at publishtime created'.split(' '),
  authors: 'authors author'.split(' '),
} as const

/**
 * Finds the entries in the JSON that a site keeps for search in the browser: a list, lists under keys
 * (`{posts, pages}`, `{docs}`, the `items` of a feed), entries by their number or address (Just the Docs, HonKit), an
 * index of elasticlunr with its documents (mdBook, Zola), or what Ghost exports.
 *
 * @returns entries as they are written, or null where there are none
 */
export function findSearchEntries(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value
  if (!isJsonObject(value)) return null
  const exported = Array.isArray(value.db) ? value.db[0] : value
  if (isJsonObject(exported) && isJsonObject(exported.data) && Array.isArray(exported.data.posts))
    return readGhost(exported.data.posts, exported.data)
  const store = documentsOf(isJsonObject(value.index) ? value.index : value)
  if (store !== null) return namedEntries(store, Array.isArray(value.doc_urls) ? value.doc_urls : [])
  const lists = Object.values(value).filter(
    (list): list is unknown[] => Array.isArray(list) && list.length > 0 && list.every(looksLikeEntry),
  )
  if (lists.length > 0) return lists.flat()
  const entries = Object.values(value)
  return entries.length > 0 && entries.every(looksLikeEntry) ? namedEntries(value, []) : null
}

/** An entry with the names that `parseSearchEntry` reads; what is no mapping stays as it is. */
export function renameEntry(entry: unknown): unknown {
  if (!isJsonObject(entry)) return entry
  const values = new Map(Object.entries(entry).map(([key, value]) => [key.toLowerCase(), value]))
  const renamed: Record<string, unknown> = {}
  for (const [key, written] of Object.entries(names)) {
    const value = written.map((name) => values.get(name)).find((found) => (found ?? '') !== '')
    if (value !== undefined) renamed[key] = lists.has(key) ? labelsOfValue(value) : value
  }
  // MkDocs calls the home page by nothing.
  if (renamed.url === undefined && values.get('location') === '') renamed.url = '/'
  return renamed
}

const lists: ReadonlySet<string> = new Set(['categories', 'tags', 'authors'])

/** Joins entries of one page: those whose address has a fragment are sections under the entry without. */
export function joinSections(entries: readonly unknown[]): readonly unknown[] {
  const pages = new Map<string, Record<string, unknown>>()
  const joined: unknown[] = []
  for (const entry of entries) {
    const renamed = renameEntry(entry)
    const url = isJsonObject(renamed) && typeof renamed.url === 'string' ? renamed.url : null
    const [path, anchor] = url?.split('#') ?? []
    const page = anchor ? pages.get(path || '/') : undefined
    if (page !== undefined && !/^[/!]/.test(anchor!)) {
      const { title, content } = renamed as JsonObject
      page.content = `${asHtml(page.content)}<h2 id="${escapeHtml(anchor!)}">${escapeHtml(String(title ?? ''))}</h2>${asHtml(content)}`
      continue
    }
    if (url !== null) pages.set(path || '/', renamed as Record<string, unknown>)
    joined.push(url === null ? entry : renamed)
  }
  return joined
}

/** Text of an entry as HTML, in which sections can stand. */
function asHtml(content: unknown): string {
  const text = typeof content === 'string' ? content : ''
  if (/<[a-z][^>]*>/i.test(text)) return text
  return text
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`)
    .join('')
}

function looksLikeEntry(value: unknown): boolean {
  if (!isJsonObject(value)) return false
  const keys = Object.keys(value).map((key) => key.toLowerCase())
  const has = (known: readonly string[]): boolean => keys.some((key) => known.includes(key))
  return has(names.title) && (has(names.url) || has(names.content))
}

/** The documents of an index of elasticlunr. */
function documentsOf({ documentStore }: JsonObject): JsonObject | null {
  return isJsonObject(documentStore) && isJsonObject(documentStore.docs) ? documentStore.docs : null
}

/** Published posts of an export of Ghost, under their slugs. */
function readGhost(
  posts: readonly unknown[],
  { tags, posts_tags, users, posts_authors }: JsonObject,
): unknown[] {
  return posts.filter(isJsonObject).flatMap(({ id, slug, status, ...post }) => {
    if ((status ?? 'published') !== 'published') return []
    return {
      ...post,
      url: `/${slug}/`,
      tags: namesOf(posts_tags, id, 'tag_id', tags),
      authors: namesOf(posts_authors, id, 'author_id', users),
    }
  })
}

/** Names of the rows that a table of pairs gives to a post. */
function namesOf(pairs: unknown, post: unknown, key: string, rows: unknown): unknown[] {
  const list = (value: unknown): JsonObject[] => (Array.isArray(value) ? value.filter(isJsonObject) : [])
  const ids = list(pairs).flatMap((pair) => (pair.post_id === post ? [pair[key]] : []))
  return ids.flatMap((id) => list(rows).find((row) => row.id === id)?.name ?? [])
}

/** Entries whose key is their address, unless they say another or a list says it. */
function namedEntries(entries: JsonObject, addresses: readonly unknown[]): unknown[] {
  return Object.entries(entries).map(([key, entry]) => ({
    url: addresses[Number(key)] ?? key,
    ...(entry as JsonObject),
  }))
}

import { readFile } from 'node:fs/promises'
import { decodePage } from '../../../src/article/html/decode-page.ts'
import { findSearchEntries, joinSections } from '../../../src/article/html/entries/search-entries.ts'
import { findXmlEntries } from '../../../src/article/html/entries/xml-entries.ts'
import type { LineDocument } from '../../../src/article/read-document.ts'
import { SearchError } from '../../../src/errors.ts'
import { lineOfJsonError } from '../options/json-error.ts'

/**
 * Reads a `search.json`: an array of `{title, url, content, categories?, tags?}`, as search plugins of site generators
 * write it, or what they keep otherwise: see `findSearchEntries`. Entries of one page, as MkDocs has one for each
 * section, are one article. Of XML, see `findXmlEntries`.
 *
 * @param name  what messages call it
 * @throws {SearchError} ARTICLE_ENCODING, or ARTICLE_INVALID for a file without entries
 */
export async function* readSearchJson(path: string, name: string): AsyncGenerator<LineDocument> {
  const text = decodePage(await readFile(path), name)
  const entries = /^\s*</.test(text) ? parseXmlEntries(text, name) : parseEntries(text, name)
  for (const [place, entry] of joinSections(entries).entries())
    yield { kind: 'line', form: 'entry', file: name, line: place + 1, json: JSON.stringify(entry) }
}

function parseEntries(json: string, name: string): readonly unknown[] {
  const expected = 'expected an array of entries with "title", "url" and "content"'
  try {
    const entries = findSearchEntries(JSON.parse(json))
    if (entries !== null) return entries
  } catch (cause) {
    const at = name + lineOfJsonError(json, cause)
    throw new SearchError('ARTICLE_INVALID', `${at}: ${expected}, got what JSON cannot read`, { cause })
  }
  throw new SearchError('ARTICLE_INVALID', `${name}: ${expected}, got other JSON`)
}

function parseXmlEntries(xml: string, name: string): readonly unknown[] {
  const entries = findXmlEntries(xml)
  if (entries !== null) return entries
  throw new SearchError(
    'ARTICLE_INVALID',
    `${name}: expected a feed, a search.xml or an export of WordPress, got other XML`,
  )
}

import { readFile } from 'node:fs/promises'
import { decodeText } from '../../../src/article/decode-text.ts'
import type { LineDocument } from '../../../src/article/read-document.ts'
import { SearchError } from '../../../src/errors.ts'

/**
 * Reads a `search.json`: an array of `{title, url, content, categories?, tags?}`, as search plugins of site generators
 * write it.
 *
 * @param name  what messages call it
 * @throws {SearchError} ARTICLE_ENCODING, or ARTICLE_INVALID for a file that is no array
 */
export async function* readSearchJson(path: string, name: string): AsyncGenerator<LineDocument> {
  const entries = parseEntries(decodeText(await readFile(path), name), name)
  for (const [place, entry] of entries.entries())
    yield { kind: 'line', form: 'entry', file: name, line: place + 1, json: JSON.stringify(entry) }
}

function parseEntries(json: string, name: string): readonly unknown[] {
  const expected = `${name}: expected an array of entries with "title", "url" and "content"`
  try {
    const value: unknown = JSON.parse(json)
    if (Array.isArray(value)) return value
  } catch (cause) {
    throw new SearchError('ARTICLE_INVALID', `${expected}, got what JSON cannot read`, { cause })
  }
  throw new SearchError('ARTICLE_INVALID', `${expected}, got other JSON`)
}

import { createHash } from 'node:crypto'
import { decodePage } from '../../../src/article/html/decode-page.ts'
import { createSitePlanner } from '../../../src/article/html/site/plan-site.ts'
import type { HtmlDocument } from '../../../src/article/read-document.ts'
import { SearchError } from '../../../src/errors.ts'
import type { SourceOptions } from '../options/source-options.ts'
import { readFiles } from './list-source-files.ts'

/**
 * Reads the pages of a built site. The whole site is looked through first: for its base, what its pages share, and
 * which of them have the same address.
 *
 * @param files  paths of its pages under the folder, with `/`
 */
export async function* readBuiltSite(
  folder: string,
  files: readonly string[],
  { base, fields, onDetect, onLeftOut, onUnreadable }: SourceOptions,
): AsyncGenerator<HtmlDocument> {
  const planner = createSitePlanner(files, { ...(base && { base }), ...(fields && { fields }) })
  for await (const { file, bytes } of readFiles(folder, files, onUnreadable))
    planner.add(file, decodeLoosely(bytes, file))
  const { pages, leftOut, profile, base: found } = planner.plan()
  onDetect?.([['built', found, pages.length]], found)
  for (const item of leftOut) onLeftOut?.(item)
  const siteKey = createHash('sha256').update(JSON.stringify(profile)).digest('hex').slice(0, 16)
  const byFile = new Map(pages.map((page) => [page.file, page]))
  const names = files.filter((file) => byFile.has(file))
  for await (const { file, bytes } of readFiles(folder, names)) {
    const { id, address } = byFile.get(file)!
    yield {
      kind: 'html',
      id,
      file,
      bytes,
      address,
      fileAddress: found + file.split('/').map(encodeURIComponent).join('/'),
      site: profile,
      siteKey,
    }
  }
}

/** A page that cannot be decoded is reported when it is read, with the others. */
function decodeLoosely(bytes: Uint8Array, file: string): string {
  try {
    return decodePage(bytes, file)
  } catch (error) {
    if (error instanceof SearchError) return ''
    throw error
  }
}

import { createHash } from 'node:crypto'
import { decodePage } from '../../src/article/html/decode-page.ts'
import { createSitePlanner, type LeftOutReason } from '../../src/article/html/plan-site.ts'
import type { HtmlDocument } from '../../src/article/read-document.ts'
import { SearchError } from '../../src/errors.ts'
import { readFiles } from './list-files.ts'
import type { SourceOptions } from './source-options.ts'

/**
 * Reads the pages of a built site. The whole site is looked through first: for its base, what its pages share, and
 * which of them have the same address.
 *
 * @param files  paths of its pages under the folder, with `/`
 * @param onLeftOut  hears of each page that is not read
 */
export async function* readBuiltSite(
  folder: string,
  files: readonly string[],
  { base, fields }: SourceOptions,
  onLeftOut: (file: string, reason: LeftOutReason) => void = () => {},
): AsyncGenerator<HtmlDocument> {
  const planner = createSitePlanner(files, { ...(base && { base }), ...(fields && { fields }) })
  for await (const { file, bytes } of readFiles(folder, files)) planner.add(file, decodeLoosely(bytes, file))
  const { pages, leftOut, profile, base: found } = planner.plan()
  for (const { file, reason } of leftOut) onLeftOut(file, reason)
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

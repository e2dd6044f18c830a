import type { Document } from 'domhandler'
import { decodePage } from '../../../src/article/html/decode-page.ts'
import { decodePath, pathsOfPage } from '../../../src/article/html/site/page-address.ts'
import { findElements, parsePageTree } from '../../../src/article/html/tree/page-tree.ts'
import { listFiles, readFiles } from '../../index/read/list-source-files.ts'

/** The pages of a built site, as a static host answers them. */
export interface SiteFiles {
  readonly pages: number
  /** The page at an address without its base, or null where a host answers 404. */
  find(address: string): Document | null
  /** `id`s, and `name`s of anchors, that a fragment may lead to on the page at an address. */
  anchorsAt(address: string): ReadonlySet<string>
}

/**
 * Reads the pages of a built site.
 *
 * @param base  address that the folder stands at
 */
export async function openSiteFiles(folder: string, base = '/'): Promise<SiteFiles> {
  const files = await listFiles(folder, 'html')
  const byPath = new Map<string, Document>()
  for await (const { file, bytes } of readFiles(folder, files)) {
    const document = parsePageTree(decodePage(bytes, file))
    for (const path of pathsOfPage(file))
      if (!byPath.has(path) || file.endsWith(path)) byPath.set(path, document)
  }
  const anchors = new WeakMap<Document, ReadonlySet<string>>()
  const find = (address: string) => {
    const path = decodePath(address.replace(/[?#].*$/s, ''))
    return path.startsWith(base) ? (byPath.get(path.slice(base.length - 1)) ?? null) : null
  }
  return {
    pages: files.length,
    find,
    anchorsAt(address) {
      const document = find(address)
      if (document === null) return new Set()
      const known = anchors.get(document) ?? readAnchors(document)
      anchors.set(document, known)
      return known
    },
  }
}

function readAnchors(document: Document): ReadonlySet<string> {
  return new Set(
    findElements(document, ({ attribs }) => Boolean(attribs.id || attribs.name)).flatMap(
      ({ name, attribs }) => [
        ...(attribs.id ? [attribs.id] : []),
        ...(name === 'a' && attribs.name ? [attribs.name] : []),
      ],
    ),
  )
}

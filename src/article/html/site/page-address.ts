import { addressOfId } from '../../../text/address-of-id.ts'
import { decodeEscapes } from '../../../text/decode-escapes.ts'

/** Finds the page of a site that a path leads to, or null. */
export type FindPage = (path: string) => string | null

/** How a site writes the addresses of its pages. */
export interface AddressStyle {
  /** Address the folder stands at, with `/` at both ends. */
  readonly base: string
  /** `/guide` for `guide.html`; else the ending stays. */
  readonly dropsHtml: boolean
  /** `/guide/` for `guide/index.html`; else `/guide`. */
  readonly slashOfFolder: boolean
}

/**
 * The address of a page by its file.
 *
 * @param file  path under the folder of the site, with `/`
 */
export function addressOfPage(file: string, { base, dropsHtml, slashOfFolder }: AddressStyle): string {
  const index = /^(.*)\/index\.html?$/i.exec(`/${file}`)
  if (index) {
    const folder = index[1]!
    if (folder === '') return base
    return base.slice(0, -1) + addressOfId(folder.slice(1)) + (slashOfFolder ? '/' : '')
  }
  const path = dropsHtml ? file.replace(/\.html?$/i, '') : file
  return base.slice(0, -1) + addressOfId(path)
}

/** The id of a page: its path without the ending, and without a last `index`; the home page is `index`. */
export function idOfPage(file: string): string {
  const path = file.normalize('NFC').replace(/\.x?html?$/i, '')
  return path.replace(/\/index$/i, '') || 'index'
}

/**
 * The paths that lead a reader to a page, without the base, decoded: with and without `index.html`, `.html` and a
 * last `/`.
 */
export function pathsOfPage(file: string): string[] {
  const path = `/${file.normalize('NFC')}`
  const bare = path.replace(/\.x?html?$/i, '')
  const folder = /\/index$/i.test(bare) ? bare.slice(0, -'index'.length) : null
  return folder === null ? [path, bare] : [path, folder, folder === '/' ? '' : folder.slice(0, -1)]
}

/** A path as it is compared: decoded, one Unicode form. */
export function decodePath(path: string): string {
  return decodeEscapes(path).normalize('NFC')
}

/** Longest base that is looked for, in path segments. */
const maxBaseSegments = 3

/** The bases that a path may begin with, the shortest first, and the path under each, which begins with `/`. */
export function listBases(path: string): { readonly base: string; readonly rest: string }[] {
  const segments = path.split('/').slice(1)
  return segments.slice(0, maxBaseSegments + 1).map((_, length) => ({
    base: length === 0 ? '/' : `/${segments.slice(0, length).join('/')}/`,
    rest: `/${segments.slice(length).join('/')}`,
  }))
}

/** A base with `/` at both ends: `docs`, `/docs` and `/docs/` are one. */
export function normalizeBase(base: string): string {
  const path = base.replace(/^https?:\/\/[^/]*/i, '').replace(/^\/+|\/+$/g, '')
  return path === '' ? '/' : `/${path}/`
}

import { encodeSegment } from '../../text/address-of-id.ts'
import { hasControls, readSitePath } from './site-path.ts'

const placeholder = 'http://site.invalid'

/** A path with each segment written for a URL. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeSegment).join('/')
}

/** The folder a file stands in as an address, with `/` at both ends. */
export function addressOfFolder(file: string): string {
  const folders = file.split('/').slice(0, -1)
  return folders.length === 0 ? '/' : `/${folders.map(encodeSegment).join('/')}/`
}

/**
 * The id of a source file: its path without `.md`, `.markdown`, `.mdx` or `.html`, and without a last `/index` or
 * `/README`, which stand for their folder on every site generator.
 *
 * @param file  path under the folder of articles, with `/`
 */
export function idOfFile(file: string): string {
  return idsOfFile(file)[0]!
}

/**
 * An id of its own for each file of a folder: where `a.md` and `a/index.md` are there, or `a.md` and `a.mdx`, one of
 * them keeps more of its path.
 */
export function idsOfFiles(files: readonly string[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>()
  const taken = new Set<string>()
  for (const file of [...files].sort(byPriority)) {
    const id = idsOfFile(file).find((possible) => !taken.has(possible)) ?? file
    taken.add(id)
    ids.set(file, id)
  }
  return ids
}

/** Ids that a file may have, the best first. */
function idsOfFile(file: string): string[] {
  const name = file.normalize('NFC')
  const path = name.replace(/\.(?:md|markdown|mdx|html?)$/i, '')
  return [path.replace(/\/(?:index|readme)$/i, ''), path, name]
}

/** Files that stand for their folder come last, `README` behind `index`. */
function byPriority(left: string, right: string): number {
  const rank = (file: string): number =>
    /\/readme\.\w+$/i.test(file) ? 2 : /\/index\.\w+$/i.test(file) ? 1 : 0
  return rank(left) - rank(right)
}

/**
 * Tells whether a reader can be sent to an address: a path of the site, or http(s). Everything
 * else (`javascript:`, `data:`, `//host` …) is no address of an article, nor is a path that leads out of the site
 * or into another folder once its escapes are read.
 */
export function isArticleAddress(address: string): boolean {
  if (!/^(?:https?:\/\/[^\s/]|\/(?!\/))[^\s\\]*$/i.test(address) || hasControls(address)) return false
  return !address.startsWith('/') || readSitePath(address) !== null
}

/** Host of an absolute address in lower case; null for a path. */
export function hostOf(address: string): string | null {
  return /^(?:https?:)?\/\/([^/?#]+)/i.exec(address)?.[1]?.toLowerCase() ?? null
}

/**
 * Makes the address of a picture one that works from any page of the site.
 *
 * @param base  address of the folder or page that a relative address starts from
 * @returns null when the address is empty, of another scheme than http(s), or no URL at all
 */
export function resolveAddress(src: string, base: string): string | null {
  const written = src.trim()
  // Joplin names files of its own so.
  if (written === '' || written.startsWith(':') || hasControls(written)) return null
  if (/^[a-z][a-z0-9+.-]*:/i.test(written) && !/^https?:/i.test(written)) return null
  if (/^(?:https?:)?\/\//i.test(written))
    return URL.canParse(written, placeholder) ? new URL(written, 'https://site.invalid').href : null
  if (!URL.canParse(base, placeholder)) return null
  const start = new URL(base, placeholder)
  if (!URL.canParse(written, start.href)) return null
  const resolved = new URL(written, start)
  if (resolved.origin !== placeholder) return resolved.href
  return resolved.pathname + resolved.search + resolved.hash
}

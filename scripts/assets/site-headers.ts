import { browserScripts } from '../../src/http/options.ts'
import { safeHeaders, siteHeaders } from '../../src/http/security-headers.ts'

/**
 * Headers of pictures and article pages. Neither runs scripts: an SVG may hold some, and opened by itself would run
 * them on the site.
 */
export const fileHeaders = {
  ...safeHeaders,
  'Content-Security-Policy': [
    "default-src 'none'",
    "img-src 'self' https: data:",
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; '),
} as const

const forever = { 'Cache-Control': 'public, max-age=31536000, immutable' }

/** What the pages of a built site bring with them. */
export interface BuiltSiteHeaders {
  /** Text of the site's own `_headers`, or empty. Its rules are kept, and a header that it sets is its own. */
  readonly own: string
  /** Files of the site, relative to it. */
  readonly files: readonly string[]
}

/**
 * Text of the `_headers` file that static assets are answered with.
 *
 * @param site  for a built site, whose pages may run scripts; without it all files are articles and pictures
 */
export function writeHeadersFile(site: BuiltSiteHeaders | null = null): string {
  const everywhere = Object.entries(site === null ? fileHeaders : siteHeaders).filter(
    ([name]) => !site?.own.toLowerCase().includes(`${name.toLowerCase()}:`),
  )
  const rules = [
    rule('/*', Object.fromEntries(everywhere)),
    ...browserScripts.map((name) =>
      rule(`/${name}`, { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'public, max-age=3600' }),
    ),
    ...(site === null ? [] : listHashedFolders(site.files)).map((folder) => rule(`/${folder}/*`, forever)),
    ...(site === null ? [] : listIndexFolders(site.files)).map((folder) => rule(`/${folder}/*.bin`, forever)),
  ]
  return `${[...rules, ...(site?.own.trim() ? [site.own.trim()] : [])].join('\n')}\n`
}

function rule(path: string, headers: Readonly<Record<string, string>>): string {
  return [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n')
}

/** Name of a file that its content is part of, as bundlers write it: `app.Bx3kf2aQ.js`, `index-4f0a9c1e.css`. */
const hashedName =
  /(?=[.-][\w-]*(?:\d\w*[A-Za-z]|[A-Za-z]\w*\d|[a-z][A-Z]|[A-Z][a-z]))(?:\.[\w-]{8,}|-\w{8,})\.[a-z0-9]+$/
/** More rules would not fit: Cloudflare reads a hundred. */
const maxFolders = 20

/**
 * Topmost folders of what a bundler wrote: all of their files are named by their content, so that a browser need never
 * ask again, and scripts or styles are among them.
 */
function listHashedFolders(files: readonly string[]): string[] {
  const known = new Map<string, { isHashed: boolean; isBundled: boolean }>()
  for (const file of files) {
    const names = file.split('/')
    for (let depth = 1; depth < names.length; depth++) {
      const folder = names.slice(0, depth).join('/')
      const before = known.get(folder) ?? { isHashed: true, isBundled: false }
      known.set(folder, {
        isHashed: before.isHashed && hashedName.test(names.at(-1)!),
        isBundled: before.isBundled || /\.(?:m?js|css)$/.test(file),
      })
    }
  }
  const folders = [...known]
    .filter(([, { isHashed, isBundled }]) => isHashed && isBundled)
    .map(([folder]) => folder)
  return folders
    .filter((folder) => !folders.some((other) => folder.startsWith(`${other}/`)))
    .slice(0, maxFolders)
}

/** Folders of static searches: files of an index are named by their content, the manifest is not. */
function listIndexFolders(files: readonly string[]): string[] {
  const found = new Set<string>()
  for (const file of files) {
    const [, folder] = /^(.+)\/[a-z][a-z-]*-[0-9a-f]{16}\.bin$/.exec(file) ?? []
    if (folder !== undefined) found.add(folder)
  }
  return [...found].slice(0, maxFolders)
}

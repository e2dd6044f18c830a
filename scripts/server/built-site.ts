import { stat } from 'node:fs/promises'
import { getMimeType } from 'hono/utils/mime'
import { readSitePath } from '../../src/article/fields/site-path.ts'
import { safeHeaders } from '../../src/http/security-headers.ts'
import { isBuiltSite, listFiles } from '../index/read/list-source-files.ts'
import { readFolderFile } from './folder-files.ts'

/** Whether a source is the folder of a site that was built: by the same rule as the pages are read. */
export async function isBuiltFolder(source: string): Promise<boolean> {
  const found = await stat(source).catch(() => null)
  if (found?.isDirectory() !== true) return false
  return isBuiltSite(source, await listFiles(source, 'html'), await listFiles(source, 'markdown'))
}

/**
 * The file of a built site that an address names, found as static hosts find it: itself, with `.html`, or the
 * `index.html` of a folder. Files under a name that begins with a dot are not shown, but for `.well-known`.
 *
 * @param addition  HTML that stands at the end of each page
 * @returns null when there is none
 */
export async function answerSiteFile(
  folder: string,
  pathname: string,
  addition: string,
): Promise<Response | null> {
  const segments = readSitePath(pathname)
  if (segments === null || segments.some((name) => name.startsWith('.') && name !== '.well-known'))
    return null
  for (const candidate of listCandidates(pathname)) {
    const bytes = await readFolderFile(folder, candidate)
    if (bytes === null) continue
    const type = getMimeType(candidate) ?? 'application/octet-stream'
    const body = type.startsWith('text/html') ? Buffer.concat([bytes, Buffer.from(addition)]) : bytes
    return new Response(new Uint8Array(body), {
      headers: { ...safeHeaders, 'Content-Type': type, 'Cache-Control': 'no-cache' },
    })
  }
  return null
}

/** A site that was built for a folder of its host (`/docs/`) names its files under it. */
function listCandidates(pathname: string): string[] {
  const underBase = pathname.replace(/^\/[^/]+(?=\/)/, '')
  return [pathname, ...(underBase === pathname ? [] : [underBase])].flatMap((path) =>
    path.endsWith('/') ? [`${path}index.html`] : [path, `${path}.html`, `${path}/index.html`],
  )
}

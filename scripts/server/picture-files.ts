import { readFile } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
}

/** Whether a path names a picture that a page can show. */
export function isPicture(path: string): boolean {
  return types[extname(path).toLowerCase()] !== undefined
}

/**
 * The picture of a folder that an address names.
 *
 * @returns null when there is none, or when the address leads out of the folder or to another kind of file
 */
export async function answerPicture(folder: string, pathname: string): Promise<Response | null> {
  const type = types[extname(pathname).toLowerCase()]
  const root = resolve(folder)
  const path = join(root, decodePath(pathname))
  if (type === undefined || !path.startsWith(root + sep)) return null
  const bytes = await readFile(path).catch(() => null)
  if (bytes === null) return null
  return new Response(bytes, {
    // A picture may hold scripts (SVG); opened by itself it must not run them.
    headers: {
      'Content-Type': type,
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
    },
  })
}

/** The path with its escapes read; as it stands where they are not valid. */
export function decodePath(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return pathname
  }
}

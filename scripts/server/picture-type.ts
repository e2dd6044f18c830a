import { extname } from 'node:path'

/** Bytes of a file that its kind is read from, at most. */
const headBytes = 4096

/** Kinds of pictures that pages can show: the media type, and how a file begins, each byte a character. */
const types: Readonly<Record<string, readonly [mediaType: string, start: RegExp]>> = {
  '.avif': ['image/avif', /^.{4}ftyp(?:avi[fs]|mif1)/s],
  '.gif': ['image/gif', /^GIF8[79]a/],
  '.jpeg': ['image/jpeg', /^\xff\xd8\xff/],
  '.jpg': ['image/jpeg', /^\xff\xd8\xff/],
  '.png': ['image/png', /^\x89PNG\r\n.\n/],
  // The root element of a text is `svg`, behind a mark, a declaration, comments and a document type.
  '.svg': [
    'image/svg+xml',
    /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*|<!doctype svg[^>[]*(?:\[[^\]]*\])?[^>]*>\s*)*<svg[\s>]/i,
  ],
  '.webp': ['image/webp', /^RIFF.{4}WEBP/s],
}

/**
 * The media type of a picture, by the end of its name and its first bytes together.
 *
 * @returns null for a name that is no picture's, and for a file that is not what its name says
 */
export function pictureTypeOf(path: string, bytes: Uint8Array): string | null {
  const [mediaType = null, start] = types[extname(path).toLowerCase()] ?? []
  const head = Buffer.from(bytes.subarray(0, headBytes)).toString('latin1')
  return start?.test(head) ? mediaType : null
}

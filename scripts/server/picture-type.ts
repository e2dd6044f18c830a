import { extname } from 'node:path'

/** A kind of picture that pages can show. */
interface PictureType {
  readonly mediaType: string
  /** Whether the first bytes of a file are of this kind. */
  readonly fits: (bytes: Uint8Array) => boolean
}

const isAt = (text: string, offset: number) => (bytes: Uint8Array) =>
  Buffer.from(bytes.subarray(offset, offset + text.length)).toString('latin1') === text
const jpeg: PictureType = { mediaType: 'image/jpeg', fits: isAt('\xff\xd8\xff', 0) }

const types: Readonly<Record<string, PictureType>> = {
  '.avif': {
    mediaType: 'image/avif',
    fits: (bytes) => isAt('ftypavif', 4)(bytes) || isAt('ftypavis', 4)(bytes) || isAt('ftypmif1', 4)(bytes),
  },
  '.gif': {
    mediaType: 'image/gif',
    fits: (bytes) => isAt('GIF87a', 0)(bytes) || isAt('GIF89a', 0)(bytes),
  },
  '.jpeg': jpeg,
  '.jpg': jpeg,
  '.png': { mediaType: 'image/png', fits: isAt('\x89PNG\r\n\x1a\n', 0) },
  '.svg': { mediaType: 'image/svg+xml', fits: isSvg },
  '.webp': {
    mediaType: 'image/webp',
    fits: (bytes) => isAt('RIFF', 0)(bytes) && isAt('WEBP', 8)(bytes),
  },
}

/**
 * The media type of a picture, by the end of its name and its first bytes together.
 *
 * @returns null for a name that is no picture's, and for a file that is not what its name says
 */
export function pictureTypeOf(path: string, bytes: Uint8Array): string | null {
  const type = types[extname(path).toLowerCase()]
  return type?.fits(bytes) === true ? type.mediaType : null
}

/** The root element of a text is `svg`, behind a declaration, comments and a document type. */
function isSvg(bytes: Uint8Array): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, 4096))
  return /^\s*(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*|<!doctype svg[^>[]*(?:\[[^\]]*\])?[^>]*>\s*)*<svg[\s>]/i.test(
    head,
  )
}

import { readFile } from 'node:fs/promises'
import { fileHeaders } from '../assets/site-headers.ts'
import { findPublicFile } from './folder-files.ts'
import { pictureTypeOf } from './picture-type.ts'

/**
 * The picture of a folder that an address names.
 *
 * @returns null when there is none, when the address or a link leads out of the folder, and for any file whose
 *   first bytes are not those of the picture that its name promises
 */
export async function answerPicture(folder: string, pathname: string): Promise<Response | null> {
  const file = await findPublicFile(folder, pathname)
  const bytes = file === null ? null : await readFile(file).catch(() => null)
  const mediaType = bytes === null ? null : pictureTypeOf(pathname, bytes)
  if (bytes === null || mediaType === null) return null
  return new Response(new Uint8Array(bytes), { headers: { ...fileHeaders, 'Content-Type': mediaType } })
}

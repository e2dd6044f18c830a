import { SearchError } from '../../src/errors.ts'
import { manifestName } from '../../src/format/header/manifest-name.ts'
import { failure, reasonOf } from '../messages/failure.ts'

/** Makes what names the folder of an index in its errors, and says how to build one where there is none. */
export function nameIndex(folder: string): (cause: unknown) => never {
  return (cause) => {
    if (!(cause instanceof SearchError)) throw cause
    const { code, message } = cause
    if (code === 'INDEX_NOT_FOUND' && message.includes(manifestName))
      throw failure(code, 'noIndex', [folder, folder], cause)
    if (code === 'STORE_UNAVAILABLE') throw failure(code, 'read', [folder, reasonOf(cause.cause)], cause)
    const remedy = code === 'INDEX_NOT_FOUND' ? `; build it: hansou <articles> --out ${folder}` : ''
    throw new SearchError(code, `${folder}: ${message}${remedy}`, { cause })
  }
}

import { SearchError } from '../../src/errors.ts'

/** Makes what names the folder of an index in its errors, and says how to build one where there is none. */
export function nameIndex(folder: string): (cause: Error) => never {
  return (cause) => {
    const isMissing = cause instanceof SearchError && cause.code === 'INDEX_NOT_FOUND'
    const remedy = isMissing ? `; build it: hansou <articles> --out ${folder}` : ''
    throw new Error(`${folder}: ${cause.message}${remedy}`, { cause })
  }
}

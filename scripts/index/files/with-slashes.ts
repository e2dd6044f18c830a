import { sep } from 'node:path'

/** A path of the system with slashes, as addresses and globs have it. */
export function withSlashes(path: string): string {
  return path.replaceAll(sep, '/')
}

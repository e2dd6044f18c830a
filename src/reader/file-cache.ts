import { corrupt } from '../format/bytes.ts'
import { readFileHead } from '../format/file-head.ts'
import { checksum, hashToHex } from '../format/hash.ts'
import type { ManifestFile } from '../format/manifest.ts'
import type { BlobStore } from './blob-store.ts'
import type { ReadBudget } from './read-plan.ts'

/** Files kept in memory after use, bounded by bytes; a file that is being read is read once. */
export interface FileCache {
  /** Reads a file, whose content must have the checksum that its name ends with. */
  read(name: string, budget: ReadBudget): Promise<Uint8Array>
}

/** Makes a cache over a store. */
export function createFileCache(store: BlobStore, cacheBytes: number): FileCache {
  const kept = new Map<string, Uint8Array>()
  const underWay = new Map<string, Promise<Uint8Array>>()
  let bytes = 0

  function keep(name: string, file: Uint8Array): void {
    if (file.byteLength > cacheBytes / 2) return
    kept.set(name, file)
    bytes += file.byteLength
    for (const [oldest, old] of kept) {
      if (bytes <= cacheBytes) break
      kept.delete(oldest)
      bytes -= old.byteLength
    }
  }

  return {
    async read(name, budget) {
      budget.use(name)
      const held = kept.get(name)
      if (held) {
        kept.delete(name)
        kept.set(name, held)
        return held
      }
      const waited = underWay.get(name)
      if (waited) return waited
      const reading = budget
        .run(() => store.read(name))
        .then((file) => {
          const content = readFileHead(kindOfFile(name), file)
          verifyName(name, file)
          keep(name, content)
          return content
        })
        .finally(() => underWay.delete(name))
      underWay.set(name, reading)
      return reading
    },
  }
}

/**
 * Name of a file by its content.
 *
 * @param hash  32 bits of a hash that keeps files apart, and the checksum of the content
 */
export function nameOfContent(kind: string, hash: readonly [number, number]): string {
  return `${kind}-${hashToHex(...hash)}.bin`
}

/** Kind of a file by its name. */
export function kindOfFile(name: string): string {
  return name.slice(0, name.lastIndexOf('-'))
}

/**
 * Takes a part out of the content of a file.
 *
 * @throws {SearchError} INDEX_CORRUPT when the file ends before it
 */
export function takePart({ name, start, bytes }: ManifestFile, file: Uint8Array): Uint8Array {
  const part = readFileHead(kindOfFile(name), file).subarray(start, start + bytes)
  if (part.length !== bytes) throw corrupt('a file is not what the manifest says')
  return part
}

/** @throws {SearchError} INDEX_CORRUPT when a file does not have the checksum in its name */
export function verifyName(name: string, file: Uint8Array): void {
  const written = checksum(file).toString(16).padStart(8, '0')
  if (!name.endsWith(`${written}.bin`)) throw corrupt('a file is not what its name says')
}

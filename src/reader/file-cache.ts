import { corrupt } from '../format/bytes.ts'
import { readFileHead } from '../format/file-head.ts'
import { checksum, hashToHex } from '../format/hash.ts'
import type { ManifestFile } from '../format/manifest.ts'
import type { BlobStore } from './blob-store.ts'

/** Most reads of one request that are under way at once; the edge keeps six connections. */
const readsAtOnce = 6

/**
 * How many files a request may still use. A file counts once, whether it is in memory or is read: what a request
 * finds then does not hang on what others asked before it.
 */
export interface ReadBudget {
  readonly left: number
  /** Tells whether the request uses a file already. */
  has(name: string): boolean
  /** Uses a file. @throws {RangeError} where the budget is spent */
  use(name: string): void
  /** Runs a read, after waiting for a place. */
  run<T>(read: () => Promise<T>): Promise<T>
}

/** Makes the budget of one request. @param most  files, `Infinity` where they are local */
export function createReadBudget(most: number): ReadBudget {
  const used = new Set<string>()
  let running = 0
  const waiting: (() => void)[] = []
  return {
    get left() {
      return most - used.size
    },
    has: (name) => used.has(name),
    use(name) {
      if (used.has(name)) return
      if (used.size >= most) throw new RangeError('the request has used as many files as it may')
      used.add(name)
    },
    async run(read) {
      if (running >= readsAtOnce) await new Promise<void>((resolve) => waiting.push(resolve))
      running++
      try {
        return await read()
      } finally {
        running--
        waiting.shift()?.()
      }
    },
  }
}

/** Files kept in memory after use, bounded by bytes; a file that is being read is read once. */
export interface FileCache {
  /** Reads a file. @param verify  whether its content must have the hash that its name ends with */
  read(name: string, budget: ReadBudget, verify: boolean): Promise<Uint8Array>
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
    async read(name, budget, verify) {
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
          if (verify) verifyName(name, file)
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
 * @throws {SearchError} INDEX_CORRUPT when the part, or its head where it has one, is not what the manifest says
 */
export function takePart({ name, start, bytes, head }: ManifestFile, file: Uint8Array): Uint8Array {
  const part = readFileHead(kindOfFile(name), file).subarray(start, start + bytes)
  if (head === undefined) verifyName(name, file)
  else if (part.length !== bytes || checksum(part.subarray(0, head.bytes)) !== head.checksum)
    throw corrupt('a file is not what the manifest says')
  return part
}

/** @throws {SearchError} INDEX_CORRUPT when a file does not have the checksum in its name */
export function verifyName(name: string, file: Uint8Array): void {
  const written = checksum(file).toString(16).padStart(8, '0')
  if (!name.endsWith(`${written}.bin`)) throw corrupt('a file is not what its name says')
}

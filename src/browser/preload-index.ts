import { manifestName } from '../format/header/manifest-name.ts'
import { type CachedFetch, cacheName, createCachedFetch } from './cached-fetch.ts'
import { type FileList, fileListName } from './file-list.ts'

/** What was kept on the device. */
export interface PreloadedIndex {
  readonly files: number
  readonly bytes: number
  /** Whether all of the index is there, so that it is searched without a network. */
  readonly isWhole: boolean
}

/** Requests under way together. */
const maxRequests = 6

/**
 * Keeps every file of an index on the device, and drops those of the index before.
 *
 * @param base  absolute address of the folder of the index, ending in `/`
 * @param maxBytes  a larger index is left where it is
 * @throws when the list or a file cannot be fetched
 */
export async function preloadIndex(
  base: string,
  maxBytes: number,
  fetcher: CachedFetch = createCachedFetch(),
): Promise<PreloadedIndex> {
  const { files, bytes } = (await readFile(`${base}${fileListName}`, { cache: 'no-cache' }).then((response) =>
    response.json(),
  )) as FileList
  if (bytes > maxBytes) return { files: 0, bytes, isWhole: false }
  const waiting = [manifestName, ...files]
  async function readOn(): Promise<void> {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) await readFile(base + name)
  }
  await Promise.all(Array.from({ length: maxRequests }, readOn))
  await fetcher.settle()
  await dropOthers(base, new Set([manifestName, fileListName, ...files]))
  return { files: files.length, bytes, isWhole: typeof caches !== 'undefined' }

  async function readFile(address: string, init: RequestInit = {}): Promise<Response> {
    const response = await fetcher.fetch(new Request(address, init))
    if (!response.ok) throw new Error(`expected ${address}, got status ${response.status}`)
    return response
  }
}

/** Drops kept files of the folder that the index does not have any more. */
async function dropOthers(base: string, names: ReadonlySet<string>): Promise<void> {
  if (typeof caches === 'undefined') return
  const storage = await caches.open(cacheName)
  for (const request of await storage.keys())
    if (request.url.startsWith(base) && !names.has(request.url.slice(base.length)))
      await storage.delete(request)
}

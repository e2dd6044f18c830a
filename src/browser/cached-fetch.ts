/** The part of Cache Storage that keeping files needs. */
interface FileStorage {
  match(request: Request): Promise<Response | undefined>
  put(request: Request, response: Response): Promise<void>
}

/** Name of the cache that index files are kept in. */
export const cacheName = 'hansou-index'

/**
 * Fetches the files of an index and keeps them in Cache Storage, so that a second visit, or one without a network,
 * reads them from the device. A file named by its content never changes and is taken from the cache first; the
 * manifest and the list of files are asked for anew, and the kept ones serve only where the network does not answer.
 *
 * @param fetchFile  default: the `fetch` of the platform
 * @param openStorage  default: Cache Storage where there is one (it needs a secure context), else nothing is kept
 */
export function createCachedFetch(
  fetchFile: (request: Request) => Promise<Response> = (request) => fetch(request),
  openStorage: () => Promise<FileStorage | null> = openCacheStorage,
): { fetch(request: Request): Promise<Response> } {
  const opened: { storage: Promise<FileStorage | null> | null } = { storage: null }
  const storageOf = (): Promise<FileStorage | null> => {
    opened.storage ??= openStorage().catch(() => null)
    return opened.storage
  }

  async function fetchAndKeep(request: Request, storage: FileStorage | null): Promise<Response> {
    const response = await fetchFile(request)
    if (response.ok && storage !== null) await storage.put(request, response.clone()).catch(() => undefined)
    return response
  }

  return {
    async fetch(request) {
      const storage = await storageOf()
      const kept = () => storage?.match(request).catch(() => undefined)
      if (!/\/(manifest|files)\.json$/.test(request.url))
        return (await kept()) ?? (await fetchAndKeep(request, storage))
      try {
        return await fetchAndKeep(new Request(request, { cache: 'no-cache' }), storage)
      } catch (cause) {
        const old = await kept()
        if (old === undefined) throw cause
        return old
      }
    },
  }
}

async function openCacheStorage(): Promise<FileStorage | null> {
  return typeof caches === 'undefined' ? null : await caches.open(cacheName)
}

/** The part of Cache Storage that keeping files needs. */
interface FileStorage {
  match(request: Request): Promise<Response | undefined>
  put(request: Request, response: Response): Promise<void>
}

/** Name of the cache that index files are kept in. */
export const cacheName = 'hansou-index'

/** Fetches, and keeps what came. */
export interface CachedFetch {
  /** Answers as soon as the response begins; it is kept meanwhile. */
  fetch(request: Request): Promise<Response>
  /** Waits until everything that was fetched is kept, or cannot be. */
  settle(): Promise<void>
}

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
): CachedFetch {
  const storage = openStorage().catch(() => null)
  const keeping = new Set<Promise<unknown>>()

  async function findKept(request: Request): Promise<Response | undefined> {
    return (await storage)?.match(request).catch(() => undefined)
  }
  async function fetchAndKeep(request: Request): Promise<Response> {
    const response = await fetchFile(request)
    if (response.ok) {
      const copy = response.clone()
      const put = storage.then((opened) => opened?.put(request, copy)).catch(() => undefined)
      keeping.add(put)
      void put.then(() => keeping.delete(put))
    }
    return response
  }

  return {
    async fetch(request) {
      if (!/\/(manifest|files)\.json$/.test(request.url))
        return (await findKept(request)) ?? (await fetchAndKeep(request))
      try {
        return await fetchAndKeep(new Request(request, { cache: 'no-cache' }))
      } catch (cause) {
        const old = await findKept(request)
        if (old === undefined) throw cause
        return old
      }
    },
    settle: async () => void (await Promise.all(keeping)),
  }
}

async function openCacheStorage(): Promise<FileStorage | null> {
  return typeof caches === 'undefined' ? null : await caches.open(cacheName)
}

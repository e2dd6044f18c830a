import { SearchError } from '../../errors.ts'
import type { BlobStore } from '../blob-store.ts'
import { checkBlobName } from './blob-name.ts'

/** The part of a static-assets binding that reading needs; any `fetch` will do. */
export interface AssetsFetcher {
  fetch(request: Request): Promise<Response>
}

/**
 * Files of an artifact among the static assets that are deployed with the worker.
 *
 * @param base address of the folder, ending in `/`; of the host only its form matters to a binding
 */
export function createAssetsStore(fetcher: AssetsFetcher, base: string): BlobStore {
  return {
    async read(name) {
      checkBlobName(name)
      const response = await fetchFile(fetcher, base, name)
      if (response.status === 404) {
        await response.body?.cancel()
        throw new SearchError('INDEX_NOT_FOUND', `expected the asset ${name}, found none`)
      }
      if (response.status !== 200) {
        await response.body?.cancel()
        throw new SearchError('INDEX_CORRUPT', `expected the asset ${name}, got status ${response.status}`)
      }
      return readBody(response, name)
    },
  }
}

async function fetchFile(fetcher: AssetsFetcher, base: string, name: string): Promise<Response> {
  try {
    return await fetcher.fetch(new Request(new URL(name, base)))
  } catch (cause) {
    throw new SearchError('INDEX_CORRUPT', `the asset ${name} could not be fetched`, { cause })
  }
}

async function readBody(response: Response, name: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await response.arrayBuffer())
  } catch (cause) {
    throw new SearchError('INDEX_CORRUPT', `the asset ${name} broke off`, { cause })
  }
}

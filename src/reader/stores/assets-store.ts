import { type ErrorCode, SearchError } from '../../errors.ts'
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
      const code = codeOfStatus(response.status)
      if (code !== null) {
        await response.body?.cancel()
        throw new SearchError(code, `expected the asset ${name}, got status ${response.status}`)
      }
      return readBody(response, name)
    },
  }
}

/** What a status says of a file: missing, not to be had at the moment, or something else in its place. */
function codeOfStatus(status: number): ErrorCode | null {
  if (status === 200) return null
  if (status >= 500 || [408, 425, 429].includes(status)) return 'STORE_UNAVAILABLE'
  return status >= 400 ? 'INDEX_NOT_FOUND' : 'INDEX_CORRUPT'
}

async function fetchFile(fetcher: AssetsFetcher, base: string, name: string): Promise<Response> {
  try {
    return await fetcher.fetch(new Request(new URL(name, base)))
  } catch (cause) {
    throw new SearchError('STORE_UNAVAILABLE', `the asset ${name} could not be fetched`, { cause })
  }
}

async function readBody(response: Response, name: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await response.arrayBuffer())
  } catch (cause) {
    throw new SearchError('STORE_UNAVAILABLE', `the asset ${name} broke off`, { cause })
  }
}

import { SearchError } from '../../errors.ts'
import type { BlobStore } from '../blob-store.ts'
import { checkBlobName } from './blob-name.ts'

/** The part of an R2 bucket binding that reading needs. */
export interface ObjectBucket {
  get(key: string): Promise<{ arrayBuffer(): Promise<ArrayBuffer> } | null>
}

/**
 * Files of an artifact in a bucket: for an index that is too large for static assets.
 *
 * @param prefix stands before each name, such as `news/`; empty where the artifact has the bucket to itself
 */
export function createR2Store(bucket: ObjectBucket, prefix: string): BlobStore {
  return {
    async read(name) {
      checkBlobName(name)
      const bytes = await getObject(bucket, prefix + name, name)
      if (bytes === null) throw new SearchError('INDEX_NOT_FOUND', `expected the object ${name}, found none`)
      return bytes
    },
  }
}

async function getObject(bucket: ObjectBucket, key: string, name: string): Promise<Uint8Array | null> {
  try {
    const object = await bucket.get(key)
    return object === null ? null : new Uint8Array(await object.arrayBuffer())
  } catch (cause) {
    throw new SearchError('STORE_UNAVAILABLE', `the object ${name} could not be read`, { cause })
  }
}

import { env } from 'cloudflare:workers'
import { beforeAll } from 'vitest'
import { createAssetsStore } from '../../src/reader/stores/assets-store.ts'
import { createR2Store } from '../../src/reader/stores/r2-store.ts'
import { blobs, describeBlobStore } from '../contract/blob-store-suite.ts'

beforeAll(async () => {
  for (const [name, bytes] of blobs) await env.BUCKET.put(`news/${name}`, bytes)
})

describeBlobStore('static assets', async () => createAssetsStore(env.ASSETS, 'https://assets.local/'))
describeBlobStore('R2', async () => createR2Store(env.BUCKET, 'news/'))

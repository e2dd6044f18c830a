import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { createFileStore } from '../../scripts/server/file-store.ts'
import { createAssetsStore } from '../../src/reader/stores/assets-store.ts'
import { createMemoryStore } from '../../src/reader/stores/memory-store.ts'
import { createR2Store } from '../../src/reader/stores/r2-store.ts'
import { blobs, describeBlobStore } from './blob-store-suite.ts'

describeBlobStore('memory', async () => createMemoryStore(blobs))
describeBlobStore('a folder', async () =>
  createFileStore(fileURLToPath(new URL('../fixtures/blobs', import.meta.url))),
)

it('says INDEX_CORRUPT when the folder holds something else under the name', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hansou-'))
  await mkdir(join(folder, 'bytes.bin'))
  await expect(createFileStore(folder).read('bytes.bin')).rejects.toMatchObject({ code: 'INDEX_CORRUPT' })
  await rm(folder, { recursive: true })
})

it('says INDEX_CORRUPT when assets or a bucket fail', async () => {
  const failing = async () => {
    throw new Error('the network is down')
  }
  const answering = async () => new Response('busy', { status: 500 })
  const stores = [
    createAssetsStore({ fetch: failing }, 'https://assets.local/'),
    createAssetsStore({ fetch: answering }, 'https://assets.local/'),
    createR2Store({ get: failing }, ''),
  ]
  for (const store of stores)
    await expect(store.read('bytes.bin')).rejects.toMatchObject({ code: 'INDEX_CORRUPT' })
})

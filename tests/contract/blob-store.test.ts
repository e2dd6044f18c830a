import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createFileStore } from '../../scripts/reader/file-store.ts'
import { type ErrorCode, SearchError } from '../../src/errors.ts'
import { createAssetsStore } from '../../src/reader/stores/assets-store.ts'
import { createMemoryStore } from '../../src/reader/stores/memory-store.ts'
import { createPatientStore } from '../../src/reader/stores/patient-store.ts'
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

it('says STORE_UNAVAILABLE when assets or a bucket fail for a moment', async () => {
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
    await expect(store.read('bytes.bin')).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
})

it.each([
  [404, 'INDEX_NOT_FOUND'],
  [403, 'INDEX_NOT_FOUND'],
  [429, 'STORE_UNAVAILABLE'],
  [503, 'STORE_UNAVAILABLE'],
  [304, 'INDEX_CORRUPT'],
])('takes the status %i of an asset for %s', async (status, code) => {
  const store = createAssetsStore(
    { fetch: async () => new Response(null, { status }) },
    'https://assets.local/',
  )
  await expect(store.read('bytes.bin')).rejects.toMatchObject({ code })
})

describe('a store that fails', () => {
  function createFailingStore(code: ErrorCode, failures: number) {
    const asked = { times: 0 }
    const store = createPatientStore({
      async read() {
        if (asked.times++ < failures) throw new SearchError(code, 'no')
        return new Uint8Array([7])
      },
    })
    return { store, asked }
  }

  it('for a moment is asked once more, and no more than that', async () => {
    const once = createFailingStore('STORE_UNAVAILABLE', 1)
    expect([...(await once.store.read('a.bin'))]).toEqual([7])
    const twice = createFailingStore('STORE_UNAVAILABLE', 2)
    await expect(twice.store.read('a.bin')).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
    expect(twice.asked.times).toBe(2)
  })

  it.each(['INDEX_NOT_FOUND', 'INDEX_CORRUPT'] as const)('with %s is not asked again', async (code) => {
    const { store, asked } = createFailingStore(code, 1)
    await expect(store.read('a.bin')).rejects.toMatchObject({ code })
    expect(asked.times).toBe(1)
  })
})

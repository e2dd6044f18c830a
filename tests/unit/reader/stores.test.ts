import { describe, expect, it } from 'vitest'
import { SearchError } from '../../../src/errors.ts'
import { createAssetsStore } from '../../../src/reader/stores/assets-store.ts'
import { createHandedStore } from '../../../src/reader/stores/handed-store.ts'
import { createMemoryStore } from '../../../src/reader/stores/memory-store.ts'
import { createPatientStore } from '../../../src/reader/stores/patient-store.ts'
import { createR2Store } from '../../../src/reader/stores/r2-store.ts'

const bytes = Uint8Array.of(1, 2, 3)
const failWith = (code: string) => expect.objectContaining({ code })

describe('a store that files were handed to', () => {
  it('answers each of them once, and all else from the store behind it', async () => {
    const behind = createMemoryStore(new Map([['a.bin', Uint8Array.of(9)]]))
    const store = createHandedStore([['a.bin', bytes]], behind)
    expect([...(await store.read('a.bin'))]).toEqual([1, 2, 3])
    expect([...(await store.read('a.bin'))]).toEqual([9])
    await expect(store.read('b.bin')).rejects.toEqual(failWith('INDEX_NOT_FOUND'))
  })
})

describe('a store of assets', () => {
  const answer = (response: () => Response | Promise<Response>) =>
    createAssetsStore({ fetch: async () => response() }, 'https://example.org/index/').read('a.bin')

  it('asks for the name below its address', async () => {
    const asked: string[] = []
    const store = createAssetsStore(
      {
        async fetch({ url }) {
          asked.push(url)
          return new Response(bytes)
        },
      },
      'https://example.org/index/',
    )
    expect([...(await store.read('a.bin'))]).toEqual([1, 2, 3])
    expect(asked).toEqual(['https://example.org/index/a.bin'])
    await expect(store.read('../a.bin')).rejects.toEqual(failWith('INDEX_NOT_FOUND'))
    expect(asked).toHaveLength(1)
  })

  it.each([
    [404, 'INDEX_NOT_FOUND'],
    [400, 'INDEX_NOT_FOUND'],
    [403, 'INDEX_NOT_FOUND'],
    [408, 'STORE_UNAVAILABLE'],
    [425, 'STORE_UNAVAILABLE'],
    [429, 'STORE_UNAVAILABLE'],
    [500, 'STORE_UNAVAILABLE'],
    [503, 'STORE_UNAVAILABLE'],
    [204, 'INDEX_CORRUPT'],
    [206, 'INDEX_CORRUPT'],
    [304, 'INDEX_CORRUPT'],
  ])('says of status %i %s', async (status, code) => {
    await expect(answer(() => new Response(null, { status }))).rejects.toEqual(failWith(code))
  })

  it('reads no body that it has no use for', async () => {
    const reasons: unknown[] = []
    const body = new ReadableStream({ cancel: (reason) => void reasons.push(reason) })
    await expect(answer(() => new Response(body, { status: 404 }))).rejects.toEqual(
      failWith('INDEX_NOT_FOUND'),
    )
    expect(reasons).toHaveLength(1)
  })

  it('says that it is not to be reached with what came instead, before the answer or within it', async () => {
    const cause = new TypeError('no route')
    const unreachable = answer(() => Promise.reject(cause))
    await expect(unreachable).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', cause })
    const broken = answer(() => new Response(new ReadableStream({ start: (stream) => stream.error(cause) })))
    await expect(broken).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', cause })
  })
})

describe('a store in a bucket', () => {
  it('asks for the name behind its prefix', async () => {
    const asked: string[] = []
    const bucket = {
      async get(key: string) {
        asked.push(key)
        return key === 'news/a.bin' ? { arrayBuffer: async () => bytes.slice().buffer } : null
      },
    }
    const store = createR2Store(bucket, 'news/')
    expect([...(await store.read('a.bin'))]).toEqual([1, 2, 3])
    await expect(store.read('b.bin')).rejects.toEqual(failWith('INDEX_NOT_FOUND'))
    await expect(store.read('../a.bin')).rejects.toEqual(failWith('INDEX_NOT_FOUND'))
    expect(asked).toEqual(['news/a.bin', 'news/b.bin'])
  })

  it('says that it is not to be reached with what came instead', async () => {
    const cause = new Error('internal error')
    const store = createR2Store({ get: () => Promise.reject(cause) }, '')
    await expect(store.read('a.bin')).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', cause })
  })
})

describe('a store in memory', () => {
  it('has what it was given', async () => {
    const store = createMemoryStore(new Map([['a.bin', bytes]]))
    expect(await store.read('a.bin')).toBe(bytes)
    await expect(store.read('b.bin')).rejects.toEqual(failWith('INDEX_NOT_FOUND'))
    await expect(store.read('A.bin')).rejects.toEqual(failWith('INDEX_NOT_FOUND'))
  })
})

describe('a patient store', () => {
  /** Fails with each of some errors in turn, then answers. */
  function failing(...errors: Error[]) {
    const state = { asked: 0 }
    const store = createPatientStore({
      async read() {
        const error = errors[state.asked++]
        if (error) throw error
        return bytes
      },
    })
    return { store, state }
  }
  const unavailable = new SearchError('STORE_UNAVAILABLE', 'for a moment')

  it('asks once more where a store fails for a moment', async () => {
    const { store, state } = failing(unavailable)
    expect(await store.read('a.bin')).toBe(bytes)
    expect(state.asked).toBe(2)
  })

  it('asks no third time', async () => {
    const { store, state } = failing(unavailable, unavailable)
    await expect(store.read('a.bin')).rejects.toBe(unavailable)
    expect(state.asked).toBe(2)
  })

  it.each([
    new SearchError('INDEX_NOT_FOUND', 'no such file'),
    new SearchError('INDEX_CORRUPT', 'x'),
    new TypeError('x'),
  ])('does not ask again after %s', async (error) => {
    const { store, state } = failing(error)
    await expect(store.read('a.bin')).rejects.toBe(error)
    expect(state.asked).toBe(1)
  })
})

import { afterEach, describe, expect, it, vi } from 'vitest'
import type { CachedFetch } from '../../../src/browser/cached-fetch.ts'
import { preloadIndex } from '../../../src/browser/preload-index.ts'

const base = 'https://site.example/hansou/'

/** A host of an index of two files, and what was asked of it. */
function createHost(broken = ''): { readonly asked: string[]; readonly fetcher: CachedFetch } {
  const asked: string[] = []
  const fetcher: CachedFetch = {
    async fetch({ url, cache }) {
      const name = url.slice(base.length)
      asked.push(cache === 'no-cache' ? `${name} anew` : name)
      if (name === broken) return new Response(null, { status: 404 })
      return Response.json({ files: ['a.bin', 'b.bin'], bytes: 100 })
    },
    settle: async () => undefined,
  }
  return { asked, fetcher }
}

describe('an index that is kept on the device', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('is fetched whole, its list anew', async () => {
    const { asked, fetcher } = createHost()
    expect(await preloadIndex(base, 100, fetcher)).toEqual({ files: 2, bytes: 100, isWhole: false })
    expect(asked).toEqual(['files.json anew', 'manifest.json', 'a.bin', 'b.bin'])
  })

  it('is left where it is when it is larger than asked for', async () => {
    const { asked, fetcher } = createHost()
    expect(await preloadIndex(base, 99, fetcher)).toEqual({ files: 0, bytes: 100, isWhole: false })
    expect(asked).toEqual(['files.json anew'])
  })

  it('is none when a file cannot be fetched', async () => {
    const { fetcher } = createHost('b.bin')
    await expect(preloadIndex(base, 100, fetcher)).rejects.toThrow(`${base}b.bin, got status 404`)
  })

  it('takes the place of the one before, and of no other', async () => {
    const kept = new Set(['manifest.json', 'files.json', 'a.bin', 'old.bin'].map((name) => base + name))
    kept.add('https://site.example/other/old.bin')
    vi.stubGlobal('caches', {
      open: async () => ({
        keys: async () => [...kept].map((url) => ({ url })),
        delete: async ({ url }: { url: string }) => kept.delete(url),
      }),
    })
    expect((await preloadIndex(base, 100, createHost().fetcher)).isWhole).toBe(true)
    expect([...kept]).toEqual([
      `${base}manifest.json`,
      `${base}files.json`,
      `${base}a.bin`,
      'https://site.example/other/old.bin',
    ])
  })
})

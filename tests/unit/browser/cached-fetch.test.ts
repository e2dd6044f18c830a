import { describe, expect, it } from 'vitest'
import { createCachedFetch } from '../../../src/browser/cached-fetch.ts'

const base = 'https://site.example/hansou/'

/** A storage in memory whose `put` ends when the test says so. */
function createStorage(kept: Record<string, string> = {}) {
  const ended: (() => void)[] = []
  const put = new Promise<void>((resolve) => ended.push(resolve))
  return {
    kept,
    endPut: () => ended[0]!(),
    async match({ url }: Request) {
      const content = kept[url.slice(base.length)]
      return content === undefined ? undefined : new Response(content)
    },
    async put({ url }: Request, response: Response) {
      const content = await response.text()
      await put
      kept[url.slice(base.length)] = content
    },
  }
}

const offline = () => Promise.reject(new TypeError('offline'))
const host = (content: string, status = 200) => {
  const asked: string[] = []
  return {
    asked,
    fetch: async ({ url, cache }: Request) => {
      asked.push(`${url.slice(base.length)} ${cache}`)
      return new Response(content, { status })
    },
  }
}
const ask = (name: string): Request => new Request(base + name)

describe('a fetch that keeps files', () => {
  it('answers before the file is kept, and says when it is', async () => {
    const storage = createStorage()
    const cached = createCachedFetch(host('text').fetch, async () => storage)
    expect(await (await cached.fetch(ask('store-1.bin'))).text()).toBe('text')
    expect(storage.kept).toEqual({})
    storage.endPut()
    await cached.settle()
    expect(storage.kept).toEqual({ 'store-1.bin': 'text' })
  })

  it('asks for nothing that is kept under the name of its content', async () => {
    const { asked, fetch } = host('new')
    const cached = createCachedFetch(fetch, async () => createStorage({ 'store-1.bin': 'old' }))
    expect(await (await cached.fetch(ask('store-1.bin'))).text()).toBe('old')
    expect(asked).toEqual([])
  })

  it.each([
    'manifest.json',
    'files.json',
  ])('asks for %s anew, and takes the kept one without a network', async (name) => {
    const storage = createStorage({ [name]: 'old' })
    const { asked, fetch } = host('new')
    expect(await (await createCachedFetch(fetch, async () => storage).fetch(ask(name))).text()).toBe('new')
    expect(asked).toEqual([`${name} no-cache`])
    expect(await (await createCachedFetch(offline, async () => storage).fetch(ask(name))).text()).toBe('old')
  })

  it('keeps no failure, and tells of one where nothing is kept', async () => {
    const storage = createStorage()
    storage.endPut()
    const cached = createCachedFetch(host('gone', 404).fetch, async () => storage)
    expect((await cached.fetch(ask('store-1.bin'))).status).toBe(404)
    await cached.settle()
    expect(storage.kept).toEqual({})
    for (const name of ['manifest.json', 'store-1.bin'])
      await expect(createCachedFetch(offline, async () => storage).fetch(ask(name))).rejects.toThrow(
        'offline',
      )
  })

  it.each([
    ['there is none', async () => null],
    ['it cannot be opened', () => Promise.reject(new Error('denied'))],
  ])('works without a storage, where %s', async (_name, openStorage) => {
    const cached = createCachedFetch(host('text').fetch, openStorage)
    expect(await (await cached.fetch(ask('store-1.bin'))).text()).toBe('text')
    await cached.settle()
  })
})

import { describe, expect, it } from 'vitest'
import { fetchFirstFiles } from '../../../src/browser/first-files.ts'

const base = 'https://site.example/hansou/'
const manifest = JSON.stringify({ manifest: JSON.stringify({ files: { header: { name: 'header-1.bin' } } }) })

function serve(files: Readonly<Record<string, string>>) {
  const asked: string[] = []
  return {
    asked,
    async fetch({ url }: Request) {
      asked.push(url.slice(base.length))
      const content = files[url.slice(base.length)]
      return new Response(content ?? null, { status: content === undefined ? 404 : 200 })
    },
  }
}

const read = async (files: Readonly<Record<string, string>>) => {
  const host = serve(files)
  const found = await fetchFirstFiles(base, host)
  return { asked: host.asked, found: found.map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]) }
}

describe('the first files of an index', () => {
  it('are its manifest, and the header that this names', async () => {
    expect(await read({ 'manifest.json': manifest, 'header-1.bin': 'header' })).toEqual({
      asked: ['manifest.json', 'header-1.bin'],
      found: [
        ['manifest.json', manifest],
        ['header-1.bin', 'header'],
      ],
    })
  })

  it('are left to the search thread where one is missing or is something else', async () => {
    expect((await read({})).found).toEqual([])
    expect((await read({ 'manifest.json': manifest })).found).toEqual([['manifest.json', manifest]])
    for (const other of ['<!doctype html>', '{}', 'null'])
      expect((await read({ 'manifest.json': other })).found).toEqual([['manifest.json', other]])
  })

  it('are none where the network fails', async () => {
    const fetcher = { fetch: () => Promise.reject(new TypeError('offline')) }
    expect(await fetchFirstFiles(base, fetcher)).toEqual([])
  })
})

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDevSearch } from '../../../integrations/site-index.ts'
import { bundleSearchBox } from '../../../scripts/assets/bundle-search-box.ts'
import { cacheFolderOf } from '../../../scripts/index/cache/cache-folder.ts'
import { browserScripts } from '../../../src/http/options.ts'

const place: { folder?: string; server?: Server; url?: string } = {}

beforeAll(async () => {
  place.folder = await mkdtemp(join(tmpdir(), 'hansou-dev-search-'))
  await mkdir(join(place.folder, 'site'))
  await writeFile(join(place.folder, 'site/a.md'), '# 水闸\n\n每天开两次。')
  const search = createDevSearch(join(place.folder, 'site'))
  const server = createServer((request, response) => search(request, response, () => response.end('site')))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  place.server = server
  place.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}, 60_000)
afterAll(async () => {
  place.server?.close()
  for (const folder of [place.folder!, cacheFolderOf(join(place.folder!, 'site'))])
    await rm(folder, { recursive: true, force: true })
})

const poll = { timeout: 30_000, interval: 200 }
const scripts = bundleSearchBox()

const bodyOf = async (path: string): Promise<string> => (await fetch(place.url + path)).text()

describe('the search of a dev server', () => {
  it('answers queries', { timeout: 60_000 }, async () => {
    expect(await bodyOf('/api/search?q=%E6%B0%B4%E9%97%B8')).toContain('"total":1')
  })

  it('finds what was written after it began, without a pause in between', { timeout: 60_000 }, async () => {
    const file = join(place.folder!, 'site/b.md')
    const asked = new AbortController()
    const totals = (async () => {
      const seen = new Set<string>()
      while (!asked.signal.aborted) seen.add((await bodyOf('/api/search?q=%E6%B0%B4%E9%97%B8')).slice(0, 9))
      return [...seen]
    })()
    await writeFile(file, '# 船坞\n\n修船的地方。')
    await expect.poll(() => bodyOf('/api/search?q=%E8%88%B9%E5%9D%9E'), poll).toContain('"total":1')
    await writeFile(file, '# 灯塔\n\n看海的地方。')
    await expect.poll(() => bodyOf('/api/search?q=%E7%81%AF%E5%A1%94'), poll).toContain('"total":1')
    asked.abort()
    expect(await totals).toEqual(['{"query":'])
  })

  it('is the same for a dev server that starts anew', () => {
    const source = join(place.folder!, 'site')
    expect(createDevSearch(source)).toBe(createDevSearch(source))
  })

  it.each(browserScripts)('answers for %s, of whatever release', { timeout: 60_000 }, async (name) => {
    const script = new TextDecoder().decode((await scripts)[name])
    expect(await bodyOf(`/${name}`)).toBe(script)
    expect(await bodyOf(`/${name}?v=0`)).toBe(script)
  })

  it.each([
    '/',
    '/search-box',
    '/guide/search-box.js',
    '/search-boxes.js',
    '/apis',
  ])('leaves %s to the site', async (path) => {
    expect(await bodyOf(path)).toBe('site')
  })
})

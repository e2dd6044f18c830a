import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BuiltIndex, buildTestIndex } from '../fixtures/built-index.ts'
import { type RunningScript, runScript } from './running-script.ts'

const created: { index?: BuiltIndex; script?: RunningScript; url: string } = { url: '' }

beforeAll(async () => {
  created.index = await buildTestIndex([{ id: 'canal', title: '大运河', text: '船还在走。' }], 'packed')
  await writeFile(
    join(dirname(created.index.folder), 'hansou.json'),
    JSON.stringify({ name: '我的站', siteUrl: 'https://site.example/', examples: ['船'] }),
  )
  created.script = runScript(
    'scripts/hansou.ts',
    ['serve', '--index', created.index.folder, '--port', '0'],
    {},
  )
  const [, url] = await created.script.said(/汉搜 (http:\S+\/): 1 articles/)
  created.url = url!
}, 120_000)

afterAll(async () => {
  created.script?.child.kill('SIGKILL')
  await created.index?.remove()
})

it('serves an index to pages of any origin, behind any name', async () => {
  const response = await fetch(`${created.url}api/search?q=${encodeURIComponent('運河')}`, {
    headers: { Origin: 'https://elsewhere.example', 'X-Forwarded-Host': 'search.example' },
  })
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(((await response.json()) as { total: number }).total).toBe(1)
})

it('answers in the name of the proxy before it', async () => {
  const proxy = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-Prefix': '/search' }
  const description = await (await fetch(`${created.url}opensearch.xml`, { headers: proxy })).text()
  expect(description).toContain(`template="${created.url.replace('http:', 'https:')}search/?q={searchTerms}"`)
  const posted = await fetch(`${created.url}api/search`, {
    method: 'POST',
    body: JSON.stringify({ q: '運河' }),
    headers: { ...proxy, 'Content-Type': 'application/json' },
  })
  expect(((await posted.json()) as { total: number }).total).toBe(1)
})

it('serves the search box with it', async () => {
  const response = await fetch(`${created.url}search-box.js`)
  expect(response.headers.get('content-type')).toMatch(/javascript/)
})

it('takes name, address and examples from the hansou.json beside the index', async () => {
  const page = await (await fetch(created.url)).text()
  expect(page).toContain('<h1>我的站</h1>')
  expect(page).toContain(`href="?q=${encodeURIComponent('船')}"`)
  const feed = (await (await fetch(`${created.url}api/search.json?q=%E8%88%B9`)).json()) as {
    items: { url: string }[]
  }
  expect(feed.items[0]!.url).toMatch(/^https:\/\/site\.example\//)
})

it('ends with what is missing where there is no index', async () => {
  const script = runScript('scripts/hansou.ts', ['serve', '--index', join(created.index!.folder, 'none')], {})
  await script.said(/expected an index in .*none, found none/)
  expect(await script.ended()).toBe(1)
})

it('compresses texts for those who take them so, and says that others get them as they are', async () => {
  const ask = (encoding: string) =>
    fetch(`${created.url}search-box.js`, { headers: { 'Accept-Encoding': encoding } })
  const [packed, plain] = await Promise.all([ask('gzip'), ask('identity')])
  expect([packed.headers.get('content-encoding'), plain.headers.get('content-encoding')]).toEqual([
    'gzip',
    null,
  ])
  expect(plain.headers.get('vary')).toContain('Accept-Encoding')
  expect(await packed.text()).toBe(await plain.text())
})

it('answers what a visitor has already with 304, compressed or not', async () => {
  const address = `${created.url}api/search?q=%E8%88%B9`
  const first = await fetch(address, { headers: { 'Accept-Encoding': 'gzip' } })
  const again = await fetch(address, {
    headers: { 'Accept-Encoding': 'gzip', 'If-None-Match': first.headers.get('etag')! },
  })
  expect([again.status, await again.text()]).toEqual([304, ''])
  const head = await fetch(address, { method: 'HEAD' })
  for (const { headers } of [first, again, head])
    expect(headers.get('vary')!.match(/accept-encoding/gi)).toHaveLength(1)
})

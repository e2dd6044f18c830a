import { mkdtemp, readdir, rm, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unstable_startWorker } from 'wrangler'
import { writeSearchBox } from '../../scripts/assets/bundle-search-box.ts'
import { buildIndex } from '../../scripts/index/build-index.ts'
import { healthAnswer, searchAnswer, suggestAnswer } from '../../src/http/contract.ts'
import { bundleWorker } from '../architecture/bundle-worker.ts'

type Worker = Awaited<ReturnType<typeof unstable_startWorker>>

const articles = [
  {
    id: 'news/rhino',
    title: '灰犀牛与黑天鹅',
    text: '这不是黑天鹅，而是一头灰犀牛。',
    date: '2023-08-02',
    authors: ['陈晓'],
  },
  { id: 'news/visit', title: '访美之行', text: '外长访美三天，灰犀牛却没有走开。', date: '2023-07-01' },
]

/** Starts the worker as wrangler.toml says, Node switched off, over a site folder with an index. */
async function startWorker(siteFolder: string): Promise<Worker> {
  return unstable_startWorker({
    config: fileURLToPath(new URL('../../wrangler.toml', import.meta.url)),
    build: { custom: { command: '' } },
    assets: siteFolder,
    dev: { server: { port: 0, hostname: '127.0.0.1' }, inspector: false, logLevel: 'none', watch: false },
  })
}

async function makeSite(engine: 'minisearch' | 'packed'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hansou-'))
  const source = join(folder, 'articles.jsonl')
  await writeFile(source, articles.map((article) => JSON.stringify(article)).join('\n'))
  await writeSearchBox(join(folder, 'site'))
  await buildIndex(source, join(folder, 'site/_hansou'), { engine, split: true })
  return folder
}

describe.each(['minisearch', 'packed'] as const)('the worker, without Node, over a %s index', (engine) => {
  const started: { folder?: string; worker?: Worker } = {}
  const ask = (path: string, init?: object) => started.worker!.fetch(`http://site.local${path}`, init)

  beforeAll(async () => {
    // A worker that cannot be bundled would be waited for in vain.
    await bundleWorker()
    started.folder = await makeSite(engine)
    started.worker = await startWorker(join(started.folder, 'site'))
  })

  afterAll(async () => {
    await started.worker?.dispose()
    if (started.folder !== undefined) await rm(started.folder, { recursive: true })
  })

  it('answers many first questions at once, all alike', async () => {
    const path = `/api/search?q=${encodeURIComponent('灰犀牛')}`
    const responses = await Promise.all(Array.from({ length: 8 }, () => ask(path)))
    for (const response of responses) {
      const answer = v.parse(searchAnswer, await response.json())
      expect(answer).toMatchObject({ total: 2, engine })
      expect(answer.hits.map(({ article }) => article.id)).toContain('news/rhino')
      for (const { snippet } of answer.hits) expect(snippet.html).toContain('<mark>灰犀牛</mark>')
    }
  })

  it('suggests and tells how it is', async () => {
    const suggested = await ask(`/api/suggest?q=${encodeURIComponent('灰犀')}`)
    v.parse(suggestAnswer, await suggested.json())
    const health = v.parse(healthAnswer, await (await ask('/api/health')).json())
    expect(health).toMatchObject({ articles: 2, engine })
  })

  it('answers 304 to a tag it gave', async () => {
    const first = await ask('/api/search?q=x')
    await first.text()
    const again = await ask('/api/search?q=x', {
      headers: { 'If-None-Match': first.headers.get('etag') ?? '' },
    })
    expect(again.status).toBe(304)
  })

  it('serves page and box, but no file of the index', async () => {
    expect(await (await ask('/')).text()).toContain('<hansou-search')
    const script = await ask('/search-box.js')
    expect(script.headers.get('access-control-allow-origin')).toBe('*')
    expect(await script.text()).toContain('hansou-search')
    const files = await readdir(join(started.folder!, 'site/_hansou'))
    for (const file of files) {
      const response = await ask(`/_hansou/${file}`)
      expect(response.status).toBe(404)
      expect(await response.json()).toMatchObject({ code: 'NOT_FOUND' })
    }
  })
})

describe('a worker without an index', () => {
  it('says INDEX_NOT_FOUND, and serves the page all the same', async () => {
    const folder = await makeSite('minisearch')
    for (const name of ['manifest.json', 'opening.dat']) await unlink(join(folder, 'site/_hansou', name))
    const worker = await startWorker(join(folder, 'site'))
    const response = await worker.fetch('http://site.local/api/search?q=x')
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ code: 'INDEX_NOT_FOUND' })
    expect((await worker.fetch('http://site.local/')).status).toBe(200)
    await worker.dispose()
    await rm(folder, { recursive: true })
  })
})

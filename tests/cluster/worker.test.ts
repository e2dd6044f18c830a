import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unstable_startWorker } from 'wrangler'
import { writeSearchBox } from '../../scripts/assets/bundle-search-box.ts'
import { articleAnswer, healthAnswer, searchAnswer } from '../../src/http/contract.ts'
import { bundleWorker } from '../architecture/bundle-worker.ts'
import type { BuiltIndex } from '../fixtures/built-index.ts'
import { buildClusterIndex } from './built-pair.ts'
import { missingTool, testConnection, whetherCluster } from './running-cluster.ts'

type Worker = Awaited<ReturnType<typeof unstable_startWorker>>

describe.skipIf(missingTool !== null)(`the worker over an index in a cluster${whetherCluster}`, () => {
  const started: { folder?: string; worker?: Worker; index?: BuiltIndex } = {}
  const ask = async (path: string): Promise<unknown> =>
    (await started.worker!.fetch(`http://site.local${path}`)).json()

  beforeAll(async () => {
    await bundleWorker()
    started.index = await buildClusterIndex(
      [
        {
          id: 'news/rhino',
          title: '灰犀牛与黑天鹅',
          text: '这不是黑天鹅，而是一头灰犀牛。',
          authors: ['陈晓'],
        },
        { id: 'news/visit', title: '访美之行', text: '外长访美三天，灰犀牛却没有走开。' },
      ],
      'test-worker',
    )
    started.folder = await mkdtemp(join(tmpdir(), 'hansou-'))
    await writeSearchBox(started.folder)
    await cp(started.index.folder, join(started.folder, '_hansou'), { recursive: true })
    started.worker = await unstable_startWorker({
      config: fileURLToPath(new URL('../../wrangler.toml', import.meta.url)),
      build: { custom: { command: '' } },
      assets: started.folder,
      bindings: { OPENSEARCH_URL: { type: 'plain_text', value: testConnection.urls.join(',') } },
      dev: { server: { port: 0, hostname: '127.0.0.1' }, inspector: false, logLevel: 'none', watch: false },
    })
  })

  afterAll(async () => {
    await started.worker?.dispose()
    await started.index?.remove()
    if (started.folder !== undefined) await rm(started.folder, { recursive: true })
  })

  it('answers searches, articles and values from the cluster', async () => {
    const answer = v.parse(searchAnswer, await ask(`/api/search?q=${encodeURIComponent('灰犀牛')}`))
    expect(answer).toMatchObject({ total: 2, totalIsExact: true, engine: 'opensearch' })
    for (const { snippet } of answer.hits) expect(snippet!.html).toContain('<mark>灰犀牛</mark>')
    expect(v.parse(articleAnswer, await ask('/api/articles/news/rhino')).count).toBe(1)
    expect(v.parse(healthAnswer, await ask('/api/health'))).toMatchObject({
      articles: 2,
      engine: 'opensearch',
    })
  })
})

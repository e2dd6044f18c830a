import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { killNode, listAddresses, pauseNode, startNode } from '../../scripts/cluster/development-cluster.ts'
import { openLocalSearcher } from '../../scripts/reader/open-local-searcher.ts'
import { createApp } from '../../src/http/app.ts'
import type { Searcher } from '../../src/search/answer.ts'
import { keepSearcher } from '../../src/search/keep-searcher.ts'
import { type BuiltIndex, type Line, requestOf } from '../fixtures/built-index.ts'
import { buildClusterIndex } from './built-pair.ts'
import { missingTool, testCluster, testConnection, whetherCluster } from './running-cluster.ts'

/** Long enough for a loaded machine, short enough to wait out. */
const connection = { ...testConnection, timeoutMs: 8000 }
const passages = 300
const lines: readonly Line[] = Array.from({ length: passages }, (_, id) => ({
  id: `${id}`,
  title: `第${id}篇`,
  text: `大运河上的第${id}座桥，苏州园林。`,
}))

/** Waits until all nodes are there and every shard has all of its copies. */
async function waitForHealth(): Promise<void> {
  const path = `/_cluster/health?wait_for_status=green&wait_for_nodes=${testCluster.nodes}&timeout=10s`
  await expect
    .poll(
      async () => {
        const [address] = listAddresses(testCluster)
        const answer = await fetch(address + path).catch(() => null)
        return answer?.status
      },
      { timeout: 300_000 },
    )
    .toBe(200)
}

function openSearcher({ folder }: BuiltIndex): Promise<Searcher> {
  return openLocalSearcher(folder, Number.POSITIVE_INFINITY, connection)
}

/** Asks again and again until told to stop, and answers what came. */
async function askUntil(searcher: Searcher, isDone: () => boolean, least: number) {
  const answers: { total: number; partial: boolean; exact: boolean }[] = []
  while (!isDone() || answers.length < least) {
    const answer = await searcher.search(requestOf('运河', { group: 'passage' }))
    answers.push({
      total: answer.total,
      partial: answer.partial === true,
      exact: answer.totalIsExact,
    })
  }
  return answers
}

const whole = { total: passages, partial: false, exact: true }

describe.skipIf(missingTool !== null)(`a cluster of which a part fails${whetherCluster}`, () => {
  const built: { copied?: BuiltIndex; single?: BuiltIndex } = {}
  beforeAll(async () => {
    built.copied = await buildClusterIndex(lines, 'test-copied', { split: false })
    built.single = await buildClusterIndex(lines, 'test-single', {
      split: false,
      cluster: { connection: testConnection, alias: 'test-single', shards: 3, replicas: 0 },
    })
  })
  afterEach(waitForHealth)
  afterAll(async () => {
    await built.copied?.remove()
    await built.single?.remove()
  })

  it.each([0, 1, 2])('answers all of it while node %i is killed and comes back', async (number) => {
    const searcher = await openSearcher(built.copied!)
    const state = { isDone: false }
    const asking = [0, 1].map(() => askUntil(searcher, () => state.isDone, 10))
    killNode(testCluster, number)
    expect((await askUntil(searcher, () => true, 20)).filter((answer) => answer.partial)).toEqual([])
    await startNode(testCluster, number)
    await waitForHealth()
    state.isDone = true
    for (const answer of (await Promise.all(asking)).flat()) expect(answer).toEqual(whole)
  })

  it('answers all of it while a node stands still', async () => {
    const searcher = await openSearcher(built.copied!)
    pauseNode(testCluster, 1, true)
    try {
      for (const answer of await askUntil(searcher, () => true, 6)) expect(answer).toEqual(whole)
    } finally {
      pauseNode(testCluster, 1, false)
    }
  })

  it('says that an answer is partial where no copy of a shard is left, and has nobody keep it', async () => {
    const searcher = await openSearcher(built.single!)
    const app = createApp({ searcher: async () => searcher, searchBox: async () => null })
    const ask = () => app.request('http://site.example/api/search?q=运河&group=passage')
    killNode(testCluster, 2)
    try {
      const response = await ask()
      const answer = (await response.json()) as { total: number; totalIsExact: boolean; partial?: true }
      expect(response.status).toBe(200)
      expect(answer).toMatchObject({ partial: true, totalIsExact: false })
      expect(answer.total).toBeGreaterThan(0)
      expect(answer.total).toBeLessThan(passages)
      expect(response.headers.get('Cache-Control')).toBe('no-store')
      expect(response.headers.get('ETag')).toBeNull()
    } finally {
      await startNode(testCluster, 2)
      await waitForHealth()
    }
    const response = await ask()
    expect(await response.json()).toMatchObject({ total: passages, totalIsExact: true })
    expect(response.headers.get('ETag')).not.toBeNull()
  })

  it('answers wholly from the old index or wholly from the new while the alias is swapped', async () => {
    const { folder } = built.copied!
    const searcher = await keepSearcher(
      () => openLocalSearcher(folder, Number.POSITIVE_INFINITY, connection),
      { recheckAfterMs: 0 },
    )()
    const state = { isDone: false }
    const asking = askUntil(searcher, () => state.isDone, 10)
    const more = [...lines, { id: 'more', title: '', text: '又一条运河。' }]
    await buildClusterIndex(more, 'test-copied', { split: false })
    const opened = await openSearcher(built.copied!)
    expect((await askUntil(opened, () => true, 3)).at(-1)).toEqual(whole)
    state.isDone = true
    for (const answer of await asking) expect(answer).toEqual(whole)
  })
})

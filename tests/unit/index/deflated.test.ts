import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildIndex } from '../../../scripts/index/build-index.ts'
import type { BuildSummary } from '../../../scripts/index/options/build-options.ts'
import { verifyFiles } from '../../../scripts/inspect/verify-files.ts'
import { createFileStore } from '../../../scripts/reader/file-store.ts'
import { openSearcher } from '../../../src/search/open-searcher.ts'
import { requestOf } from '../../fixtures/built-index.ts'

const place: { folder: string; plain?: BuildSummary; deflated?: BuildSummary } = { folder: '' }

beforeAll(async () => {
  place.folder = await mkdtemp(join(tmpdir(), 'hansou-test-'))
  const build = (deflated: boolean): Promise<BuildSummary> =>
    buildIndex('content', join(place.folder, deflated ? 'deflated' : 'plain'), {
      engine: 'packed',
      split: true,
      threads: 0,
      deflated,
    })
  place.plain = await build(false)
  place.deflated = await build(true)
})
afterAll(() => rm(place.folder, { recursive: true, force: true }))

describe('a deflated index', () => {
  it('is smaller and whole', async () => {
    expect(place.deflated!.bytes).toBeLessThan(place.plain!.bytes * 0.8)
    const store = createFileStore(join(place.folder, 'deflated'))
    for await (const { name, fault } of verifyFiles(store)) expect([name, fault]).toEqual([name, null])
  })

  it.each([
    '大运河',
    '运河 -湖',
    '"活字印刷"',
    'yunhe',
    '',
    '不在这里的字符串',
  ])('answers %j as one that is not deflated', async (q) => {
    const [plain, deflated] = await Promise.all(
      ['plain', 'deflated'].map((name) => openSearcher(createFileStore(join(place.folder, name)))),
    )
    const [one, other] = [await plain!.search(requestOf(q)), await deflated!.search(requestOf(q))]
    expect(other).toEqual(one)
    expect(await deflated!.suggest('运', 8)).toEqual(await plain!.suggest('运', 8))
  })
})

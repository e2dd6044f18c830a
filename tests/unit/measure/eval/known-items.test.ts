import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  checkKnownItems,
  collectKnownItems,
  type KnownItem,
} from '../../../../scripts/measure/eval/known-items.ts'
import { createFileStore } from '../../../../scripts/reader/file-store.ts'
import { openIndexReader } from '../../../../src/reader/index-reader.ts'
import { type BuiltIndex, buildTestIndex } from '../../../fixtures/built-index.ts'

const pages: Readonly<Record<string, string>> = {
  'walls.md': '# 城墙的历史\n\n城墙是城市的边界。\n\n## 夯土\n\n土一层一层夯实。\n\n## 小结\n\n墙还在。\n',
  'roads.md': '# 环路的由来\n\n环路沿着旧墙。\n\n## 立交桥\n\n桥分三层。\n\n## 小结\n\n路还在。\n',
}

describe('known items', () => {
  const opened: { folder?: string; index?: BuiltIndex; items?: KnownItem[] } = {}
  beforeAll(async () => {
    opened.folder = await mkdtemp(join(tmpdir(), 'hansou-test-'))
    await mkdir(join(opened.folder, 'site'))
    for (const [name, text] of Object.entries(pages)) await writeFile(join(opened.folder, 'site', name), text)
    opened.index = await buildTestIndex(join(opened.folder, 'site'), 'packed')
    const reader = await openIndexReader(createFileStore(opened.index.folder), 2 ** 20)
    opened.items = await collectKnownItems(reader, 100)
  })
  afterAll(async () => {
    await opened.index?.remove()
    if (opened.folder) await rm(opened.folder, { recursive: true, force: true })
  })

  it('are the titles and the headings that stand over one section alone', () => {
    expect(opened.items!.map(({ query }) => query).sort()).toEqual([
      '城墙的历史',
      '夯土',
      '环路的由来',
      '立交桥',
    ])
  })

  it('are at most as many as were asked for, of each kind', async () => {
    const reader = await openIndexReader(createFileStore(opened.index!.folder), 2 ** 20)
    expect(await collectKnownItems(reader, 1)).toHaveLength(2)
  })

  it('count as right where the page or the section comes first, opens, and shows a mark', async () => {
    const { titles, headings, faults } = await checkKnownItems(opened.index!.searcher, opened.items!)
    expect({ titles, headings, faults }).toEqual({
      titles: { asked: 2, first: 2, landing: 2, marked: 2 },
      headings: { asked: 2, first: 2, landing: 2, marked: 2 },
      faults: [],
    })
  })

  it('are told with what is wrong', async () => {
    const wrong = opened.items!.map((item) => ({
      ...item,
      articles: new Set(['other']),
      urls: new Set(['/other']),
    }))
    const { titles, headings, faults } = await checkKnownItems(opened.index!.searcher, wrong)
    expect([titles.first, headings.first, faults.length]).toEqual([0, 0, 4])
    expect(faults[0]).toMatch(/^title .*: not first; first /)
  })
})

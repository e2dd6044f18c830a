import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFileStore } from '../../../scripts/reader/file-store.ts'
import { defaultSearcherOptions, openSearcher } from '../../../src/search/open-searcher.ts'
import { type BuiltIndex, buildTestIndex, type Line, requestOf } from '../../fixtures/built-index.ts'

/** 200 pages with the words of a title more often than the page that bears it. */
const others: Line[] = Array.from({ length: 200 }, (_, at) => ({
  id: `other-${at}`,
  title: `dp 优化 ${at}`,
  text: `数组 dp 数组 dp 建堆 dp 数组 选项 v 选项 v 建堆。第${at}种 dp 优化。`,
}))
/** Pages titled with a subject and more, that speak of it more often than the page that introduces it. */
const solutions: Line[] = Array.from({ length: 60 }, (_, at) => ({
  id: `solution-${at}`,
  title: `双指针题解 ${at}`,
  text: `双指针 移动双指针，用双指针。第${at}题的双指针。`,
}))
const lines: Line[] = [
  ...others,
  ...solutions,
  { id: 'introduction', title: '双指针入门', text: `从两端开始。${'这一部分讲述基本的思想。'.repeat(12)}` },
  { id: 'dp-introduction', title: 'DP 简介', text: 'dp 数组 dp。dp 是什么：先有 dp，再有 dp。' },
  { id: 'page', title: 'DP', text: `动态规划的入口。${'这一部分讲述基本的思想。'.repeat(12)}` },
  { id: 'option', title: '选项（Option）', text: `命令的参数。${'这一部分讲述基本的思想。'.repeat(12)}` },
  { id: 'both', title: '优化与选项', text: `两样东西的入口。${'这一部分讲述基本的思想。'.repeat(12)}` },
  {
    id: 'sections',
    title: '杂项',
    text: `${'先说一些别的。'.repeat(20)}\n\n## 数组\n\n${'连续存放。'.repeat(30)}\n\n## 建 堆\n\n${'自下而上。'.repeat(30)}\n\n## -V\n\n${'显示版本。'.repeat(30)}`,
  },
]

describe.each([
  'packed',
  'minisearch',
] as const)('a title or heading that is the query, with %s', (engine) => {
  const built: { index?: BuiltIndex } = {}
  beforeAll(async () => {
    built.index = await buildTestIndex(lines, engine)
  })
  afterAll(() => built.index?.remove())

  it.each([
    ['dp', 'page', null],
    ['选项', 'option', null],
    ['双指针', 'introduction', null],
    ['请问优化与选项', 'both', null],
    ['优化和选项是什么', 'both', null],
    ['优化和选项怎么用', 'both', null],
    ['优化和选项 教程', 'both', null],
    ['dp 简介', 'dp-introduction', null],
    ['优化和选项', 'both', null],
    ['数组', 'sections', '数组'],
    ['建堆', 'sections', '建-堆'],
    ['-v', 'sections', '-v'],
  ])('%s is first, however often others have its words', async (q, id, anchor) => {
    const { hits } = await built.index!.searcher.search(requestOf(q))
    expect([hits[0]!.article.id, hits[0]!.url.includes('#')]).toEqual([id, anchor !== null])
    if (anchor !== null) expect(decodeURIComponent(hits[0]!.url)).toMatch(new RegExp(`#${anchor}$`, 'u'))
  })

  it('is first with forty reads, and only where filters and exclusions let it', async () => {
    const counted = await openSearcher(createFileStore(built.index!.folder), defaultSearcherOptions)
    const first = async (q: string) => (await counted.search(requestOf(q))).hits[0]?.article.id
    expect(await first('dp')).toBe('page')
    expect(await first('dp -动态规划')).not.toBe('page')
    expect(await first('dp before:2020-01-01')).toBeUndefined()
  })
})

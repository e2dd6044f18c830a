import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foldToString } from '../../../src/analysis/fold.ts'
import { type BuiltIndex, buildTestIndex } from '../../fixtures/built-index.ts'

const longTitle = `大运河${'从南到北一路流过许多地方'.repeat(8)}`
const lines = [
  {
    id: 'canal',
    title: '大運河的歷史',
    text: '## 大运河与城市\n\n大运河边上有许多城市。\n\n## 开凿\n\n运河开凿了很多年。',
  },
  { id: 'bank', title: '银行改革三十年', text: '银行改革的故事。Workers 与 Workers 的银行。' },
  { id: 'bank2', title: '农业银行', text: '银行在农村。Workers 也在。' },
  { id: 'node', title: 'Node.js 入门', text: '## 安装 Node.js\n\nNode.js 要先安装。Workers 不用。' },
  { id: 'same', title: '银行改革三十年', text: '题目一样的另一篇。' },
  { id: 'women', title: '女作家', text: '旅游的女作家写绿色的城市。' },
  { id: 'long', title: longTitle, text: '题目很长。' },
  { id: 'envoy', title: '使者', text: '泽连斯基来了。泽连斯基说：泽连斯基要走了。布林肯没有来。' },
  { id: 'book', title: '《茶经》', text: '讲茶的书。' },
  { id: 'odd', title: '<b>标题</b> & "引号"', text: '符号。' },
]

describe.each(['minisearch', 'packed'] as const)('suggestions, with %s', (engine) => {
  let index: BuiltIndex
  beforeAll(async () => {
    index = await buildTestIndex(lines, engine)
  })
  afterAll(() => index.remove())
  const suggest = async (q: string, limit = 20) => (await index.searcher.suggest(q, limit)).suggestions
  const list = async (q: string, limit = 20) =>
    (await suggest(q, limit)).map(({ text, kind }) => `${kind} ${text}`)

  it.each([
    ['大运', [`title ${longTitle}`, 'title 大運河的歷史', 'word 大运河', 'heading 大运河与城市']],
    ['《大运', [`title ${longTitle}`, 'title 大運河的歷史', 'word 大运河', 'heading 大运河与城市']],
    ['“yinh', ['word 银行', 'title 银行改革三十年']],
    ['【农业', ['title 农业银行', 'word 农业']],
    ['《茶', ['title 《茶经》']],
    ['大運', [`title ${longTitle}`, 'title 大運河的歷史', 'word 大运河', 'heading 大运河与城市']],
    ['银行', ['title 银行改革三十年', 'word 银行']],
    ['改革', ['word 改革', 'title 银行改革三十年']],
    ['农业', ['title 农业银行', 'word 农业']],
    ['node', ['title Node.js 入门', 'heading 安装 Node.js']],
    ['ＮＯＤＥ', ['title Node.js 入门', 'heading 安装 Node.js']],
    ['work', ['word workers']],
    ['kaizao', ['word 开凿']],
    ['yinhang', ['word 银行', 'title 银行改革三十年']],
    ['yhgg', ['title 银行改革三十年']],
    ['lvse', ['word 绿色']],
    ['lüse', ['word 绿色']],
    ['lǜsè', ['word 绿色']],
    ['nüzuo', ['title 女作家']],
    ['运河', ['word 运河']],
    ['泽连', ['word 泽连斯基']],
    ['zelian', ['word 泽连斯基']],
    ['zlsj', ['word 泽连斯基']],
    ['布林', []],
    ['龘', []],
    ['', []],
    [' 　\n', []],
    ['\u200b', []],
    ['没有这个', []],
    ['"', []],
    ['-', []],
  ])('for %j are %j', async (q, expected) => {
    const found = await list(q)
    expect(found.filter((text) => expected.includes(text))).toEqual(expected)
    if (expected.length === 0) expect(found).toEqual([])
  })

  it('lead to the article, or to the heading in it, and words lead nowhere', async () => {
    const urls = new Map((await suggest('大运')).map(({ text, url }) => [text, url]))
    expect(urls.get('大運河的歷史')).toBe('/canal')
    expect(urls.get('大运河与城市')).toMatch(/^\/canal#./)
    expect(urls.get('大运河')).toBeNull()
  })

  it('come once each, at most as many as asked for, and more only add to fewer', async () => {
    for (const q of ['大', '银', '大运', 'y', 'yi', 'yinh', 'no', '城', '女']) {
      const all = await list(q)
      expect(new Set(all.map((text) => text.replace(/^\w+ /, ''))).size).toBe(all.length)
      for (const limit of [1, 2, 5, 8]) expect(await list(q, limit)).toEqual(all.slice(0, limit))
    }
  })

  it('lead to pages in the language asked for, by their field lang', async () => {
    const page = (lang: string, title: string, heading: string) =>
      `<html lang="${lang}"><title>${title}</title><main><h1>${title}</h1><p>多大？<h2>${heading}</h2><p>很大。</main>`
    const pages = {
      'zh/index.html': page('zh-CN', '缓存', '缓存的大小'),
      'en/index.html': page('en', '缓存 cache', '缓存 size'),
    }
    const several = await buildTestIndex(pages, engine)
    const urls = async (language?: string) =>
      (await several.searcher.suggest('缓存', 8, language)).suggestions.flatMap(({ url }) => url ?? [])
    expect((await urls('zh-CN')).every((url) => url.startsWith('/zh'))).toBe(true)
    expect(await urls('zh-CN')).toHaveLength(2)
    expect((await urls('en')).every((url) => url.startsWith('/en'))).toBe(true)
    expect(await urls()).toHaveLength(4)
    await several.remove()
  })

  it('mark what was typed, in the text as its author wrote it', async () => {
    for (const q of ['大运', '银行', 'node', '大運河的']) {
      const suggestions = await suggest(q)
      expect(suggestions.length, q).toBeGreaterThan(0)
      for (const { text, marks } of suggestions) {
        expect(marks.length).toBe(1)
        for (const [start, end] of marks) expect(foldToString(text.slice(start, end))).toBe(foldToString(q))
      }
    }
    const spelled = await suggest('yinhang')
    expect(spelled.length).toBeGreaterThan(0)
    for (const { marks } of spelled) expect(marks).toEqual([])
  })

  it('complete a title however much of it is typed', async () => {
    for (let length = 1; length <= longTitle.length; length += 7)
      expect(await list(longTitle.slice(0, length)), `${length}`).toContain(`title ${longTitle}`)
  })

  it('show a title as text, not as markup', async () => {
    const { text, marks } = (await suggest('<b>标题'))[0]!
    expect([text, marks]).toEqual(['<b>标题</b> & "引号"', [[0, 5]]])
  })
})

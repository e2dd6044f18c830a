import { describe, expect, it } from 'vitest'
import { parseSearchEntry } from '../../../../../src/article/html/entries/search-entry.ts'
import { parseArticle } from '../../../../../src/article/parse-article.ts'

const read = (entry: unknown) => parseSearchEntry(JSON.stringify(entry), 'search.json', 3, parseArticle)

describe('an entry of search.json', () => {
  it('is an article: HTML is read as a page is', () => {
    const parsed = read({
      title: '茶馆札记',
      url: '/2023/茶馆/',
      content: '<h2 id="水">水</h2><p>烧水要\n用铜壶。</p>',
      categories: ['札记'],
      tags: ['茶', '茶'],
    })
    expect(parsed?.article).toMatchObject({
      id: '2023/茶馆',
      title: '茶馆札记',
      url: '/2023/%E8%8C%B6%E9%A6%86/',
      tags: ['茶'],
      fields: { category: ['札记'] },
    })
    expect(parsed?.passages).toEqual([
      { ordinal: 0, headings: ['水'], anchor: '水', text: '烧水要用铜壶。', pictures: [] },
    ])
  })

  it.each<[string, object, object]>([
    [
      'its text may be plain',
      { title: '茶', url: '/a.html', content: '一 < 二\n三\n\n四' },
      { id: 'a', text: '一 < 二三\n四' },
    ],
    [
      'its address may lack the first /',
      { title: '茶', url: 'a/b/', content: '一' },
      { id: 'a/b', text: '一', url: '/a/b/' },
    ],
    ['its address may be a query alone', { url: 'https://a.cn/?p=12#x', content: '一' }, { id: 'p=12' }],
    ['its title may be missing', { url: '/a/b/', content: '一' }, { id: 'a/b', title: 'b', text: '一' }],
    [
      'its tags may be one text',
      { title: '茶', url: '/', content: '一', tags: '水' },
      { id: 'index', tags: ['水'] },
    ],
  ])('%s', (_, entry, expected) => {
    const parsed = read(entry)!
    expect({ ...parsed.article, text: parsed.passages.map(({ text }) => text).join('') }).toMatchObject(
      expected,
    )
  })

  it('is none without text', () => {
    expect(read({ title: '茶', url: '/a/', content: '' })).toBeNull()
  })

  it.each<[string, unknown, RegExp]>([
    ['without an address', { title: '茶', content: '一' }, /search\.json: entry 3: expected "url" to be/],
    ['of another kind', '茶', /search\.json: entry 3: expected an object with "title", "url" and "content"/],
  ])('is refused %s', (_, entry, message) => {
    expect(() => read(entry)).toThrow(message)
  })

  it('has an address of the site, whatever is written', () => {
    expect(read({ url: 'javascript:1', content: '一' })?.article.url).toBe('/javascript:1')
  })
})

it('is Markdown where Typecho says so', () => {
  const parsed = read({
    title: '茶馆',
    url: '/archives/3/',
    content: '<!--markdown-->开头**粗体**。\n\n## 小节\n\n- 一\n- 二\n\n![早市](/a.png)',
    categories: ['札记'],
    tags: ['茶'],
    date: '2022-05-01',
  })
  expect(parsed?.article).toMatchObject({
    id: 'archives/3',
    title: '茶馆',
    url: '/archives/3/',
    date: '2022-05-01',
    tags: ['茶'],
    fields: { category: ['札记'] },
  })
  expect(parsed?.passages.map(({ headings, text, pictures }) => [headings, text, pictures.length])).toEqual([
    [[], '开头粗体。', 0],
    [['小节'], '一\n二', 1],
  ])
})

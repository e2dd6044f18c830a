import { describe, expect, it } from 'vitest'
import { findSearchEntries, joinSections } from '../../../../../src/article/html/entries/search-entries.ts'
import { parseSearchEntry } from '../../../../../src/article/html/entries/search-entry.ts'
import { parseArticle } from '../../../../../src/article/parse-article.ts'

/** Articles as they come out: address, title, passages; and what else is said. */
function articlesOf(json: unknown) {
  return joinSections(findSearchEntries(json)!).flatMap((entry, place) => {
    const parsed = parseSearchEntry(JSON.stringify(entry), 'search.json', place + 1, parseArticle)
    if (parsed === null) return []
    const { url, title, tags, authors, date, fields } = parsed.article
    const text = parsed.passages.map((passage) => [...passage.headings, passage.text].join('|'))
    return [{ url: decodeURI(url), title, text, tags, authors, date, category: fields.category ?? [] }]
  })
}

const tea = { url: '/a/', title: '茶', text: ['水要开。'], tags: [], authors: [], date: null, category: [] }

describe('what a site keeps for search in the browser', () => {
  it.each<[string, unknown, object[]]>([
    ['hexo-generator-searchdb', [{ title: '茶', url: '/a/', content: '<p>水要开。</p>' }], [tea]],
    [
      'hexo-generator-json-content',
      {
        meta: { title: '站' },
        pages: [],
        posts: [
          { title: '茶', path: 'a/', text: '水要开。', date: '2023-05-06T00:00:00Z', tags: [{ name: '绿' }] },
        ],
      },
      [{ ...tea, tags: ['绿'], date: '2023-05-06' }],
    ],
    [
      'PaperMod',
      [{ title: '茶', permalink: 'https://a.example/a/', content: '水要开。' }],
      [{ ...tea, url: 'https://a.example/a/' }],
    ],
    [
      'LoveIt',
      [{ objectID: '/a/', uri: '/a/', title: '茶', content: '水要开。', tags: ['绿'] }],
      [{ ...tea, tags: ['绿'] }],
    ],
    [
      'simple-jekyll-search',
      [
        {
          title: '茶',
          category: '饮',
          tags: '绿, 红',
          url: '/a/',
          date: '2023-05-06 10:00:00 +0800',
          content: '水要开。',
        },
      ],
      [{ ...tea, tags: ['绿', '红'], category: ['饮'], date: '2023-05-06' }],
    ],
    [
      'an export of Ghost',
      {
        db: [
          {
            data: {
              posts: [
                {
                  id: 1,
                  title: '茶',
                  slug: 'a',
                  html: '<p>水要开。</p>',
                  status: 'published',
                  published_at: '2023-05-06T00:00:00Z',
                },
                { id: 2, title: '稿', slug: 'b', html: '<p>水要开。</p>', status: 'draft' },
              ],
              tags: [
                { id: 7, name: '红' },
                { id: 8, name: '绿' },
              ],
              posts_tags: [
                { post_id: 1, tag_id: 8 },
                { post_id: 2, tag_id: 7 },
              ],
              users: [{ id: 5, name: '周' }],
              posts_authors: [{ post_id: 1, author_id: 5 }],
            },
          },
        ],
      },
      [{ ...tea, tags: ['绿'], authors: ['周'], date: '2023-05-06' }],
    ],
    [
      'Just the Docs',
      { 0: { doc: '茶', title: '茶', content: '水要开。', url: '/a/', relUrl: '/a/' } },
      [tea],
    ],
    ['HonKit', { './a/': { url: './a/', title: '茶', keywords: '', body: '水要开。' } }, [tea]],
    ['entries by their address', { '/a/': { title: '茶', body: '水要开。' } }, [tea]],
    [
      'mdBook',
      {
        doc_urls: ['a/'],
        index: {
          documentStore: { docs: { 0: { id: '0', title: '茶', body: '水要开。', breadcrumbs: '' } } },
        },
      },
      [tea],
    ],
    [
      'Zola',
      { fields: [], documentStore: { docs: { '/a/': { id: '/a/', title: '茶', body: '水要开。' } } } },
      [tea],
    ],
    [
      'JSON Feed',
      {
        version: 'x',
        title: '站',
        items: [
          { id: '1', url: '/a/', title: '茶', content_html: '<p>水要开。</p>', authors: [{ name: '陆' }] },
        ],
      },
      [{ ...tea, authors: ['陆'] }],
    ],
    [
      'MkDocs: sections of a page are one article',
      {
        config: { lang: ['zh'] },
        docs: [
          { location: '', title: '首页', text: '你好。' },
          { location: '#水', title: '水', text: '山泉。' },
          { location: 'a/', title: '茶', text: '水要开。' },
          { location: 'a/#x', title: '时 & 间', text: '<p>三分钟。</p>' },
          { location: 'b/#y', title: '壶', text: '铜。\n\n铁。' },
          { location: 'b/#z', title: '盏', text: '瓷 < 金。' },
        ],
      },
      [
        { ...tea, url: '/', title: '首页', text: ['你好。', '水|山泉。'] },
        { ...tea, text: ['水要开。', '时 & 间|三分钟。'] },
        { ...tea, url: '/b/#y', title: '壶', text: ['铜。\n铁。', '盏|瓷 < 金。'] },
      ],
    ],
    [
      'docsify: fragments are pages',
      [
        { title: '首', url: '/#/', content: '一' },
        { title: '茶', url: '/#/a', content: '二' },
      ],
      [
        { ...tea, url: '/#/', title: '首', text: ['一'] },
        { ...tea, url: '/#/a', text: ['二'] },
      ],
    ],
  ])('%s', (_, json, articles) => {
    expect(articlesOf(json)).toEqual(articles)
  })

  it.each([
    [{}],
    [{ a: 1 }],
    [{ title: '茶', content: '一' }],
    ['茶'],
    [null],
    [{ list: [1, 2] }],
  ])('is none: %j', (json) => {
    expect(findSearchEntries(json)).toBeNull()
  })

  it('keeps what is no entry, so that its place can be named', () => {
    expect(joinSections(['茶'])).toEqual(['茶'])
    expect(() => articlesOf(['茶'])).toThrow(/entry 1: expected an object/)
  })
})

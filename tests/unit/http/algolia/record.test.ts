import { describe, expect, it } from 'vitest'
import { readQuery } from '../../../../src/http/algolia/read-query.ts'
import { writeHit } from '../../../../src/http/algolia/record.ts'
import { writeResult } from '../../../../src/http/algolia/result.ts'
import { answerWith, bareHit, fullHit } from '../../../fixtures/one-hit.ts'

const absolute = (url: string) => `https://site.example${url}`
const level = (
  value: string,
  matchLevel: string,
  matchedWords: readonly string[],
  fullyHighlighted = false,
) => ({
  value,
  matchLevel,
  matchedWords,
  fullyHighlighted,
})

describe('a record', () => {
  it('holds what themes of generators read, marked and escaped for HTML', () => {
    const title = level('<em>大运河</em> &amp; 水闸', 'full', ['大运河'])
    const content = level('…<em>水闸</em>&lt;b&gt;七座…', 'full', ['水闸'])
    const hierarchy = {
      lvl0: title,
      lvl1: level('上游', 'none', []),
      lvl2: level('<em>水闸</em>', 'full', ['水闸'], true),
    }
    expect(writeHit(fullHit, readQuery('docs', {}), absolute)).toEqual({
      section: ['工程'],
      title: '大运河 & 水闸',
      description: '一条河的闸',
      date: '2023-06-15',
      date_timestamp: Date.UTC(2023, 5, 15) / 1000,
      authors: ['林一舟'],
      tags: ['水闸', '北方'],
      image: 'https://site.example/canal/1.png',
      objectID: 'canal/1#2',
      url: 'https://site.example/canal/1#%E6%B0%B4%E9%97%B8:~:text=x',
      permalink: 'https://site.example/canal/1#%E6%B0%B4%E9%97%B8:~:text=x',
      type: 'content',
      anchor: '水闸',
      content: '水闸&lt;b&gt;七座',
      hierarchy: {
        lvl0: '大运河 &amp; 水闸',
        lvl1: '上游',
        lvl2: '水闸',
        lvl3: null,
        lvl4: null,
        lvl5: null,
        lvl6: null,
      },
      _highlightResult: {
        title,
        hierarchy,
        content,
        contentStripTruncate: content,
        section: [level('工程', 'none', [])],
        authors: [level('林一舟', 'none', [])],
        tags: [level('水闸', 'none', []), level('北方', 'none', [])],
      },
      _snippetResult: { title, content, hierarchy },
    })
  })

  it('is of an article where hits are articles, and of one that says next to nothing of itself', () => {
    expect(writeHit(bareHit, readQuery('blog', {}), absolute)).toMatchObject({
      objectID: 'canal/2',
      anchor: null,
      date: null,
      date_timestamp: null,
      description: null,
      image: null,
      hierarchy: { lvl0: '船', lvl1: null },
      _snippetResult: { content: level('船', 'none', []) },
    })
  })

  it('matches in part where no passage holds every word', () => {
    const { _highlightResult } = writeHit({ ...fullHit, matchesAll: false }, readQuery('docs', {}), absolute)
    expect(_highlightResult).toMatchObject({ title: { matchLevel: 'partial' } })
  })

  it('keeps an anchor that is no UTF-8 as it stands', () => {
    const { anchor } = writeHit({ ...fullHit, url: '/canal/1#%E6' }, readQuery('docs', {}), absolute)
    expect(anchor).toBe('%E6')
  })
})

describe('a query', () => {
  it.each([
    [undefined, 120],
    ['content', 120],
    ['content:5', 20],
    ['content:30', 60],
    [['content:30', 'title:40'], 80],
    ['content:9999', 400],
  ])('with the snippets %j is answered with %i code points', (attributesToSnippet, length) => {
    expect(readQuery('blog', { attributesToSnippet }).snippetLength).toBe(length)
  })

  it.each([
    [{}, { page: 0, hitsPerPage: 20, offset: 0 }],
    [
      { page: 2, hitsPerPage: 5 },
      { page: 2, hitsPerPage: 5, offset: 10 },
    ],
    [
      { page: '2', hitsPerPage: '5' },
      { page: 2, hitsPerPage: 5, offset: 10 },
    ],
    [
      { offset: 7, length: 3, hitsPerPage: 5 },
      { hitsPerPage: 3, offset: 7 },
    ],
    [
      { offset: 7, page: 1 },
      { hitsPerPage: 20, offset: 20 },
    ],
    [
      { hitsPerPage: 1000, page: -1 },
      { hitsPerPage: 100, page: 0 },
    ],
  ])('pages %j', (parameters, page) => {
    expect(readQuery('blog', parameters)).toMatchObject(page)
  })

  it.each([
    ['blog', {}, false],
    ['docs', {}, true],
    ['my-docsearch', {}, true],
    ['site_passages', {}, true],
    ['docs_date_desc', {}, false],
    ['blog', { attributesToRetrieve: ['hierarchy.lvl0'] }, true],
    ['blog', { attributesToSnippet: '["hierarchy:10"]' }, true],
    ['blog', { attributesToRetrieve: ['hierarchyless'] }, false],
  ])('of the index %s with %j asks for passages: %j', (indexName, parameters, byPassage) => {
    expect(readQuery(indexName, parameters).byPassage).toBe(byPassage)
  })

  it.each([
    ['blog', 'relevance'],
    ['blog_date_desc', 'newest'],
    ['blog_date_asc', 'oldest'],
  ])('of the index %s is ordered by %s', (indexName, sort) => {
    expect(readQuery(indexName, {}).sort).toBe(sort)
  })

  it('marks as the client says, and escapes for HTML alone', () => {
    expect(readQuery('blog', {}).marking).toEqual({ pre: '<em>', post: '</em>', ellipsis: '…', isHtml: true })
    const marking = { highlightPreTag: '__', highlightPostTag: '/__', snippetEllipsisText: '' }
    expect(readQuery('blog', marking).marking).toEqual({
      pre: '__',
      post: '/__',
      ellipsis: '',
      isHtml: false,
    })
  })
})

describe('a result', () => {
  const answer = answerWith([fullHit, bareHit], {
    total: 41,
    totalIsExact: false,
    facets: { authors: { 林一舟: 2 }, tags: { 水闸: 3, 北方: 1 }, section: { 工程: 1 } },
    dates: { min: '2023-06-01', max: '2023-06-15' },
  })
  const write = (parameters: Record<string, unknown>) =>
    writeResult(readQuery('blog', parameters), answer, absolute, 1.2)

  it('counts pages up to where they can be reached', () => {
    expect(write({ hitsPerPage: 20 })).toMatchObject({
      nbHits: 41,
      nbPages: 3,
      processingTimeMS: 2,
      exhaustiveNbHits: false,
    })
    expect(write({ hitsPerPage: 0 })).toMatchObject({ nbPages: 0, hits: [] })
    expect(write({ hitsPerPage: 1 }).hits).toHaveLength(1)
  })

  it('has no facets where none were asked for', () => {
    expect(write({})).not.toHaveProperty('facets')
  })

  it('has the facets that were asked for, the most frequent values first', () => {
    expect(write({ facets: ['tags', 'none'], maxValuesPerFacet: 1 })).toMatchObject({
      facets: { tags: { 水闸: 3 }, none: {} },
      facets_stats: {},
      renderingContent: { facetOrdering: { facets: { order: ['tags'] } } },
    })
  })

  it('has every facet and the range of dates for the asterisk', () => {
    expect(write({ facets: '*' })).toMatchObject({
      facets: { authors: { 林一舟: 2 }, tags: { 水闸: 3, 北方: 1 }, section: { 工程: 1 } },
      facets_stats: {
        date_timestamp: { min: Date.UTC(2023, 5, 1) / 1000, max: Date.UTC(2023, 5, 15) / 1000 },
      },
    })
  })
})

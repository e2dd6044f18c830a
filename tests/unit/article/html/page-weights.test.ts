import { describe, expect, it } from 'vitest'
import { plainSite } from '../../../../src/article/generators/site-rules.ts'
import { markdownDocument, readDocument } from '../../../../src/article/read-document.ts'
import { weighFrequency } from '../../../../src/build/analyze/passage-weight.ts'
import { joinPassages } from '../../../fixtures/join-passages.ts'
import { readPage } from './read-page.ts'

const weightsOf = (body: string): [string, number | undefined][] =>
  readPage(`<title>札记</title><main><h1>札记</h1>${body}</main>`)!.passages.map(({ text, weight }) => [
    text,
    weight,
  ])

describe('the weight of a part of a page', () => {
  it.each<[string, string, [string, number | undefined][]]>([
    ['is 1 where nothing is said', '<p>甲。</p>', [['甲。', undefined]]],
    [
      'counts for all inside',
      '<div data-pagefind-weight="3"><p>甲。</p><pre>乙</pre></div>',
      [['甲。\n乙', 3]],
    ],
    [
      'cuts a section where it changes',
      '<p>甲。</p><p data-hansou-weight="2.5">乙。</p><p>丙。</p>',
      [
        ['甲。\n', undefined],
        ['乙。\n', 2.5],
        ['丙。', undefined],
      ],
    ],
    [
      'is the inner one',
      '<div data-pagefind-weight="3"><p data-pagefind-weight="0.5">甲。</p></div>',
      [['甲。', 0.5]],
    ],
    ['of a word is that of its paragraph', '<p>甲<b data-pagefind-weight="7">乙</b>。</p>', [['甲乙。', 7]]],
    ['lies between 0 and 10', '<p data-pagefind-weight="99">甲。</p>', [['甲。', 10]]],
    ['is a number', '<p data-pagefind-weight="much">甲。</p>', [['甲。', undefined]]],
  ])('%s', (_name, body, weights) => {
    expect(weightsOf(body)).toEqual(weights)
  })

  it('is that of what its content stands in', () => {
    const page = readPage(
      '<title>札记</title><body data-pagefind-weight="4"><main><p>甲。</p></main></body>',
    )!
    expect(page.passages.map(({ weight }) => weight)).toEqual([4])
  })

  it('keeps the text of its section together', () => {
    const { passages } = readPage(
      '<title>札记</title><main><h2 id="x">题</h2><p>甲。</p><p data-pagefind-weight="2">乙。</p></main>',
    )!
    expect(joinPassages(passages)).toBe('甲。\n乙。')
    expect(passages.map(({ anchor }) => anchor)).toEqual(['x', 'x'])
  })

  it('is given to a whole page of MkDocs Material by its front matter', () => {
    const bytes = new TextEncoder().encode('---\nsearch:\n  boost: 2\n---\n# 题\n\n甲。')
    const parsed = readDocument(markdownDocument('a.md', bytes, { ...plainSite, generator: 'mkdocs' }), {
      split: true,
    })
    expect(parsed!.passages.map(({ weight }) => weight)).toEqual([2])
  })
})

describe('a passage of some weight', () => {
  it('has its terms as much more often outside of the title', () => {
    expect([weighFrequency(3, 1, 4), weighFrequency(1, 0, 2.5), weighFrequency(3, 1, 0.5)]).toEqual([9, 3, 3])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanArticle } from '../../../../src/build/analyze/clean-article.ts'
import type { Article, ParsedArticle, Passage } from '../../../../src/format/article.ts'

/** An article that has a text in every field. */
function articleOf(text: string, orNull: string | null = text): ParsedArticle {
  const article: Article = {
    id: text,
    title: text,
    url: text,
    date: orNull,
    authors: [text],
    editors: [text],
    tags: [text],
    description: orNull,
    image: orNull,
    fields: { [text]: [text] },
  }
  const passage: Passage = {
    ordinal: 0,
    headings: [text],
    anchor: orNull,
    text: '正文',
    pictures: [{ src: text, caption: text }],
  }
  return { article, passages: [passage], warnings: [] }
}

const textOf = (text: string): string => {
  const { passages } = articleOf('题')
  return cleanArticle({ ...articleOf('题'), passages: [{ ...passages[0]!, text }] }).passages[0]!.text
}

describe('a cleaned article', () => {
  it.each([
    ['运\u0000河', '运河'],
    ['运\u001f河\u007f', '运河'],
    ['运\u0085河\u009f', '运河'],
    ['运\ufffe河\uffff', '运河'],
    ['运\ud800河', '运\ufffd河'],
    ['运\t\n河', '运 河'],
    ['运\r\n河', '运 河'],
    ['运河 \u{1f6a2}', '运河 \u{1f6a2}'],
  ])('has %j as %j in every field but the text', (written, read) => {
    expect(cleanArticle(articleOf(written))).toEqual(articleOf(read))
  })

  it('has no field where there was none', () => {
    expect(cleanArticle(articleOf('题\u0000', null))).toEqual(articleOf('题', null))
  })

  it.each([
    ['一\u0000二', '一二'],
    ['一\r\n二\r三\n四', '一\n二\n三\n四'],
    ['一\t二', '一\t二'],
    ['一\n\n二', '一\n\n二'],
    ['一\u000b二\u000c三', '一二三'],
    ['一\udc00', '一\ufffd'],
  ])('has the text %j as %j', (written, read) => {
    expect(textOf(written)).toBe(read)
  })

  it('is clean', () => {
    const texts = fc.string({
      unit: fc.constantFrom('字', '\u0000', '\r', '\n', '\t', '\ud800', '\udc00', 'a'),
    })
    fc.assert(
      fc.property(texts, (text) => {
        const cleaned = cleanArticle(articleOf(text))
        expect(cleanArticle(cleaned)).toEqual(cleaned)
        expect(textOf(textOf(text))).toBe(textOf(text))
        expect(JSON.stringify([cleaned, textOf(text)])).not.toMatch(/\\u0000|\\r|\\ud800/)
      }),
      { seed: 3, numRuns: 100 },
    )
  })
})

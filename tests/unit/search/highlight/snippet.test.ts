import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCuttable } from '../../../../src/search/highlight/borders.ts'
import { createSnippet } from '../../../../src/search/highlight/create-snippet.ts'
import { chooseFragment, cutSpans, maxSnippetCodePoints } from '../../../../src/search/highlight/snippet.ts'
import type { Span } from '../../../../src/text/span.ts'
import { wildText } from '../../../fixtures/wild-text.ts'

const sentence = '大运河从杭州流到北京，一路经过许多城市；船在河上走。'
const long = sentence.repeat(12)

const show = (text: string, ...spans: Span[]) => {
  const window = chooseFragment(text, spans)
  return text.slice(window.start, window.end)
}
const find = (text: string, part: string): Span => {
  const start = text.indexOf(part)
  return { start, end: start + part.length }
}
const countCodePoints = (text: string) => [...text].length

describe('a snippet', () => {
  it('is the whole text where that is short', () => {
    expect(show(`  ${sentence}\n`, find(sentence, '杭州'))).toBe(sentence)
    expect(show('')).toBe('')
    expect(chooseFragment(' \n ', [])).toEqual({ start: 3, end: 3 })
  })

  it('is the start of a long text where nothing matched, up to the end of a sentence or clause', () => {
    const shown = show(long)
    expect(long.startsWith(shown)).toBe(true)
    expect(shown).toMatch(/[。；，]$/)
    expect(countCodePoints(shown)).toBeGreaterThan(90)
  })

  it('starts at a sentence and ends at a clause where the match lets it', () => {
    const text = `${long}这里说到灰犀牛，它跑得很快。${long}`
    const shown = show(text, find(text, '灰犀牛'))
    expect(shown).toContain('灰犀牛')
    expect(shown).toMatch(/[。；，]$/)
    expect(text[text.indexOf(shown) - 1]).toBe('。')
  })

  it('shows a match far inside a clause that has no end', () => {
    const text = `${'河'.repeat(500)}灰犀牛${'水'.repeat(500)}`
    const shown = show(text, find(text, '灰犀牛'))
    expect(shown).toContain('灰犀牛')
    expect(countCodePoints(shown)).toBe(maxSnippetCodePoints)
  })

  it('shows the start of a match that is longer than a snippet', () => {
    for (const [before, match] of [
      ['', '水'.repeat(300)],
      ['河', '水'.repeat(300)],
      [long, '水'.repeat(300)],
      [`${'河'.repeat(200)}。`, `${'水'.repeat(90)}，${'水'.repeat(90)}`],
      ['𠮷'.repeat(300), '𠮷'.repeat(300)],
    ] as const) {
      const text = `${before}${match}。${long}`
      const span = { start: before.length, end: before.length + match.length }
      const window = chooseFragment(text, [span])
      const [mark] = cutSpans([span], window)
      expect(countCodePoints(text.slice(window.start, window.end))).toBeLessThanOrEqual(maxSnippetCodePoints)
      expect(window.start + (mark?.start ?? -1)).toBe(span.start)
      expect((mark?.end ?? 0) - (mark?.start ?? 0)).toBeGreaterThan(60)
    }
  })

  it('is the start of a text that has one end of a sentence, far behind', () => {
    expect(show(`${'河'.repeat(500)}。`)).toBe('河'.repeat(maxSnippetCodePoints))
  })

  it('shows a long match rather than a short one behind it', () => {
    const text = `${long}河与城与船。${long}${long}灰。${long}`
    expect(show(text, find(text, '河与城与船'), find(text, '灰'))).toContain('河与城与船')
  })

  it.each([
    ['a little before a match in a clause without an end', '河'.repeat(200), '河'.repeat(10)],
    ['the sooner of two places that show as much', `${'河'.repeat(200)}，${'河'.repeat(4)}`, '河'.repeat(5)],
    ['behind a word that is too long', `${'河'.repeat(60)}${'x'.repeat(12)}`, '河'.repeat(5)],
    ['at a match behind such a word', `${'河'.repeat(60)}${'x'.repeat(12)}`, ''],
  ])('starts %s', (_, before, between) => {
    const text = `${before}${between}灰犀牛${'水'.repeat(300)}`
    const { start } = chooseFragment(text, [find(text, '灰犀牛')], 40)
    const wanted = /，/.test(before) ? text.indexOf('灰') - 10 : text.indexOf(`${between}灰`)
    expect(start).toBe(wanted)
  })

  it('shows more different matches rather than one of them often', () => {
    const text = `${'河，'.repeat(20)}${long}河与城与船。${long}`
    const spans = [...text.matchAll(/河，|河与城与船/g)].map(({ index, 0: { length } }) => ({
      start: index,
      end: index + length,
    }))
    expect(show(text, ...spans)).toContain('河与城与船')
  })

  it('keeps to its length, shows a match and cuts none, whatever the text', () => {
    const places = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 40 })), { maxLength: 60 })
    fc.assert(
      fc.property(wildText(120), places, fc.integer({ min: 20, max: 400 }), (text, pairs, most) => {
        const spans: Span[] = []
        for (const [at, length] of pairs.sort(
          (a, b) => (a[0] % (text.length + 1)) - (b[0] % (text.length + 1)),
        )) {
          const start = skipHalf(text, at % (text.length + 1))
          const end = skipHalf(text, Math.min(text.length, start + length))
          if (text.slice(start, end).trim() === '' || start <= (spans.at(-1)?.end ?? -1)) continue
          spans.push({ start, end })
        }
        const window = chooseFragment(text, spans, most)
        const shown = text.slice(window.start, window.end)
        expect(countCodePoints(shown)).toBeLessThanOrEqual(most)
        expect(window.start).toBe(skipHalf(text, window.start))
        expect(window.end).toBe(skipHalf(text, window.end))
        const marks = cutSpans(spans, window)
        if (spans.length > 0) expect(marks.length).toBeGreaterThan(0)
        for (const { start, end } of spans) {
          if (start < window.start && window.start < end)
            expect(text.slice(start, window.start).trim()).toBe('')
          if (window.start < start && start < window.end && window.end < end)
            expect(text.slice(window.end, end).trim()).toBe('')
        }
        for (const { start, end } of marks)
          expect(0 <= start && start < end && end <= shown.length).toBe(true)
      }),
      { seed: 51, numRuns: 2000 },
    )
  })
})

describe('a text', () => {
  it.each([
    `${'河'.repeat(100)}和中国 Alibaba 集团`,
    `${'河'.repeat(108)}见 https://example.com/path 页`,
    `${'河'.repeat(116)}1,000,000 元`,
    `${'河'.repeat(118)}👨‍👩‍👧‍👦与水`,
  ])('that goes on is not cut inside a word: %s', (text) => {
    const { end } = chooseFragment(`${text}${'水'.repeat(100)}`, [])
    expect(isCuttable(text, end)).toBe(true)
    expect(end).toBeGreaterThan(90)
  })

  it('whose match lies inside a word is shown from the start of that word', () => {
    const text = `${'河'.repeat(90)}${'x'.repeat(20)}-router${'水'.repeat(200)}`
    const start = text.indexOf('-router') + 1
    const window = chooseFragment(text, [{ start, end: start + 6 }], 40)
    expect(isCuttable(text, window.start)).toBe(true)
  })
})

describe('a snippet as it is answered', () => {
  it('says on which sides the text goes on', () => {
    const of = (text: string, ...spans: Span[]) => {
      const { cutStart, cutEnd } = createSnippet(text, spans, 40)
      return [cutStart, cutEnd]
    }
    expect(of(` ${sentence} `)).toEqual([false, false])
    expect(of(long)).toEqual([false, true])
    const middle = `${long}灰犀牛跑。${long}`
    expect(of(middle, find(middle, '灰犀牛'))).toEqual([true, true])
    const last = `${long}灰犀牛跑。`
    expect(of(last, find(last, '灰犀牛'))).toEqual([true, false])
  })

  it('joins the lines of a list and leaves ends of sentences as they are', () => {
    const text = '带上：\n米\n油 两瓶\n盐。\n回家'
    const { text: shown, marks } = createSnippet(text, [find(text, '油 两瓶'), find(text, '回家')], 120)
    expect(shown).toBe('带上：\n米 · 油 两瓶 · 盐。\n回家')
    expect(marks.map(([start, end]) => shown.slice(start, end))).toEqual(['油 两瓶', '回家'])
  })

  it.each([
    'if (count < 3) {\n  count++\n}\ncount',
    'const a = [\n1\n]',
    'mysql> SELECT\n+----+\n| id |\n+----+',
    'npm install\n# 换一个镜像：\nnpm ci',
    '第一行\n\n第三行',
  ])('leaves the line breaks of code as they are: %j', (text) => {
    expect(createSnippet(text, [], 120).text).toBe(text)
  })

  it('keeps a mark that spans two lines whole', () => {
    const text = '白\n糖\n盐'
    const { text: shown, marks } = createSnippet(text, [{ start: 0, end: 3 }], 120)
    expect(marks.map(([start, end]) => shown.slice(start, end))).toEqual(['白 · 糖'])
  })
})

/** The place itself, or the one behind a character that it would cut. */
function skipHalf(text: string, at: number): number {
  return at + (/^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, at - 1), at + 1)) ? 1 : 0)
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readJiebaDictionary } from '../../../scripts/index/threads/jieba-dictionary.ts'
import { createAnalyzer } from '../../../src/analysis/analyzer.ts'
import { createFolder, foldToString, stringToUnits, unitsToString } from '../../../src/analysis/fold.ts'
import { createSegmenter } from '../../../src/analysis/segmenter.ts'
import { createDictionary, readWordCounts } from '../../../src/build/dictionary/dictionary.ts'

const dictionary = createDictionary(readWordCounts(readJiebaDictionary(), []))
const folder = createFolder()
const analyzer = createAnalyzer(dictionary)

const pieces = [
  '王毅访美',
  '美國國務院',
  '㍿',
  'ﬁ',
  'Node.js',
  'C++',
  '３．４５亿',
  '​',
  '𠮷野家',
  '한',
  'é',
  '\ud842',
  'ｶﾞ',
  '⑩',
]
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom(...pieces),
      fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code)),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''))

describe('folding', () => {
  it('leads every folded piece back to a span inside the source, in order', () => {
    fc.assert(
      fc.property(text, (source) => {
        const folded = folder.fold(source)
        let before = 0
        for (let at = 0; at < folded.length; at++) {
          const { start, end } = folded.sourceSpan(at, at + 1)
          expect(start).toBeGreaterThanOrEqual(before)
          expect(end).toBeGreaterThanOrEqual(start)
          expect(end).toBeLessThanOrEqual(source.length)
          before = start
        }
      }),
      { numRuns: 500, seed: 1 },
    )
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(text, (source) => {
        expect(foldToString(foldToString(source))).toBe(foldToString(source))
      }),
      { numRuns: 1000, seed: 2 },
    )
  })

  it.each([
    ['美國國務院', '美国国务院'],
    ['ｂｉｄｅｎ', 'biden'],
    ['㍿', '株式会社'],
    ['裡面', '里面'],
  ])('takes %s as %s', (source, folded) => {
    expect(foldToString(source)).toBe(folded)
  })
})

it('reads units as a string, however many they are', () => {
  const units = stringToUnits('湖心亭'.repeat(100_000))
  expect(unitsToString(units, 1, 299_999)).toBe(`心亭${'湖心亭'.repeat(99_998)}湖心`)
})

describe('the segmenter', () => {
  it('cuts into pieces that join back to the text', () => {
    const segmenter = createSegmenter(dictionary)
    fc.assert(
      fc.property(text, (source) => {
        const folded = folder.fold(source)
        const count = segmenter.cut(folded.units, 0, folded.length)
        const joined: string[] = []
        for (let piece = 0, start = 0; piece < count; piece++) {
          joined.push(unitsToString(folded.units, start, segmenter.ends[piece]!))
          start = segmenter.ends[piece]!
        }
        expect(joined.join('')).toBe(unitsToString(folded.units, 0, folded.length))
      }),
      { numRuns: 500, seed: 3 },
    )
  })
})

describe('tokens', () => {
  it('stand in order inside the source, at borders of code points', () => {
    fc.assert(
      fc.property(text, (source) => {
        for (const { span } of analyzer.tokenize(source)) {
          expect(span.end).toBeGreaterThan(span.start)
          expect(span.end).toBeLessThanOrEqual(source.length)
          for (const at of [span.start, span.end]) {
            const inside =
              /[\ud800-\udbff]/.test(source[at - 1] ?? '') && /[\udc00-\udfff]/.test(source[at] ?? '')
            expect(inside).toBe(false)
          }
        }
      }),
      { numRuns: 500, seed: 4 },
    )
  })

  it('of ideographs fold out of the source to what they say', () => {
    fc.assert(
      fc.property(text, (source) => {
        for (const { term, span } of analyzer.tokenize(source)) {
          if (/^\p{Script=Han}+$/u.test(term)) {
            expect(foldToString(source.slice(span.start, span.end))).toContain(term)
          }
        }
      }),
      { numRuns: 500, seed: 5 },
    )
  })

  it.each(['C++', 'C#', '.NET', 'Node.js', 'GPT-4', '3.45'])('%s survives', (word) => {
    const [first] = analyzer.tokenize(`用${word}写`).filter((token) => token.span.start === 1)
    expect(`用${word}写`.slice(first?.span.start, first?.span.end)).toBe(word)
  })
})

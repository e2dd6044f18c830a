import { describe, expect, it } from 'vitest'
import { writeSuggestions } from '../../../../src/build/expansion/suggest-writer.ts'
import type { LanguageEntry } from '../../../../src/build/expansion/suggestion-keys.ts'
import type { NamedFile } from '../../../../src/format/header/named-files.ts'
import {
  measureRow,
  openSuggestBlock,
  type SuggestRow,
} from '../../../../src/format/suggest/suggest-block.ts'
import { openSuggestHeader } from '../../../../src/format/suggest/suggest-header.ts'

const cutWords = (folded: string): string[] => folded.match(/..?/gsu) ?? []
const bounds = { maxBytes: 1 << 24, blockBytes: 1024, maxBlocks: 1000 }

const title = (text: string, weight: number, language?: string): LanguageEntry => ({
  text,
  kind: 'title',
  weight,
  url: null,
  language,
})
const word = (text: string, weight: number): LanguageEntry => ({ text, kind: 'word', weight, url: null })

/** Words that share a start of two characters, each of 30 bytes as a row: no two of them fold alike. */
const words = (count: number, start = '运河'): LanguageEntry[] =>
  Array.from({ length: count }, (_, at) =>
    word(start + String.fromCharCode(0xac00 + at), 1 + ((at * 7) % 50)),
  )

type Row = Pick<SuggestRow, 'rank' | 'start' | 'language'> & { text: string; weight: number }

function rowsOf({ bytes }: NamedFile): Row[] {
  const block = openSuggestBlock(bytes)
  return Array.from({ length: block.rows }, (_, row) => ({
    text: block.entryAt(row).text,
    weight: block.weightAt(row),
    rank: block.rankAt(row),
    start: block.startAt(row),
    language: block.languageAt(row),
  }))
}

const filesOf = (files: readonly NamedFile[], pattern: RegExp): NamedFile[] =>
  files.filter(({ name }) => pattern.test(name))
const blocksOf = (files: readonly NamedFile[]): Row[][] => filesOf(files, /^suggest-\d/).map(rowsOf)
const topsOf = (files: readonly NamedFile[]): Row[][] => filesOf(files, /^suggest-top/).map(rowsOf)

describe('the files of suggestions', () => {
  it('are written the same whatever the order of the entries', () => {
    const entries = [...words(80), title('运河之旅', 3), title('大运河', 5)]
    expect(writeSuggestions([...entries].reverse(), cutWords, bounds)).toEqual(
      writeSuggestions(entries, cutWords, bounds),
    )
  })

  it('have blocks that end with the row that fills them', () => {
    // Of 34 rows of 30 bytes 1,020 are left below the bound.
    const sizes = blocksOf(writeSuggestions(words(80), cutWords, bounds)).map((rows) => rows.length)
    expect(sizes).toEqual([35, 35, 10])
    const row = { key: '运河가', entry: word('运河가', 1), rank: 1, start: 0, language: 0 }
    expect(measureRow(row)).toBe(30)
  })

  it('have larger blocks where there would be more than so many', () => {
    const files = writeSuggestions(words(80), cutWords, { ...bounds, maxBlocks: 2 })
    expect(blocksOf(files).map((rows) => rows.length)).toEqual([40, 40])
  })

  it('leave the rows of the lowest rank out beyond the bytes of all', () => {
    const entries = [title('运河', 2), title('长城', 1)]
    const textsWithin = (maxBytes: number): string[] =>
      blocksOf(writeSuggestions(entries, cutWords, { ...bounds, maxBytes }))
        .flat()
        .map(({ text, rank }) => `${text}${rank}`)
        .sort()
    // The start of a title takes 28 bytes, its pinyin 10 or 18 more, its initials 4.
    expect(textsWithin(27)).toEqual([])
    expect(textsWithin(28)).toEqual(['运河0'])
    expect(textsWithin(55)).toEqual(['运河0'])
    expect(textsWithin(56)).toEqual(['运河0', '长城0'])
    expect(textsWithin(56 + 38)).toEqual(['运河0', '运河4', '长城0'])
    expect(textsWithin(56 + 38 + 31)).toEqual(['运河0', '运河4', '长城0'])
    expect(textsWithin(56 + 38 + 32)).toEqual(['运河0', '运河4', '运河5', '长城0'])
  })

  it.each([34, 35])('have the best of a start only where its %i rows take more than a block', (count) => {
    const tops = topsOf(writeSuggestions(words(count), cutWords, bounds))
    expect(tops).toHaveLength(count > 34 ? 1 : 0)
  })

  it('have 20 of each start that is crowded, by weight, then by text', () => {
    const entries = words(60)
    const files = writeSuggestions(entries, cutWords, bounds)
    const best = entries
      .sort((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1))
      .slice(0, 20)
      .map(({ text }) => text)
    // Of 运 and of 运河.
    expect(topsOf(files).flatMap((rows) => rows.map(({ text }) => text))).toEqual([...best, ...best])
    const header = openSuggestHeader(filesOf(files, /^suggest\.bin$/)[0]!.bytes)
    expect(['运', '运河', '运河가', '河'].map((start) => header.topBlockOf(start))).toEqual([
      0,
      0,
      null,
      null,
    ])
  })

  it('have a new file of the best where one is full', () => {
    // 20 rows take 560 bytes by one character of the start, so two starts fill a file.
    const files = writeSuggestions([...words(60), ...words(60, '长城')], cutWords, bounds)
    expect(topsOf(files).map((rows) => rows.length)).toEqual([40, 40])
  })

  it.each([
    '运河与运河',
    '运河一运河二',
  ])('have each entry once among the best, by its best key: %s', (text) => {
    const later = words(60, '之运河').map((one) => ({ ...one, kind: 'title' as const, url: '/a' }))
    const entries = [...later, title(text, 999)]
    const cutAt = (folded: string) => folded.split(/(?<!^)(?=运河)/u)
    const rows = topsOf(writeSuggestions(entries, cutAt, bounds))
      .flat()
      .filter((row) => row.text === text)
    // Once by 运, once by 运河.
    expect(rows).toEqual(
      Array.from({ length: 2 }, () => ({ text, weight: 999, rank: 0, start: 0, language: 0 })),
    )
  })

  it('have no best of one letter of pinyin', () => {
    const entries = words(60).map((one) => ({ ...one, text: `运河${one.text}`, kind: 'title' as const }))
    const files = writeSuggestions(entries, () => ['运河'], { ...bounds, blockBytes: 1024 })
    const spelled = filesOf(files, /^suggest-top/).flatMap(({ bytes }) => {
      const block = openSuggestBlock(bytes)
      const rows = Array.from({ length: block.rows }, (_, row) => [block.keyLengthAt(row), block.rankAt(row)])
      return rows.filter(([, rank]) => rank! > 3)
    })
    // The five letters of yunhe from the second on, and the two of its initials.
    expect(new Set(spelled.map(String))).toEqual(new Set(['2,4', '3,4', '4,4', '5,4', '2,5']))
  })

  it('number the languages of several, and none of one', () => {
    const languagesOf = (...entries: LanguageEntry[]): string[] =>
      blocksOf(writeSuggestions(entries, (folded) => [folded], bounds))
        .flat()
        .filter(({ rank }) => rank < 3)
        .map(({ text, language }) => `${text}${language}`)
    expect(languagesOf(title('a', 1, 'zh'), title('b', 1, 'en'), title('c', 1))).toEqual(['a2', 'b1', 'c0'])
    expect(languagesOf(title('a', 1, 'zh'), title('c', 1))).toEqual(['a0', 'c0'])
  })

  it('have the best of each language', () => {
    const entries = words(60).map((one, at) => ({ ...one, language: at % 2 === 0 ? 'en' : 'zh' }))
    const rows = topsOf(writeSuggestions(entries, cutWords, { ...bounds, blockBytes: 1700 }))[0]!.slice(0, 40)
    const counts = [1, 2].map((language) => rows.filter((row) => row.language === language).length)
    expect(counts).toEqual([20, 20])
  })
})

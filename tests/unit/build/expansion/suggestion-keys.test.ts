import { describe, expect, it } from 'vitest'
import {
  innerKeys,
  type LanguageEntry,
  mergeEntries,
  spelledKeys,
  startKey,
} from '../../../../src/build/expansion/suggestion-keys.ts'
import { keyRank, type SuggestKind } from '../../../../src/format/suggest/suggest-entry.ts'

function entry(
  text: string,
  { kind = 'title', weight = 1, url = null, ...rest }: Partial<LanguageEntry> = {},
) {
  return { text, kind, weight, url, ...rest }
}

const textsOf = (...entries: LanguageEntry[]): string[] =>
  mergeEntries(entries).map((merged) => merged.entry.text)

describe('merged entries', () => {
  it('are titles, then words, then headings; the heavier first, of one weight by code units', () => {
    const kinds: SuggestKind[] = ['heading', 'word', 'title']
    const entries = kinds.flatMap((kind) => [
      entry(`乙${kind}`, { kind, weight: 5 }),
      entry(`丙${kind}`, { kind, weight: 9 }),
      entry(`丁${kind}`, { kind, weight: 5 }),
    ])
    const ordered = ['title', 'word', 'heading'].flatMap((kind) => [`丙${kind}`, `丁${kind}`, `乙${kind}`])
    expect(textsOf(...entries)).toEqual(ordered)
    expect(textsOf(...entries.reverse())).toEqual(ordered)
  })

  it.each([
    ['a title is kept before a word', entry('银行', { kind: 'word', weight: 9 }), entry('銀行')],
    [
      'a word before a heading',
      entry('银行', { kind: 'heading', weight: 9 }),
      entry('銀行', { kind: 'word' }),
    ],
    ['the heavier', entry('银行', { weight: 2 }), entry('銀行', { weight: 3 })],
    ['the first by code units', entry('银行'), entry('銀行')],
    ['the first by its address', entry('银行', { url: '/b' }), entry('银行', { url: '/a' })],
    ['the one without an address', entry('银行', { url: '/a' }), entry('银行')],
  ])('that fold alike are one: %s', (_, left, kept) => {
    expect(mergeEntries([left, kept])).toEqual([{ folded: '银行', entry: kept }])
    expect(mergeEntries([kept, left])).toEqual([{ folded: '银行', entry: kept }])
  })

  it('are one of each language', () => {
    const chinese = entry('Docker', { language: 'zh' })
    const english = entry('Docker', { language: 'en' })
    expect(mergeEntries([chinese, english, entry('docker')])).toHaveLength(3)
    expect(mergeEntries([chinese, english, { ...english, weight: 2 }])).toHaveLength(2)
  })

  it('have no blanks around them', () => {
    expect(mergeEntries([entry('  运河 史 ')])).toEqual([{ folded: '运河 史', entry: entry('运河 史') }])
  })

  it.each([
    ['of 160 units', entry('河'.repeat(160)), 1],
    ['of 160 units between blanks', entry(` ${'河'.repeat(160)} `), 1],
    ['longer', entry('河'.repeat(161)), 0],
    ['with an address of 1,000 units', entry('运河', { url: 'a'.repeat(1000) }), 1],
    ['with a longer one', entry('运河', { url: 'a'.repeat(1001) }), 0],
    ['empty', entry(''), 0],
    ['blank', entry(' \t'), 0],
    ['that fold to nothing', entry('\u200b'), 0],
  ])('are texts within bounds: %s', (_, given, count) => {
    expect(mergeEntries([given])).toHaveLength(count)
  })
})

describe('the keys of an entry', () => {
  it.each<[SuggestKind, number]>([
    ['title', 0],
    ['word', 1],
    ['heading', 2],
  ])('begin with its start, ranked as a %s', (kind, rank) => {
    const folded = '河'.repeat(70)
    const key = { key: '河'.repeat(64), rank, start: 0 }
    expect(startKey({ folded, entry: entry(folded, { kind }) })).toEqual(key)
  })

  it.each([
    [
      ['银行', '与', '信贷'],
      ['yinhangyuxindai', 'yhyxd'],
    ],
    // One letter says nothing.
    [['银'], ['yin']],
    [
      ['运河', 'a', '历史'],
      ['yunhe', 'yh'],
    ],
    [['a', '运河'], []],
    [[' ', '运河'], []],
    [[], []],
    [
      ['中华人民', '共和国歌'],
      ['zhonghuarenmingongheguoge', 'zhrmghgg'],
    ],
    // Words are not cut.
    [
      ['中华人民', '共和国', '歌曲'],
      ['zhonghuarenmingongheguo', 'zhrmghg'],
    ],
    [['中华人民共和国歌曲'], []],
  ])('by the pinyin and initials of %j are %j', (words, keys) => {
    expect(spelledKeys(words)).toEqual(
      keys.map((key, at) => ({ key, rank: [keyRank.pinyin, keyRank.initials][at], start: 0 })),
    )
  })

  it.each([
    [
      ['大', '运河', '史'],
      [1, 3],
    ],
    [
      ['大', ' ', '运河', '，', '2024', '年'],
      [2, 5, 9],
    ],
    [
      ['一', '二', '三', '四', '五'],
      [1, 2, 3],
    ],
    [['一'], []],
    [['《', '运河', '》'], [1]],
    [['(', ')', '-'], []],
  ])('at later words of %j start at %j', (words, starts) => {
    const text = words.join('')
    const keys = starts.map((start) => ({ key: text.slice(start), rank: keyRank.inner, start }))
    expect(innerKeys(text, words)).toEqual(keys)
  })

  it('at later words have 64 units', () => {
    const words = ['大', '河'.repeat(80)]
    expect(innerKeys(words.join(''), words)).toEqual([
      { key: '河'.repeat(64), rank: keyRank.inner, start: 1 },
    ])
  })
})

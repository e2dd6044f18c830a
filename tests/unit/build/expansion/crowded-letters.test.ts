import { describe, expect, it } from 'vitest'
import { findCrowded } from '../../../../src/build/expansion/crowded-letters.ts'
import type { PinyinText } from '../../../../src/format/pinyin/pinyin-text.ts'

const word = (text: string, weight: number): PinyinText => ({ text, weight, id: 7 })
const name = (text: string, weight: number): PinyinText => ({ text, weight, id: null })

/** Blocks of keys, each with one word of its own. */
function blocksOf(...blocks: string[]) {
  return blocks.map((keys) =>
    keys.split(' ').map((letters) => ({ letters, texts: [word(`${letters}字`, 5)] })),
  )
}

const crowdedOf = (kind: 'pinyin' | 'initials', ...blocks: string[]): string[] =>
  findCrowded(kind, blocksOf(...blocks)).map(({ letters }) => letters)

describe('crowded letters', () => {
  it.each<['pinyin' | 'initials', string[], string[]]>([
    // A block, the end of the one before it and the start of the one after begin with them.
    ['pinyin', ['ai shia', 'shib shic', 'shid xi'], ['sh', 'shi']],
    // In two blocks alone they are looked up there.
    ['pinyin', ['ai shia', 'shib shic', 'xi xu'], []],
    ['pinyin', ['ai an', 'shib shic', 'shid xi'], []],
    ['pinyin', ['ai shia', 'shib xa', 'xi xu'], []],
    ['pinyin', ['shia shib', 'shic shid'], []],
    // One letter is completed to nothing by syllables, two by initials.
    ['pinyin', ['sa sb', 'sc sd', 'se sf'], []],
    ['initials', ['aa shia', 'shib shic', 'shid xi'], ['shi']],
    ['initials', ['sha shb', 'shc shd', 'she shf'], []],
    // The letters of a key itself may be crowded.
    ['pinyin', ['shi shia', 'shi shib', 'shi xi'], ['sh', 'shi']],
  ])('by %s of the blocks %j are %j', (kind, blocks, crowded) => {
    expect(crowdedOf(kind, ...blocks)).toEqual(crowded)
  })

  it('are sorted, whichever block they were found in', () => {
    const blocks = ['shia shib', 'shic shid', 'shie aia', 'aib aic', 'aid zu']
    expect(crowdedOf('pinyin', ...blocks)).toEqual(['ai', 'sh', 'shi'])
  })

  it('have the heaviest texts of all blocks that they begin keys of', () => {
    const texts = [
      [
        { letters: 'ai', texts: [word('爱好', 99)] },
        { letters: 'shia', texts: [word('是啊', 3)] },
      ],
      [
        { letters: 'shib', texts: [word('失败', 9), word('十倍', 9), name('石碑记', 8)] },
        { letters: 'shic', texts: [word('时', 50), name('史册', 50), name('师策论', 2)] },
      ],
      [
        { letters: 'shid', texts: [word('时代', 20)] },
        { letters: 'xi', texts: [word('西安', 99)] },
      ],
    ]
    const listed = findCrowded('pinyin', texts).map((crowded) => crowded.texts.map(({ text }) => text))
    // Neither single characters nor names of two or seen twice are offered; of one weight the first by its characters.
    const best = ['时代', '十倍', '失败', '石碑记', '是啊']
    expect(listed).toEqual([best, best])
  })

  it('have 20 texts at most', () => {
    const keys = Array.from({ length: 25 }, (_, at) =>
      word(`时${String.fromCharCode(0x4e00 + at)}`, 100 - at),
    )
    const crowded = findCrowded('pinyin', [
      [{ letters: 'shia', texts: [word('是啊', 1)] }],
      [{ letters: 'shib', texts: keys }],
      [{ letters: 'shic', texts: [word('时常', 200)] }],
    ])
    expect(crowded[0]!.texts).toEqual([word('时常', 200), ...keys.slice(0, 19)])
  })
})

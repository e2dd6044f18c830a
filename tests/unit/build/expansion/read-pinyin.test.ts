import { describe, expect, it } from 'vitest'
import { listReadings, readNamePinyin, readPinyin } from '../../../../src/build/expansion/read-pinyin.ts'

describe('reading words aloud', () => {
  it.each([
    ['银行', 'yin hang'],
    ['行长', 'hang zhang'],
    ['银行长', 'yin hang zhang'],
    ['重庆', 'chong qing'],
    ['重量', 'zhong liang'],
    ['西安', 'xi an'],
    ['旅行', 'lv xing'],
    ['侵略', 'qin lue'],
    ['虐待', 'nue dai'],
    ['音乐', 'yin yue'],
    ['王超超', 'wang chao chao'],
    ['解放', 'jie fang'],
    ['了', 'le'],
    ['着名', 'zhu ming'],
    ['干隆', 'qian long'],
    ['干部', 'gan bu'],
  ])('reads %s as %s', (word, reading) => {
    expect(readPinyin(word)?.join(' ')).toBe(reading)
  })

  it('reads the surname of a name as a surname', () => {
    expect(readNamePinyin('解晓东')).toEqual(['xie', 'xiao', 'dong'])
    expect(readNamePinyin('单田芳')).toEqual(['shan', 'tian', 'fang'])
    expect(readNamePinyin('万俟卨')?.slice(0, 2)).toEqual(['mo', 'qi'])
  })

  it.each([
    ['曾国藩', false, ['ceng guo fan', 'zeng guo fan']],
    ['尉迟恭', false, ['wei chi gong', 'yu chi gong']],
    ['缪荃孙', false, ['miu quan sun', 'miao quan sun']],
    ['解放军', false, ['jie fang jun', 'xie fang jun']],
    ['王超超', false, ['wang chao chao']],
    ['解放', false, ['jie fang']],
    ['朴树', false, ['pu shu']],
    ['朴树', true, ['pu shu', 'piao shu']],
    ['A股', true, []],
  ] as const)('reads the word %s, found as a name %s, as %j', (word, isAlsoName, readings) => {
    expect(listReadings(word, isAlsoName).map((syllables) => syllables.join(' '))).toEqual(readings)
  })

  it.each(['A股', 'abc', '', '１２', 'の', '银行 '])('does not read %j', (text) => {
    expect(readPinyin(text)).toBeNull()
  })
})

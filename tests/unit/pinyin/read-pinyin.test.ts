import { describe, expect, it } from 'vitest'
import { readPinyin } from '../../../src/build/read-pinyin.ts'

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
    expect(readPinyin('解晓东', true)).toEqual(['xie', 'xiao', 'dong'])
    expect(readPinyin('单田芳', true)).toEqual(['shan', 'tian', 'fang'])
    expect(readPinyin('万俟卨', true)?.slice(0, 2)).toEqual(['mo', 'qi'])
  })

  it.each(['A股', 'abc', '', '１２', 'の', '银行 '])('does not read %j', (text) => {
    expect(readPinyin(text)).toBeNull()
  })
})

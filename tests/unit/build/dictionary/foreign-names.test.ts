import { describe, expect, it } from 'vitest'
import { isSounds, listForeignNames } from '../../../../src/build/dictionary/foreign-names.ts'

const namesIn = (cut: string): string[] => {
  const words = cut.split('|')
  return listForeignNames(words, (index) => isSounds(words[index]!))
}

describe('names from other languages', () => {
  it.each([
    // Of two words or more, one of them a character alone.
    ['总统|泽|连|斯基|说', ['泽连斯基']],
    ['泽|连|斯基', ['泽连斯基']],
    ['斯基|泽', ['斯基泽']],
    ['斯|基', []],
    ['斯|基|泽', ['斯基泽']],
    ['斯基泽', []],
    ['斯基|罗夫', []],
    ['斯', []],
    // Of eight characters at most.
    ['亚历山德罗|维|奇', []],
    ['亚|力|山|德罗|维|奇', ['德罗维奇']],
    ['阿|贝|卡|丹|恩|菲|盖|汉', ['阿贝卡丹恩菲盖汉']],
    ['阿|贝|卡|丹|恩|菲|盖|汉|基', []],
    // Each stretch by itself.
    ['布林|肯|、|苏|纳克', ['布林肯', '苏纳克']],
    ['布林|和|苏纳克', []],
    ['', []],
  ])('in %s are %j', (cut, names) => {
    expect(namesIn(cut)).toEqual(names)
  })
})

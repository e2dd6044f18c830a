import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readJiebaDictionary } from '../../../scripts/index/threads/jieba-dictionary.ts'
import { foldToString } from '../../../src/analysis/fold.ts'
import type { Lexicon } from '../../../src/analysis/lexicon.ts'
import { createSegmenter } from '../../../src/analysis/segmenter.ts'
import { createDictionary, readWordCounts } from '../../../src/build/dictionary/dictionary.ts'
import { addAskingWords } from '../../../src/query/asking-words.ts'

const counts = readWordCounts(readJiebaDictionary(), [])
const dictionary = createDictionary(counts)

/** The words of the dictionary that a corpus has, with their costs. */
function keepWords(kept: ReadonlySet<string>): Lexicon {
  return {
    unknownCost: dictionary.unknownCost,
    findWords(units, start, end, found) {
      const all = dictionary.findWords(units, start, end, found)
      let count = 0
      for (let index = 0; index < all; index++) {
        const length = found.lengths[index]!
        if (!kept.has(String.fromCharCode(...units.subarray(start, start + length)))) continue
        found.ids[count] = found.ids[index]!
        found.lengths[count] = length
        found.costs[count++] = found.costs[index]!
      }
      return count
    },
  }
}

function cut(lexicon: Lexicon, text: string): string[] {
  const units = Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
  const segmenter = createSegmenter(lexicon)
  const count = segmenter.cut(units, 0, units.length)
  return Array.from({ length: count }, (_, at) =>
    text.slice(at === 0 ? 0 : segmenter.ends[at - 1], segmenter.ends[at]),
  )
}

describe('the words that questions are made of', () => {
  it.each([
    ['写周报告诉我如何', ['写', '周报', '报告'], '写 周报 告诉 我 如何'],
    ['介绍信用卡', ['信用卡', '信用', '用卡'], '介绍 信用卡'],
    ['怎么样本', ['样本'], '怎么 样本'],
    ['停电怎么办', ['停电'], '停电 怎么办'],
    ['为什么样', [], '为什么 样'],
  ])('keep their characters from the words of a corpus without them: %s', (text, words, expected) => {
    expect(cut(addAskingWords(keepWords(new Set(words))), text).join(' ')).toBe(expected)
  })

  it('change the cut of no sentence that was cut into words of the lexicon', () => {
    const word = fc.constantFrom(
      ...[...counts.keys()].filter((_, at) => at % 37 === 0),
      ...'如何 告诉 何以 有没有 没有 有关 关于 一下 因为 以及 自己 打算 怎么 怎么样 什么样 样本 己任 下一 何时 为何'.split(
        ' ',
      ),
    )
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
        const text = foldToString(words.join(''))
        const whole = cut(dictionary, text)
        expect(cut(addAskingWords(keepWords(new Set(whole))), text)).toEqual(whole)
      }),
      { numRuns: 1000, seed: 14 },
    )
  })
})

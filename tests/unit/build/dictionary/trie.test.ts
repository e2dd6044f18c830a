import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFoundWords } from '../../../../src/analysis/lexicon.ts'
import { createTrie } from '../../../../src/build/dictionary/trie.ts'

const toUnits = (text: string): Uint16Array =>
  Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))

/** Words found at an offset, as `word:id:cost`. */
function find(trie: ReturnType<typeof createTrie>, text: string, start: number, end: number): string[] {
  const found = createFoundWords()
  const count = trie.findWords(toUnits(text), start, end, found)
  return Array.from(
    { length: count },
    (_, index) =>
      `${text.slice(start, start + found.lengths[index]!)}:${found.ids[index]}:${found.costs[index]}`,
  )
}

describe('a trie', () => {
  it('finds the words that start at an offset, the shortest first, and none that ends behind the text', () => {
    const trie = createTrie(['中', '中国', '中国人', '国', '人'], Int32Array.of(5, 4, 9, 7, 0))
    expect(find(trie, '在中国人', 1, 4)).toEqual(['中:0:5', '中国:1:4', '中国人:2:9'])
    expect(find(trie, '在中国人', 1, 3)).toEqual(['中:0:5', '中国:1:4'])
    expect(find(trie, '在中国人', 0, 4)).toEqual([])
    expect(find(trie, '中间', 0, 2)).toEqual(['中:0:5'])
  })

  it('finds longest words, a word of which no beginning is one, and nothing where it is empty', () => {
    const longest = '天'.repeat(32)
    const trie = createTrie(['天', '天空晴朗', longest], Int32Array.of(1, 2, 3))
    expect(find(trie, `${longest}天`, 0, 33)).toEqual(['天:0:1', `${longest}:2:3`])
    expect(find(trie, '天空晴朗', 0, 4)).toEqual(['天:0:1', '天空晴朗:1:2'])
    expect(find(createTrie([], new Int32Array(0)), '天', 0, 1)).toEqual([])
  })

  it('finds at every offset what a comparison with every word finds, whatever the order of the words', () => {
    const word = fc.string({ unit: fc.constantFrom('天', '空', '晴', 'a', '𠮷'), minLength: 1, maxLength: 5 })
    const words = fc.uniqueArray(word, { maxLength: 40 })
    const text = fc.string({ unit: fc.constantFrom('天', '空', '晴', 'a', '𠮷', '云'), maxLength: 20 })
    fc.assert(
      fc.property(
        words,
        text,
        fc.array(fc.nat(9), { minLength: 40, maxLength: 40 }),
        (words, text, costs) => {
          const trie = createTrie(words, Int32Array.from(costs.slice(0, words.length)))
          for (let start = 0; start < text.length; start++) {
            const expected = words
              .map((word, id) => ({ word, id }))
              .filter(({ word }) => text.startsWith(word, start))
              .sort((a, b) => a.word.length - b.word.length)
              .map(({ word, id }) => `${word}:${id}:${costs[id]}`)
            expect(find(trie, text, start, text.length)).toEqual(expected)
          }
        },
      ),
      { seed: 3, numRuns: 300 },
    )
  })
})

import { costScale, type FoundWords, type Lexicon } from '../analysis/lexicon.ts'
import { askingStopWords } from './stop-words.ts'

/**
 * Words of questions beside their subject, folded: each makes up a thousand of the dictionary's 60 million at least, so
 * that with `cost` none is cut where the whole dictionary would not cut it.
 */
const asking =
  `${askingStopWords} ` +
  '什么样 何以 能否 是不是 有没有 干什么 大家 各位 自己 别人 朋友 老师 一下 告诉 介绍 解释 说明 推荐 搜索 寻找 知道 了解 需要 应该 应当 必须 不能 希望 ' +
  '觉得 认为 打算 想要 谢谢'

/** Cost of a word that makes up one of 60,000, at least what the dictionary has for each. */
const cost = Math.round(Math.log(60_000) * costScale) + costScale / 64

const askingWords: ReadonlyMap<string, number> = new Map(
  // The segmenter has -1 for what is no word.
  asking.split(' ').map((word, at) => [word, -2 - at]),
)
const firstUnits: ReadonlySet<number> = new Set([...askingWords.keys()].map((word) => word.charCodeAt(0)))
const longest = Math.max(...[...askingWords.keys()].map((word) => word.length))

/**
 * Adds the words that questions are made of to the lexicon of an index, for the queries over it. One that no passage
 * has would be cut into characters, which join those beside them: 周报|告诉 into 周|报告|诉. Sentences of the corpus are
 * still cut as they are in the index.
 */
export function addAskingWords(lexicon: Lexicon): Lexicon {
  return {
    unknownCost: lexicon.unknownCost,
    findWords(units, start, end, found) {
      let count = lexicon.findWords(units, start, end, found)
      if (!firstUnits.has(units[start]!)) return count
      for (let length = 2; length <= longest && start + length <= end; length++) {
        const id = askingWords.get(String.fromCharCode(...units.subarray(start, start + length)))
        if (id !== undefined) count = insertWord(found, count, id, length)
      }
      return count
    },
  }
}

/** Puts a word in, by its length, where none of this length was found. @returns how many entries hold */
function insertWord({ ids, lengths, costs }: FoundWords, count: number, id: number, length: number): number {
  let at = count
  while (at > 0 && lengths[at - 1]! > length) at--
  if (at > 0 && lengths[at - 1] === length) return count
  for (let index = count; index > at; index--) {
    ids[index] = ids[index - 1]!
    lengths[index] = lengths[index - 1]!
    costs[index] = costs[index - 1]!
  }
  ids[at] = id
  lengths[at] = length
  costs[at] = cost
  return count + 1
}

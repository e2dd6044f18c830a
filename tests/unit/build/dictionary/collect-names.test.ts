import { describe, expect, it } from 'vitest'
import { createFolder } from '../../../../src/analysis/fold.ts'
import { createNameCollectors } from '../../../../src/build/dictionary/collect-names.ts'
import { createDictionary, readWordCounts } from '../../../../src/build/dictionary/dictionary.ts'

const counts = '超 900\n会议 900\n质量 50\n先生 900\n高 900\n文旅 49\n说 900\n毅力 900'
const dictionary = createDictionary(readWordCounts(counts, []))
const createCollector = createNameCollectors(dictionary)

/** Names in fields whose words are apart by `|`; what stands between brackets is no word. */
function namesIn(...fields: string[]): (readonly [string, number])[] {
  const collector = createCollector()
  const folder = createFolder()
  for (const field of fields) {
    const words = field.split('|')
    collector.beginField(folder.fold(words.join('').replace(/[[\]]/g, ' ')))
    let at = 0
    for (const word of words) {
      if (!word.startsWith('[')) collector.addWord(dictionary.words.indexOf(word), at, at + word.length)
      at += word.length
    }
  }
  return [...collector.take()]
}

describe('names collected of a batch', () => {
  it('are counted over its fields, the most frequent first', () => {
    expect(namesIn('王|超|超|说', '李|毅|说', '王|超|超|会议')).toEqual([
      ['王超超', 2],
      ['李毅', 1],
    ])
  })

  it.each([
    ['do not go on over what is no word', ['王|[]|超|超|说']],
    ['do not go on in the next field', ['说|王', '超|超|说']],
    ['are not words that readers know', ['高|质量|说']],
  ])('%s', (_, fields) => {
    expect(namesIn(...fields)).toEqual([])
  })

  it('may hold words that are rare', () => {
    expect(namesIn('高|文旅|说')).toEqual([['高文旅', 1]])
  })

  it('are none of the batch before', () => {
    namesIn('王|超|超|说')
    expect(namesIn('李|毅|说')).toEqual([['李毅', 1]])
  })
})

import { describe, expect, it } from 'vitest'
import { writePinyin } from '../../../src/build/expansion/pinyin-writer.ts'
import { openPinyinHeader } from '../../../src/format/pinyin/pinyin-header.ts'
import { openPinyin } from '../../../src/pinyin/pinyin-index.ts'
import { proposeSpelling, type SpellingSource } from '../../../src/suggest/spell.ts'

const frequencies = new Map(
  Object.entries({
    银行: 500,
    景点: 80,
    经典: 90,
    王超超: 3,
    我市: 300,
    国务院: 200,
    发言人: 100,
    灰犀牛: 6,
    权利: 50,
    权力: 60,
    航: 30,
    银: 30,
    王朝: 40,
    超: 30,
    朝: 20,
    经: 10,
    点: 10,
    犀牛: 8,
    稀牛: 0,
    牛: 9,
  }),
)
const files = writePinyin([...frequencies].map(([text, weight]) => ({ text, weight })))
const pinyin = openPinyin(
  openPinyinHeader(files[0]!.bytes),
  async (name) => files.find((file) => file.name === name)?.bytes ?? new Uint8Array(),
)
const source: SpellingSource = {
  frequency: (word) => frequencies.get(word) ?? 0,
  homophones: (text) => pinyin.homophones(text),
  neighbours: (text) => pinyin.neighbours(text),
  isStopWord: (word) => '我是的'.includes(word),
}

describe('another spelling', () => {
  it.each([
    ['银|航', '银行'],
    ['经|点', '经典'],
    ['王朝|超', '王超超'],
    ['灰|稀|牛', '灰犀牛'],
    ['国务完', '国务院'],
    ['国物院| |发言人', '国务院 发言人'],
    ['灰犀午', '灰犀牛'],
    ['去|银|航|取钱', '去银行取钱'],
  ])('of %s is %s', async (query, proposal) => {
    expect(await proposeSpelling(query.split('|'), 0, source)).toBe(proposal)
  })

  it.each([
    ['a word that is read alike but stands in the corpus itself', '景点', 0],
    ['words with a stop word between', '我|是', 0],
    ['a query that finds enough', '银|航', 3],
    ['a word of two characters that only looks alike', '银河', 0],
    ['Latin letters', 'yinhang', 0],
    ['a question word', '那|哪|行', 0],
    ['a sentence', `银|航${'，很长的句子'.repeat(7)}`, 0],
    ['nothing at all', '', 0],
    ['a word that the corpus has nothing like', '龘龘', 0],
  ])('is not proposed for %s', async (_reason, query, found) => {
    expect(await proposeSpelling(query.split('|'), found, source)).toBeNull()
  })

  it('is not proposed for words that some passage contains together', async () => {
    const containing: SpellingSource = {
      ...source,
      areContained: async (texts) => texts.map((text) => text === '银航'),
    }
    expect(await proposeSpelling(['银', '航'], 0, containing)).toBeNull()
    expect(await proposeSpelling(['灰', '稀', '牛'], 0, containing)).toBe('灰犀牛')
  })

  it('asks for no more homophones than it may', async () => {
    let asked = 0
    const counting: SpellingSource = {
      ...source,
      async homophones() {
        asked++
        return []
      },
    }
    await proposeSpelling([...'甲乙丙丁戊己庚辛壬癸'], 0, counting)
    expect(asked).toBe(8)
  })
})

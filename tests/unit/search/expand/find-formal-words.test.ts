import { describe, expect, it } from 'vitest'
import { thesaurusName } from '../../../../src/format/thesaurus.ts'
import { createReadPlan } from '../../../../src/reader/read-plan.ts'
import { createQueryCompiler } from '../../../../src/search/compile-query.ts'
import { createFormalWordFinder } from '../../../../src/search/expand/find-formal-words.ts'
import { createWordReader } from '../../../fixtures/word-reader.ts'

const thesaurus = {
  老板: ['用人单位', '经营者'],
  老板娘: ['配偶'],
  工资: ['劳动报酬', '用人单位'],
  车: ['机动车'],
  没有: ['无', '缺少'],
  朋友: '甲乙丙丁戊己庚辛壬'.split(''),
  驾照: ['无'],
  讨薪: ['劳动报酬'],
  站: ['机动车'],
}
const formal = Object.values(thesaurus).flat()
const asked = ['老板', '老板娘', '工资', '车', '车站', '没有', '朋友', '怎么', '拖欠', '今年', '你们']
const words = [...asked, ...formal].filter((word) => word !== '缺少')

function find(q: string, { reads = 40, has = true } = {}): Promise<string[]> {
  const reader = createWordReader({
    words: Object.fromEntries(words.map((word) => [word, 3])),
    named: has ? { [thesaurusName]: JSON.stringify(thesaurus) } : {},
  })
  const query = createQueryCompiler(reader.lexicon)(q)
  const budget = createReadPlan(reads).share('terms')
  return createFormalWordFinder(reader)(query, budget).then((terms) => terms.map(({ term }) => term))
}

describe('formal words of a question', () => {
  it.each([
    ['老板今年拖欠工资', ['用人单位', '经营者', '劳动报酬']],
    ['工资今年老板拖欠', ['劳动报酬', '用人单位', '经营者']],
    ['老板娘今年拖欠工资', ['配偶', '劳动报酬', '用人单位']],
    ['经营者老板今年拖欠', ['用人单位']],
    ['今年车拖欠怎么你们', ['机动车']],
    ['今年车站拖欠怎么你们', []],
    ['今年没有拖欠怎么你们', ['无']],
    ['今年朋友拖欠怎么你们', '甲乙丙丁戊己庚辛'.split('')],
    ['老板 今年 拖欠 怎么', ['用人单位', '经营者']],
    ['老板 今年 拖欠', []],
    ['老板老板老板老板', []],
    ['车今年老板 a', []],
    ['驾照', ['无']],
    ['没有驾照', ['无']],
    ['老板 讨薪', ['劳动报酬']],
    ['车 老板', []],
    ['车站 站', ['机动车']],
  ])('%s: %j', async (q, found) => {
    expect(await find(q)).toEqual(found)
  })

  it('are none without a thesaurus, or a read that is left for it', async () => {
    expect(await find('老板今年拖欠工资', { has: false })).toEqual([])
    expect(await find('老板今年拖欠工资', { reads: 0 })).toEqual([])
  })
})

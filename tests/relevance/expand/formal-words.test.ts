import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BuiltIndex, buildTestIndex, requestOf } from '../../fixtures/built-index.ts'

/** Notices that have words of the questions, and nothing of what is asked. */
const others = Array.from({ length: 60 }, (_, at) => ({
  id: `other${at}`,
  title: `通知${at}`,
  text: `关于老年活动站第${at}次开放：现场上班几天，欠缺材料的请到现场说明，不拖车，怎样报名见附件。`,
}))
const articles = [
  ['wages', '用人单位应当按时足额支付劳动报酬；未支付的，由主管部门责令改正。'],
  ['marriage', '夫妻双方可以约定财产归各自所有。'],
  ['traffic', '机动车停放应当遵守规定。'],
  ['closed', '劳动光荣。'],
  ['field', '耕地不得闲置。'],
  ['station', '站台票在车站出售。'],
].map(([id, text]) => ({ id: id!, title: '附则', text: text! }))

describe.each([
  'packed',
  'minisearch',
] as const)('formal words for the colloquial words of a question, with %s', (engine) => {
  const built: { index?: BuiltIndex } = {}
  beforeAll(async () => {
    built.index = await buildTestIndex([...others, ...articles], engine)
  })
  afterAll(() => built.index?.remove())
  const search = (q: string) => built.index!.searcher.search(requestOf(q, { limit: 100 }))
  const idsOf = async (q: string) => (await search(q)).hits.map(({ article }) => article.id)

  it('bring the text first that has them, and are marked', async () => {
    const { hits } = await search('老板拖欠工资几天了怎么说理')
    expect(hits[0]!.article.id).toBe('wages')
    expect(hits[0]!.snippet.html).toContain('<mark>劳动报酬</mark>')
    expect(hits[0]!.snippet.html).toContain('<mark>用人单位</mark>')
  })

  it('are looked for in a query of few words where no passage has the colloquial one', async () => {
    expect(await idsOf('老公')).toEqual(['marriage'])
    expect(await idsOf('老公 材料 附件')).toContain('marriage')
    expect(await idsOf('上班')).not.toContain('closed')
  })

  it('are not looked for in a query of few words or characters that passages have, and are no phrase', async () => {
    expect(await idsOf('上班 附件 现场')).not.toContain('closed')
    expect(await idsOf('上班 材料 现场 附件')).toContain('closed')
    expect(await idsOf('上班的通知附件')).toContain('closed')
    expect(await idsOf('通知附件和现场上班')).toContain('closed')
    expect(await idsOf('我和老公 材料 附件 现场 开放')).toContain('marriage')
    expect(await idsOf('我和老公 材料 "附件" 现场 开放')).not.toContain('marriage')
  })

  it('are not looked for by a particle', async () => {
    expect(await idsOf('老公惊讶地到现场看附件')).not.toContain('field')
    expect(await idsOf('老公种地的现场附件')).toContain('field')
  })

  it('are not looked for by a character of a longer word', async () => {
    expect(await idsOf('车站 材料 附件 现场 开放')).not.toContain('traffic')
    expect(await idsOf('车 材料 附件 现场 开放')).toContain('traffic')
  })
})

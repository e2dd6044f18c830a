import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BuiltIndex, buildTestIndex, requestOf } from '../../fixtures/built-index.ts'

const subjects = ['设立', '变更', '注销', '备案', '年检', '合并', '分立', '清算', '增资', '减资']
const bodies = ['董事会', '监事会', '股东会', '经理', '登记机关', '发起人']

/** Articles of a law that have the commonest words of the questions, and nothing else of them. */
const others = subjects.flatMap((subject, at) =>
  bodies.map((body, number) => ({
    id: `other${at}-${number}`,
    title: `第${at * bodies.length + number + 1}条`,
    text: `公司${subject}的，公司应当由${body}提出，公司可以在三十日内办理${subject}。`,
  })),
)

const articles = [
  ['leave', '用人单位违法解除或者终止劳动合同的，女职工在孕期的，支付赔偿金；公司依照前款处理。'],
  ['wages', '用人单位克扣或者无故拖延支付劳动报酬的，公司所在地的劳动行政部门责令限期支付薪资。'],
].map(([id, text]) => ({ id: id!, title: '附则', text: text! }))

describe.each([
  'packed',
  'minisearch',
] as const)('questions in other words than the texts, with %s', (engine) => {
  let index: BuiltIndex
  beforeAll(async () => {
    index = await buildTestIndex([...others, ...articles], engine)
  })
  afterAll(() => index.remove())

  it.each([
    ['怀孕时被公司辞退能不能要赔款', 'leave'],
    ['公司拖欠薪水工钱找谁', 'wages'],
  ])('%s brings the article first whose longer words have its characters', async (question, id) => {
    const { hits } = await index.searcher.search(requestOf(question))
    expect(hits[0]!.article.id).toBe(id)
  })
})

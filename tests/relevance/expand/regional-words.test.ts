import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BuiltIndex, buildTestIndex, requestOf } from '../../fixtures/built-index.ts'

const articles: Readonly<Record<string, string>> = {
  software: '这款软件需要更新。',
  taiwanSoftware: '這款軟體需要更新。',
  server: '服务器宕机了半天。',
  taiwanServer: '伺服器當機了半天。',
  printer: '印表機沒有紙了。',
  disk: '硬碟發出怪聲。',
  program: '小程序怎样上线。',
  taiwanProgram: '小程式怎樣上線。',
  wechat: '打开微信付款就好。',
  far: '沿河走了 12 公里。',
  run: '晨跑 12km 再回家。',
}

describe.each(['minisearch', 'packed'] as const)('words of one region, with %s', (engine) => {
  let index: BuiltIndex
  beforeAll(async () => {
    const lines = Object.entries(articles).map(([id, text]) => ({ id, title: '', text }))
    index = await buildTestIndex(lines, engine)
  })
  afterAll(() => index.remove())

  it.each<[string, string[]]>([
    ['软件', ['software', 'taiwanSoftware']],
    ['軟體', ['taiwanSoftware', 'software']],
    ['伺服器', ['taiwanServer', 'server']],
    ['服务器', ['server', 'taiwanServer']],
    ['小程序', ['program', 'taiwanProgram']],
    // The corpus has neither word of the query.
    ['打印机', ['printer']],
    ['打印机卡纸', ['printer']],
    ['硬盘卡住', ['disk']],
    ['12公里', ['far', 'run']],
    ['weixin', ['wechat']],
  ])('%s finds %j in this order', async (q, ids) => {
    const { hits } = await index.searcher.search(requestOf(q, { limit: 100 }))
    expect(hits.map(({ article }) => article.id).slice(0, ids.length)).toEqual(ids)
  })

  it('are marked where a text has the other word', async () => {
    const { hits } = await index.searcher.search(requestOf('软件更新'))
    expect(hits.map(({ snippet }) => snippet.html)).toEqual([
      '这款<mark>软件</mark>需要<mark>更新</mark>。',
      '這款<mark>軟體</mark>需要<mark>更新</mark>。',
    ])
  })
})

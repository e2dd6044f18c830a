import { expect, it } from 'vitest'
import { buildTestIndex, requestOf } from '../../fixtures/built-index.ts'

it('a page of few words that is titled with the query is before a section of another page that is headed so', async () => {
  const others = Array.from({ length: 40 }, (_, at) => ({
    id: `other${at}`,
    title: `说明${at}`,
    text: `第${at}项配置的说明，限流与熔断各有一节。`,
  }))
  const { searcher, remove } = await buildTestIndex(
    [
      ...others,
      { id: 'page', title: '可观测性', text: '埋点、日志与链路追踪。' },
      {
        id: 'list',
        title: '已实现的扩展',
        text: '扩展的清单。\n\n## 可观测性\n\n可观测性的扩展有三个：可观测性的埋点、可观测性的日志、可观测性的链路，可观测性 OpenTelemetry 扩展把它们合在一起，接入可观测性平台即可。',
      },
    ],
    'packed',
  )
  const { hits } = await searcher.search(requestOf('可观测性'))
  expect(hits.map(({ article }) => article.id).slice(0, 2)).toEqual(['page', 'list'])
  await remove()
})

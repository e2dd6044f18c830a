import { expect, it } from 'vitest'
import { buildTestIndex, requestOf } from '../../fixtures/built-index.ts'

it.each([
  ['分布式 锁', '分布式锁'],
  ['Java EE', 'java ee'],
])('an article that is tagged %s is before others that say as much of %s', async (tag, q) => {
  const text = `这里讲 ${q} 的几种写法，以及各自的代价。`
  const articles = Array.from({ length: 12 }, (_, at) => ({
    id: `a${at}`,
    title: `第${at}篇`,
    text: `${text}第${at}次修订。`,
    tags: at === 7 ? [tag, '笔记'] : ['笔记', `${tag}与其他`],
  }))
  const { searcher, remove } = await buildTestIndex(articles, 'packed')
  const { hits } = await searcher.search(requestOf(q))
  expect(hits[0]!.article.id).toBe('a7')
  expect((await searcher.search(requestOf('几种写法'))).hits[0]!.article.id).not.toBe('a7')
  await remove()
})

import { expect, it } from 'vitest'
import { buildTestIndex, requestOf } from '../../fixtures/built-index.ts'

const section = (id: string) => ({
  id,
  title: `工具与书籍推荐${id}`,
  text: '各种工具与书籍。\n\n## 缓存\n\n可以看看这里列出的几个项目，它们都有人维护。',
})
const about = {
  id: 'about',
  title: '缓存持久化详解',
  text: '缓存重启以后，缓存的数据从日志恢复；缓存的快照按时生成。',
}
const others = Array.from({ length: 30 }, (_, at) => ({
  id: `other${at}`,
  title: `说明${at}`,
  text: `第${at}项的说明。`,
}))

it('sections of many articles that are headed alike are no better than the article on it, one section is', async () => {
  const nearly = ['乙', '丙', '丁'].map((id) => ({
    ...section(id),
    text: section(id).text.replace('## 缓存', '## 缓存（旧）'),
  }))
  for (const [sections, first] of [
    [['甲'].map(section), '甲'],
    [['甲', '乙', '丙', '丁'].map(section), 'about'],
    [[section('甲'), ...nearly], '甲'],
  ] as const) {
    const { searcher, remove } = await buildTestIndex([...others, ...sections, about], 'packed')
    const { hits } = await searcher.search(requestOf('缓存'))
    expect(hits[0]!.article.id).toBe(first)
    await remove()
  }
})

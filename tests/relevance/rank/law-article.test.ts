import { expect, it } from 'vitest'
import { buildTestIndex, requestOf } from '../../fixtures/built-index.ts'

const number = (at: number) => '一二三四五六七八九'[at - 1]!
const law = Array.from(
  { length: 9 },
  (_, at) => `第${number(at + 1)}条 关于第${at + 1}种水源，应当登记。`,
).join('\n\n')
const citing = (name: string) =>
  `依照河湖法第六条的规定，${name}按河湖法登记；河湖法第六条没有规定的，由${name}协商，见河湖法第六条。`

it('the article of a law is before the texts that cite it', async () => {
  const { searcher, remove } = await buildTestIndex(
    [
      ...Array.from({ length: 20 }, (_, at) => ({
        id: `cites${at}`,
        title: `${at}号答复`,
        text: citing(`取水${at}`),
      })),
      { id: 'on', title: '关于河湖法的解释', text: law.replaceAll('登记', '备案') },
      { id: 'law', title: '甲省河湖法', text: law },
    ],
    'packed',
  )
  for (const q of ['河湖法 第六条', '河湖法第6条', '河湖法6条']) {
    const { hits } = await searcher.search(requestOf(q))
    expect(hits.map(({ article }) => article.id).slice(0, 1)).toEqual(['law'])
    expect(hits[0]!.snippet.html).toContain('<mark>')
  }
  await remove()
})

import { afterAll, describe, expect, it } from 'vitest'
import { type BuiltIndex, buildTestIndex, requestOf } from '../../fixtures/built-index.ts'

const text = '老街的茶馆每天清晨开门，伙计把铜壶擦亮，客人陆续坐满靠窗的桌子。'
const indexes: BuiltIndex[] = []
afterAll(async () => {
  for (const index of indexes) await index.remove()
})

/** A built site whose pages have the same text and other weights, by their names. */
async function buildSite(
  weights: Readonly<Record<string, string>>,
  engine: 'minisearch' | 'packed',
): Promise<BuiltIndex> {
  const pages = Object.entries(weights).map(([name, attribute]) => [
    `${name}.html`,
    `<title>札记</title><main><h1>札记</h1><div ${attribute}><p>${text}</p></div></main>`,
  ])
  const fillers = [1, 2, 3, 4].map((place) => [
    `filler${place}.html`,
    `<title>其他${place}</title><main><p>运河上的船第${place}次停靠码头，装卸工人搬下木箱和麻袋。</p></main>`,
  ])
  const index = await buildTestIndex(Object.fromEntries([...pages, ...fillers]), engine, { from: 'html' })
  indexes.push(index)
  return index
}

describe.each(['minisearch', 'packed'] as const)('weights of parts of a page, with %s', (engine) => {
  it('order pages of the same text, and hide none', async () => {
    const { searcher } = await buildSite(
      {
        a: 'data-pagefind-weight="0"',
        b: '',
        c: 'data-pagefind-weight="10"',
        d: 'data-hansou-weight="3"',
      },
      engine,
    )
    const { hits } = await searcher.search(requestOf('茶馆铜壶'))
    expect(hits.map(({ article }) => article.id)).toEqual(['c', 'd', 'b', 'a'])
  })

  it('score alike in both engines', async () => {
    const weights = { a: 'data-pagefind-weight="0.5"', b: 'data-pagefind-weight="2.5"' }
    const scores = await Promise.all(
      (['minisearch', 'packed'] as const).map(async (each) => {
        const { searcher } = await buildSite(weights, each)
        const { hits } = await searcher.search(requestOf('茶馆'))
        return hits.map(({ article, score }) => [article.id, score.toFixed(4)])
      }),
    )
    expect(scores[0]).toEqual(scores[1])
  })
})

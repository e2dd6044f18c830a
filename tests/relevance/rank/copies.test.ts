import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BuiltIndex, buildTestIndex, requestOf } from '../../fixtures/built-index.ts'

const page = (lang: string, title: string, text: string) =>
  `<!doctype html><html lang="${lang}"><head><title>${title}</title></head><body><main><h1>${title}</h1>${text}</main></body></html>`
const kiln = '<p>龙窑依山而建，烧制青瓷。</p>'
const files: Readonly<Record<string, string>> = {
  'en/kiln/index.html': page('en', '龙窑', `<p>Not translated yet.</p><h2>结构</h2>${kiln}`),
  'kiln/index.html': page('zh-CN', '龙窑', `<h2>结构</h2>${kiln}`),
  'zh-tw/kiln/index.html': page('zh-TW', '龍窯', '<h2>結構</h2><p>龍窯依山而建，燒製青瓷。</p>'),
  'celadon/index.html': page('zh-CN', '青瓷', '<p>青瓷出自龙窑，釉色青绿。</p>'),
  'en/celadon/index.html': page('en', 'Celadon', '<p>Celadon (青瓷) came from dragon kilns (龙窑).</p>'),
}
const everywhere = Object.keys(files)
  .map((file) => `/${file.replace('index.html', '')}`)
  .sort()

describe('a page that stands under several languages', () => {
  let built: BuiltIndex
  beforeAll(async () => {
    built = await buildTestIndex(files, 'packed')
  })
  afterAll(() => built.remove())

  async function find(q: string, limit = 10, offset = 0): Promise<string[]> {
    const { hits } = await built.searcher.search({ ...requestOf(q), limit, offset })
    return hits.map(({ article }) => article.url)
  }

  it.each([
    ['龙窑', '/kiln/', '/zh-tw/kiln/'],
    ['龍窯', '/zh-tw/kiln/', '/kiln/'],
  ])('is found by %s as %s first, its copies behind all else', async (q, first, copy) => {
    const found = await find(q)
    expect(found[0]).toBe(first)
    expect(new Set(found.slice(-2))).toEqual(new Set([copy, '/en/kiln/']))
    expect(found.toSorted()).toEqual(everywhere)
  })

  it('is in the characters of every word of the query where it is shown first', async () => {
    // 依山 is written alike in both.
    expect((await find('依山 龍窯'))[0]).toBe('/zh-tw/kiln/')
    expect((await find('依山 龙窑'))[0]).toBe('/kiln/')
  })

  it('is found once however the hits are cut into pages', async () => {
    const pages = [await find('龙窑', 2), await find('龙窑', 2, 2), await find('龙窑', 2, 4)]
    expect(pages.flat()).toEqual(await find('龙窑'))
  })

  it('stands under its own language where no other is asked for', async () => {
    expect(await find('依山而建')).toEqual(['/kiln/', '/zh-tw/kiln/', '/en/kiln/'])
  })
})

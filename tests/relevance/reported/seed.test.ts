import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Searcher } from '../../../src/search/answer.ts'
import { type BuiltIndex, buildTestIndex, requestOf } from '../../fixtures/built-index.ts'
import { sharedFolder, whetherShared } from '../../fixtures/shared-folder.ts'

describe.skipIf(sharedFolder === null).each(['minisearch', 'packed'] as const)(
  `the real article, with %s${whetherShared}`,
  (engine) => {
    let built: BuiltIndex
    let searcher: Searcher
    beforeAll(async () => {
      built = await buildTestIndex(join(sharedFolder ?? '', 'seed'), engine)
      searcher = built.searcher
    })
    afterAll(() => built.remove())

    it.each([
      ['灰犀牛', '<mark>灰犀牛</mark>'],
      ['美國國務院', '<mark>美国国务院</mark>'],
      ['3.45亿美元', '<mark>3.45亿美元</mark>'],
      ['王毅 访美', '<mark>王毅</mark>'],
      ['实体清单', '<mark>实体清单</mark>'],
      ['贝莎兰', '<mark>贝莎兰</mark>'],
      ['雷蒙多', '<mark>雷蒙多</mark>'],
    ])('marks %s as a reader expects', async (q, marked) => {
      const { hits } = await searcher.search(requestOf(q))
      expect(hits[0]?.snippet.html).toContain(marked)
      const pieces = hits[0]?.snippet.html.match(/<mark>.*?<\/mark>/g)
      expect(new Set(pieces)).toEqual(new Set([marked]))
    })

    it.each(['ｂｉｄｅｎ', 'gtimg', 'inews', 'https', 'jpg'])('finds nothing for %s', async (q) => {
      expect(await searcher.search(requestOf(q))).toMatchObject({ total: 0, hits: [] })
    })

    it('shows the picture whose caption names what was asked for', async () => {
      const { hits } = await searcher.search(requestOf('雷蒙多', { group: 'passage' }))
      const captions = hits.map((hit) => hit.picture?.caption.html ?? '')
      expect(captions.some((caption) => caption.includes('<mark>雷蒙多</mark>'))).toBe(true)
    })

    it('takes the credits as authors, and the title once', async () => {
      const { hits } = await searcher.search(requestOf('灰犀牛'))
      expect(hits[0]?.article.authors.length).toBeGreaterThan(0)
      expect(hits[0]?.snippet.text).not.toContain(hits[0]?.article.title)
    })
  },
)

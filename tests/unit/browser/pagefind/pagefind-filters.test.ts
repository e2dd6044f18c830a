import { describe, expect, it } from 'vitest'
import {
  choosePages,
  type PagefindFilters,
  toFilterValues,
} from '../../../../src/browser/pagefind/pagefind-filters.ts'
import type { AnsweredHit } from '../../../../src/client/search-answer.ts'

const hit = {
  article: { tags: ['桥', '船'], authors: ['王五'], fields: { version: ['2.0', '3.0'] } },
} as unknown as AnsweredHit

describe('filters of Pagefind', () => {
  it.each<[PagefindFilters, object]>([
    [{ version: '2.0' }, { version: ['2.0'] }],
    [{ tags: ['桥', '船'] }, { tag: ['桥'] }],
    [{ authors: '王五', author: '李四' }, { author: ['李四'] }],
    [{ version: '-2.0' }, {}],
    [{ version: { any: ['1.0', '2.0'] } }, {}],
    [{ version: [] }, {}],
    [{ any: ['a'], all: ['b'], none: ['c'], not: ['d'] }, {}],
  ])('%j ask the index for %j', (filters, values) => {
    expect(toFilterValues(filters)).toEqual(values)
  })

  it.each<[PagefindFilters, boolean]>([
    [{}, true],
    [{ tag: '桥' }, true],
    [{ tags: '桥' }, true],
    [{ tags: '塔' }, false],
    [{ author: '王五' }, true],
    [{ authors: '王五' }, true],
    [{ authors: '李四' }, false],
    [{ version: ['2.0', '3.0'] }, true],
    [{ version: ['2.0', '1.0'] }, false],
    [{ language: 'zh' }, false],
    [{ version: { any: ['1.0', '2.0'] } }, true],
    [{ version: { any: ['0.9', '1.0'] } }, false],
    [{ version: { all: ['2.0', '3.0'] } }, true],
    [{ version: { none: ['1.0', '3.0'] } }, false],
    [{ version: { none: '1.0' } }, true],
    [{ version: { not: ['2.0', '1.0'] } }, true],
    [{ version: { not: ['2.0', '3.0'] } }, false],
    [{ version: { any: ['2.0'], not: '3.0' } }, false],
    [{ any: [{ tag: '塔' }, { tag: '船' }] as never }, true],
    [{ all: [{ tag: '塔' }, { tag: '船' }] as never }, false],
    [{ none: [{ tag: '塔' }] as never }, true],
    [{ any: ['船'] }, false],
  ])('%j are met by a page of 2.0 and 3.0 about bridges and boats: %j', (filters, isMet) => {
    expect(choosePages([hit], filters)).toEqual(isMet ? [hit] : [])
  })
})

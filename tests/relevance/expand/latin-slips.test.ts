import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BuiltIndex, buildTestIndex, requestOf } from '../../fixtures/built-index.ts'

const lines = [
  { id: 'a', title: '线程', text: 'ThreadLocal 让每个线程有自己的变量。银行的柜台。' },
  { id: 'yin', title: '甲', text: '代号 yin 的包。' },
  { id: 'hang', title: '乙', text: '代号 hang 的包。' },
  { id: 'b', title: '缓存', text: 'Redis 的持久化，与 softLogout、hook 和 ConcurrentHashMap。' },
]

describe.each(['packed', 'minisearch'] as const)('a slip in a Latin word, with %s', (engine) => {
  const built: { index?: BuiltIndex } = {}
  beforeAll(async () => {
    built.index = await buildTestIndex(lines, engine)
  })
  afterAll(() => built.index?.remove())

  it.each([
    ['ThreadLoacl', 'threadlocal'],
    ['redsi 持久化', 'redis 持久化'],
    ['concurenthashmap', 'concurrenthashmap'],
    ['ThreadLocal', null],
    ['threadlo', null],
    ['hooks', null],
    ['logout', null],
    ['yinhang', null],
    ['redis 不存在的词', null],
    ['zzzzz', null],
    ['yin hang', '银行'],
    ['hang', null],
    ['redis guitai', 'redis 柜台'],
    ['redis gt', null],
    ['redis ygdj', null],
  ])('%s offers %s', async (q, offered) => {
    expect((await built.index!.searcher.search(requestOf(q))).didYouMean).toBe(offered)
  })
})

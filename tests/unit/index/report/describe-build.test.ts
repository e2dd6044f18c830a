import { describe, expect, it } from 'vitest'
import { describeBuild } from '../../../../scripts/index/report/describe-build.ts'

const summary = {
  articles: 1200,
  remembered: 0,
  leftOut: [],
  warnings: [],
  failures: [],
  passages: 34567,
  characters: 890,
  textBytes: 2670,
  terms: 12,
  bytes: 5678,
  bytesByKind: {},
  files: 9,
  seconds: 1.25,
  engine: 'packed',
} as const

describe('what a build wrote', () => {
  it('stands a line a figure', () => {
    expect(describeBuild(summary, 'out', false)).toBe(
      'articles    1,200\npassages    34,567\ncharacters  890\nterms       12\nbytes       5,678 in 9 files\n' +
        'seconds     1.3\nengine      packed\nwritten to  out\n',
    )
    expect(describeBuild(summary, 'out', true)).toBe(
      '文章   1,200\n段落   34,567\n字数   890\n词数   12\n字节   5,678，共 9 个文件\n' +
        '秒数   1.3\n引擎   packed\n写入   out\n',
    )
  })

  it('names the index of the cluster that holds the documents', () => {
    const fed = { ...summary, engine: 'opensearch', clusterIndex: 'news-1' } as const
    expect(describeBuild(fed, 'out', false)).toMatch(/^engine {6}opensearch news-1$/m)
  })

  it.each([
    [1, 0, '1,200, 1 known from the last build', '1,200，其中 1 篇沿用上次结果'],
    [0, 1, '1,200, 1 left out', '1,200，未收录 1 个文件'],
    [
      1100,
      2,
      '1,200, 1,100 known from the last build, 2 left out',
      '1,200，其中 1,100 篇沿用上次结果，未收录 2 个文件',
    ],
  ])('names %i articles of the last build and %i files left out', (remembered, left, english, chinese) => {
    const leftOut = Array.from({ length: left }, () => ({ reason: 'list', file: 'a' }) as const)
    const line = (isChinese: boolean) =>
      describeBuild({ ...summary, remembered, leftOut }, 'out', isChinese).split('\n')[0]
    expect(line(false)).toBe(`articles    ${english}`)
    expect(line(true)).toBe(`文章   ${chinese}`)
  })
})

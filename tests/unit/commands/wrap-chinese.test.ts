import { describe, expect, it } from 'vitest'
import { countColumns, wrapColumns } from '../../../scripts/commands/wrap-chinese.ts'

describe('a text on a terminal', () => {
  it.each([
    ['abc', 3],
    ['索引', 4],
    ['索引 a，', 8],
    ['ｶﾅ', 2],
    ['𠮷', 2],
  ])('%s takes %i columns', (text, columns) => {
    expect(countColumns(text)).toBe(columns)
  })

  it.each([
    ['为网站建立索引。', 8, '为网站建\n立索引。'],
    ['建立索引，再写入。', 8, '建立索\n引，再写\n入。'],
    ['use --static for 静态网站', 12, 'use --static\nfor 静态网站'],
    ['short', 80, 'short'],
    ['一\n二', 80, '一\n二'],
    ['为网站', 0, '为网站'],
    ['--a-word-longer-than-the-line 后', 8, '--a-word-longer-than-the-line\n后'],
  ])('wraps %s at %i columns, with no punctuation at the start of a line', (text, columns, expected) => {
    expect(wrapColumns(text, columns)).toBe(expected)
  })
})

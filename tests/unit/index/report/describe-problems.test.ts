import { describe, expect, it } from 'vitest'
import { describeLeftOut, describeProblems } from '../../../../scripts/index/report/describe-problems.ts'
import { failure, reasonOf } from '../../../../scripts/messages/failure.ts'
import type { ArticleWarning } from '../../../../src/format/article.ts'

const warning = (kind: ArticleWarning['kind'], line: number): ArticleWarning => ({
  kind,
  file: 'a.md',
  line,
  message: 'expected a date, got soon',
})

describe('problems of a build', () => {
  it('are none where every article was read as written', () => {
    expect(describeProblems({ failures: [], warnings: [] })).toBe('')
  })

  it('stand by kind, ten places each, with the count of the rest', () => {
    const warnings = [
      warning('encoding', 1),
      ...Array.from({ length: 12 }, (_, line) => warning('date', line + 1)),
    ]
    const lines = describeProblems({ failures: [], warnings }).trimEnd().split('\n')
    expect(lines).toEqual([
      'encoding: 1 warning',
      '  a.md:1: expected a date, got soon',
      'date: 12 warnings',
      ...Array.from({ length: 10 }, (_, line) => `  a.md:${line + 1}: expected a date, got soon`),
      '  and 2 more',
    ])
    const chinese = describeProblems({ failures: [], warnings }, true).trimEnd().split('\n')
    expect([chinese[0], chinese[2], chinese.at(-1)]).toEqual([
      'encoding：1 个警告',
      'date：12 个警告',
      '  另有 2 个',
    ])
  })

  it('name articles that were left out, without the escapes of a terminal', () => {
    const failures = [{ code: 'ARTICLE_ENCODING', message: 'b\u001b[2J.md:3: expected text' } as const]
    expect(describeProblems({ failures, warnings: [] })).toBe(
      'not read: 1 article\n  b\\x1b[2J.md:3: expected text\n',
    )
    expect(describeProblems({ failures, warnings: [] }, true)).toBe(
      '无法读取 1 篇文章\n  文章有误：b\\x1b[2J.md:3: expected text\n',
    )
  })
})

it('say in the language of the terminal which article could not be read', () => {
  const failures = [failure('ARTICLE_NOT_FOUND', 'read', ['a.md', reasonOf({ code: 'EACCES' })])]
  expect(describeProblems({ failures, warnings: [] }, true)).toContain('  无法读取 a.md：没有权限\n')
  expect(describeProblems({ failures, warnings: [] })).toContain(
    '  a.md could not be read: permission denied\n',
  )
})

describe('files that are no articles', () => {
  it('stand by reason, three places each, with the count of the rest', () => {
    const leftOut = [
      { reason: 'hidden', file: 'draft.md' },
      ...Array.from({ length: 5 }, (_, at) => ({ reason: 'list', file: `tags/${at}.html` }) as const),
    ] as const
    expect(describeLeftOut({ leftOut })).toBe(
      'left out: 1 hidden by front matter\n  draft.md\n' +
        'left out: 5 lists of other pages\n  tags/0.html\n  tags/1.html\n  tags/2.html\n  and 2 more\n',
    )
    expect(describeLeftOut({ leftOut }, true)).toBe(
      '未收录 1 个文件：front matter 设为隐藏\n  draft.md\n' +
        '未收录 5 个文件：其他页面的列表\n  tags/0.html\n  tags/1.html\n  tags/2.html\n  另有 2 个\n',
    )
    expect(describeLeftOut({ leftOut: [] })).toBe('')
  })
})

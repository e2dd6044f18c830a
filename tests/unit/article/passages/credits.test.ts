import { describe, expect, it } from 'vitest'
import { plainSite } from '../../../../src/article/generators/site-rules.ts'
import { takeCredits } from '../../../../src/article/passages/credits.ts'
import { markdownDocument, readDocument } from '../../../../src/article/read-document.ts'

function read(markdown: string) {
  const document = markdownDocument('a.md', new TextEncoder().encode(`# 题\n\n${markdown}`), plainSite)
  const { article, passages } = readDocument(document, { split: true })!
  return [article.authors, article.editors, passages.map(({ text }) => text).join('\n')]
}

describe('credit lines', () => {
  it.each<[string, string, readonly string[], readonly string[], string]>([
    ['at the end', '正文。\n\n作者丨赵六，某报记者\n编辑丨孙七\n排版丨周八', ['赵六'], ['孙七'], '正文。'],
    ['before the text', '作者：赵六\n\n正文。', ['赵六'], [], '正文。'],
    [
      'on one line, apart by a sign',
      '正文。\n\n撰文：赵六 | 编辑：孙七 | 设计：周八',
      ['赵六'],
      ['孙七'],
      '正文。',
    ],
    ['on one line, apart by blanks', '正文。\n\n监制丨赵六　责编丨孙七', [], ['孙七'], '正文。'],
    [
      'with a source among them',
      '正文。\n\n来源丨新华社  \n作者丨赵六',
      ['赵六'],
      [],
      '正文。\n来源丨新华社',
    ],
    [
      'before a paragraph of the source',
      '正文。\n\n作者丨赵六\n\n来源：新华社',
      ['赵六'],
      [],
      '正文。\n来源：新华社',
    ],
    [
      'of a translation',
      '> * 原文地址：[茶](https://a.cn)\n> * 原文作者：[Ann Lee](https://a.cn)\n> * 译者：[赵六](b)\n> * 校对者：[孙七](c)、[周八](d)\n> * 本文永久链接：[茶](e)\n\n正文。',
      ['Ann Lee', '赵六'],
      [],
      '原文地址：茶\n本文永久链接：茶\n正文。',
    ],
    ['and no source alone', '正文。\n\n来源：新华社', [], [], '正文。\n来源：新华社'],
    ['and no prose', '正文。\n\n作者：他说得好。来源：不详', [], [], '正文。\n作者：他说得好。来源：不详'],
  ])('%s are names, not text', (_name, markdown, authors, editors, text) => {
    expect(read(markdown)).toEqual([authors, editors, text])
  })

  it('leave blocks without any as they are', () => {
    const blocks = [{ kind: 'paragraph', form: 'plain', raw: '正文。', isTopLevel: true }] as const
    expect(takeCredits(blocks).blocks).toEqual(blocks)
  })
})

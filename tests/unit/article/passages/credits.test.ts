import { describe, expect, it } from 'vitest'
import type { Block } from '../../../../src/article/blocks/block.ts'
import { plainSite } from '../../../../src/article/generators/site-rules.ts'
import { takeCredits } from '../../../../src/article/passages/credits.ts'
import { markdownDocument, readDocument } from '../../../../src/article/read-document.ts'

const paragraph = (raw: string) => ({ kind: 'paragraph', form: 'plain', raw, isTopLevel: true }) as const
const text = paragraph('正文。')

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

  it.each<[string, string, readonly string[]]>([
    ['several names', '作者丨赵六、孙七/周八 & 吴九', ['赵六', '孙七', '周八', '吴九']],
    ['names with blanks between, that are Han', '作者丨赵六 孙七', ['赵六', '孙七']],
    ['one name of Latin words', '作者丨Ann Lee', ['Ann Lee']],
    ['a name with what it is of', '作者丨赵六（某报），记者 ', ['赵六']],
    ['a name with a sign behind it', '作者丨赵六、 |', ['赵六']],
    ['the name behind a post', '作者丨某社记者 赵六', ['赵六']],
    ['a post without a name', '作者丨本报记者', ['本报记者']],
    ['names that begin with a post', '作者丨记者赵六、孙七', ['记者赵六', '孙七']],
    ['a name once', '作者丨赵六\n撰文丨赵六', ['赵六']],
    ['names between blanks', ' \n 作者丨赵六 \n\n', ['赵六']],
    ['as long a name as there may be', `作者丨${'长'.repeat(24)}`, ['长'.repeat(24)]],
    ['as many lines as there may be', `${'排版丨孙\n'.repeat(159)}作者丨赵`, ['赵']],
  ])('have %s', (_name, raw, authors) => {
    expect(takeCredits([paragraph(raw), text])).toEqual({ blocks: [text], credits: { authors, editors: [] } })
  })

  it.each([
    ['a role without a name', '编辑丨'],
    ['a role with a sign alone', '作者丨，赵六'],
    ['a name that is a title', '作者丨《茶经》'],
    ['a name that is too long', `作者丨${'长'.repeat(25)}`],
    ['a line that is too long', `作者丨${'赵六、'.repeat(26)}`],
    ['prose before a role', '茶 作者丨赵六'],
    ['prose beside a credit', '作者丨赵六\n茶经讲水。'],
    ['too many lines', `${'排版丨孙\n'.repeat(160)}作者丨赵`],
    ['a source of two lines', '来源：某报\n出处：某书'],
    ['nothing', ''],
  ])('are not %s', (_name, raw) => {
    const blocks = [paragraph(raw), text]
    expect(takeCredits(blocks).blocks).toEqual(blocks)
  })

  it('stand at both ends, behind title and pictures, up to the first text', () => {
    const credit = paragraph('作者丨赵六')
    const title = { kind: 'heading', level: 1, text: '题', anchor: null } as const
    const part = { ...title, level: 2 }
    const picture = { kind: 'picture', src: 'a.png', alt: '', caption: null } as const
    const source = paragraph('来源：某报')
    const left = (...blocks: Block[]) => takeCredits(blocks).blocks
    expect(left(title, picture, source, credit, text, credit, picture)).toEqual([
      title,
      picture,
      source,
      text,
      picture,
    ])
    expect(left(text, credit, text)).toEqual([text, credit, text])
    expect(left(part, credit, text)).toEqual([part, credit, text])
    expect(left(text, credit, part)).toEqual([text, credit, part])
    expect(left(credit)).toEqual([])
    expect(left(paragraph('来源：某报\n作者丨赵六\n出处：某书'), text)).toEqual([
      paragraph('来源：某报\n\n出处：某书'),
      text,
    ])
  })
})

import { describe, expect, it } from 'vitest'
import type { MarkupKind } from '../../../../../src/article/generators/generator.ts'
import { readLineGroup } from '../../../../../src/article/markup/lines/line-groups.ts'
import { divideLines } from '../../../../../src/article/markup/lines/source-lines.ts'

function readFirst(text: string, ...kinds: MarkupKind[]): [string, number] | null {
  const source = divideLines(text)
  const group = readLineGroup(source, 0, source.lines[0]!, new Set(kinds))
  return group && [group.parts.map((part) => part.text).join(''), group.lines]
}

describe('a line of mkdocstrings', () => {
  it.each<[string, number]>([
    ['::: pkg.mod\n正文。', 1],
    ['::: pkg.mod.Class_2 \n    options:\n      a: 1\n正文。', 3],
    [':::\tpkg.mod', 1],
  ])('leads to what is not in the file: %j', (text, lines) => {
    expect(readFirst(text, 'admonitions')).toEqual(['', lines])
  })

  it.each([
    '::: tip',
    '::: tip 1.2 版',
    ':::pkg.mod',
    '::: 1.2',
    '::: pkg.',
    '见 ::: pkg.mod',
    '::: pkg.mod 说明',
  ])('is not %s', (text) => {
    expect(readFirst(text, 'admonitions')).toBeNull()
  })

  it('is one for MkDocs alone', () => {
    expect(readFirst('::: pkg.mod', 'tags', 'wiki', 'containers')).toBeNull()
  })
})

describe('a formula between brackets', () => {
  it.each<[string, [string, number] | null]>([
    ['\\[\nx^2\n\\]\n正文。', ['````math\nx^2\n````', 3]],
    ['\\[\n\\frac{a}{b} \\] 中\n\\] \n', ['````math\na/b \\] 中\n````', 3]],
    ['\\[\nx^2', null],
  ])('ends with a line that ends so: %j', (text, group) => {
    expect(readFirst(text)).toEqual(group)
  })
})

describe('a table with rules of its own', () => {
  it.each<[string, [string, number] | null]>([
    [
      '+----+----+\n| 名 | 用 |\n+====+====+\n| 刨 | 刨 |\n| 子 | 平 |\n+----+----+\n| 凿 | 孔 |\n+----+----+\n正文。',
      ['\n| 名| 用|\n|-|-|\n| 刨 子| 刨 平|\n| 凿| 孔|\n', 8],
    ],
    ['+---+\n| 甲 |\n+---+', ['\n| 甲|\n|-|\n', 3]],
    ['+---+', null],
    ['+--+\n| 甲 |', null],
    ['+ 甲', null],
    ['+---+\n| 甲', null],
  ])('is one of Markdown: %j', (text, group) => {
    expect(readFirst(text)).toEqual(group)
  })
})

describe('a list of links', () => {
  it('shows names and what is said of them', () => {
    const list =
      '- class_name: 朋友\n  link_list:\n    - name: 阿木\n      link: https://a.example\n      descr: 写木工'
    expect(readFirst(`{% flink %}\n${list}\n{% endflink %}\n正文。`, 'tags')).toEqual([
      '朋友\n\n阿木\n\n写木工',
      7,
    ])
  })
})

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

import { describe, expect, it } from 'vitest'
import { exactTitlesName, titleKey, titleKeys } from '../../../../src/format/lookup/exact-titles.ts'
import { writeExactTitles } from '../../../../src/format/lookup/exact-titles-writer.ts'
import { fileOfKey, findNumbers } from '../../../../src/format/lookup/hash-table.ts'

/** Looks a text up as an engine does. */
function lookUp(files: ReturnType<typeof writeExactTitles>, text: string): number[] {
  const key = titleKey(text)!
  const file = files.find(({ name }) => name === exactTitlesName(fileOfKey(key, files.length)))
  return findNumbers(file!.bytes, key)
}

describe('the table of titles and headings', () => {
  it.each([
    ['实验五', '实验五'],
    ['tidb  数据库', 'tidb数据库'],
    ['实现（c++）', '实现c'],
    ['<script setup>', 'scriptsetup'],
    ['$$', '$$'],
    ['栈与队列', '栈和队列'],
    ['函数及其用法', '函数和其用法'],
    [' ', null],
    ['长'.repeat(25), null],
  ])('knows %j by the key %j', (text, key) => {
    expect(titleKey(text)).toBe(key)
  })

  it.each([
    ['会话 (session)', ['会话session', '会话']],
    ['索引(重要)', ['索引重要', '索引']],
    ['send(message, options?)', ['sendmessageoptions', 'send']],
    ['日记[一]', ['日记一', '日记']],
    ['会话', ['会话']],
    ['(一)', ['一']],
    ['(一)会话', ['一会话']],
    ['线段树基础', ['线段树基础', '线段树']],
    ['线段树基础知识', ['线段树基础知识', '线段树']],
    ['kafka 快速入门教程', ['kafka快速入门教程', 'kafka']],
    ['图论部分简介', ['图论部分简介', '图论']],
    ['什么是容器', ['什么是容器', '容器']],
    ['容器是什么', ['容器是什么', '容器']],
    ['kubernetes overview', ['kubernetesoverview', 'kubernetes']],
    ['reacttutorial', ['reacttutorial']],
    ['基础', ['基础']],
    ['基础设施', ['基础设施']],
    ['他不知道什么是爱', ['他不知道什么是爱']],
  ])('knows %j by %j, with and without brackets behind it and words that introduce its subject', (text, keys) => {
    expect([...new Set(titleKeys(text))].filter((key) => key !== null)).toEqual(keys)
    const files = writeExactTitles([{ text, passage: 7 }], true)
    for (const key of keys) expect(lookUp(files, key)).toEqual([7])
  })

  it.each([
    [128, 1],
    [129, 2],
    [4096, 32],
    [16_384, 32],
    [16_896, 33],
  ])('of %d titles is in %d files', (count, files) => {
    const titled = Array.from({ length: count }, (_, passage) => ({ text: `第${passage}章`, passage }))
    expect(writeExactTitles(titled, true)).toHaveLength(files)
  })

  it('finds every passage under a text, in order', () => {
    const titled = Array.from({ length: 9000 }, (_, passage) => ({ text: `第${passage}章`, passage }))
    const files = writeExactTitles(
      [...titled, { text: '第7章', passage: 3 }, { text: '第 7 章', passage: 9001 }],
      true,
    )
    expect(files.map(({ name }) => name)).toEqual(
      Array.from({ length: 32 }, (_, file) => exactTitlesName(file)),
    )
    expect(lookUp(files, '第7章')).toEqual([3, 7, 9001])
    for (const passage of [0, 1, 4567, 8999]) expect(lookUp(files, `第${passage}章`)).toEqual([passage])
    expect(lookUp(files, '第九千章')).toEqual([])
  })

  it('leaves out headings over more passages than a query can mean, but for titles', () => {
    const alike = (count: number, isTitle = false) =>
      Array.from({ length: count }, (_, passage) => ({ text: '示例', passage, isTitle }))
    const title = { text: '示例(一)', passage: 20, isTitle: true }
    const other = { text: '参数', passage: 3, isTitle: true }
    expect(lookUp(writeExactTitles([...alike(9), title, other], true), '示例')).toEqual([20])
    expect(lookUp(writeExactTitles([title, ...alike(20)], true), '示例')).toEqual([20])
    expect(lookUp(writeExactTitles(alike(9, true), true), '示例')).toHaveLength(8)
    expect(lookUp(writeExactTitles([...alike(8), { text: '参数', passage: 1 }], true), '示例')).toHaveLength(
      8,
    )
    expect(lookUp(writeExactTitles([...alike(9), { text: '参数', passage: 1 }], true), '示例')).toEqual([])
  })

  it.each([
    [8192, 1],
    [8193, 32],
  ])('of %d titles that no page fetches is in %d files', (count, files) => {
    const titled = Array.from({ length: count }, (_, passage) => ({ text: `第${passage}章`, passage }))
    const written = writeExactTitles(titled, false)
    expect(written).toHaveLength(files)
    expect(lookUp(written, '第7章')).toEqual([7])
  })

  it('is no file where nothing has a title', () => {
    expect(writeExactTitles([], true)).toEqual([])
  })
})

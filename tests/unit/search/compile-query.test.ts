import { describe, expect, it } from 'vitest'
import { type CompiledQuery, createQueryCompiler } from '../../../src/search/compile-query.ts'
import { createWordLexicon } from '../../fixtures/word-reader.ts'

const words = ['大运河', '运河', '城墙', '保护', '怎么', '为什么', '修缮', '苏州', '什么', '时候']
const compile = createQueryCompiler(createWordLexicon(Object.fromEntries(words.map((word) => [word, 1]))))
const textsOf = (clauses: CompiledQuery['wanted']) => clauses.map(({ folded }) => folded)

describe('the clauses of a query', () => {
  it('are wanted, quoted or excluded', () => {
    const query = compile('大运河 "城墙保护" -苏州 -"运河修缮"')
    expect(textsOf(query.wanted)).toEqual(['大运河', '城墙保护'])
    expect(textsOf(query.phrases)).toEqual(['城墙保护'])
    expect(textsOf(query.unwanted)).toEqual(['苏州', '运河修缮'])
  })

  it.each(['，。！', '……', ' 、 ', '""'])('are none in %j, which has signs alone', (q) => {
    const { wanted, phrases, unwanted, substrings } = compile(q)
    expect([wanted, phrases, unwanted, substrings]).toEqual([[], [], [], []])
  })

  it('are read from the first thousand units alone', () => {
    expect(textsOf(compile(`${' '.repeat(998)}苏州`).wanted)).toEqual(['苏州'])
    expect(textsOf(compile(`${' '.repeat(999)}苏州`).wanted)).toEqual(['苏'])
  })
})

describe('a calendar day with blanks', () => {
  it.each([
    ['8 月 1 日', ['8月1日']],
    ['大运河 2023 年 8 月1 号', ['大运河', '2023年8月1号']],
    ['"8 月 1 日"', ['8 月 1 日']],
    ['8 月 1 个', ['8', '月', '1', '个']],
  ])('is one clause, but for quoted ones: %s', (q, texts) => {
    expect(compile(q).wanted.map(({ clause }) => clause.text)).toEqual(texts)
  })
})

describe('the substrings that a query is looked up as', () => {
  it.each<[string, string[]]>([
    ['大运河', ['大运河']],
    ['大运河保护 城墙', ['大运河保护', '城墙']],
    ['城墙 苏州 城墙', ['城墙', '苏州']],
    ['大运河，城墙', ['大运河', '城墙']],
    ['大运河npm', ['大运河']],
    ['npm node', []],
    ['大运河 的 3 月', ['大运河']],
    ['npm 的', []],
    ['的 月', ['的', '月']],
    ['"大运河" 城墙', ['城墙']],
    ['城墙 -大运河', ['城墙']],
  ])('of %s are %j', (q, texts) => {
    expect(compile(q).substrings.map(({ text }) => text)).toEqual(texts)
  })

  it.each<[string, string, boolean]>([
    ['sixteen characters', '大运河城墙保护修缮苏州大运河城墙', true],
    ['seventeen characters', '大运河城墙保护修缮苏州大运河保护修', false],
    ['a question of nine characters', '大运河城墙怎么保护', false],
    ['a question of eight characters', '运河城墙怎么保护', true],
    ['nine characters without an asking word', '大运河城墙保护修缮', true],
  ])('%s: %s', (_, q, isLookedUp) => {
    expect(compile(q).substrings.length > 0).toBe(isLookedUp)
  })
})

describe('the word that may still be typed', () => {
  it.each<[string, string | null]>([
    ['nod', 'nod'],
    ['大运河 nod', 'nod'],
    ['大运河nod', 'nod'],
    ['node 16', '16'],
    ['node ', null],
    ['node 大运河', null],
    ['node大运河', null],
    ['"node"', null],
    ['"大运河" nod', 'nod'],
    ['nod -苏州', null],
    ['苏州 -nod', null],
    ['c++', null],
    ['node。', null],
    ['', null],
  ])('of %j is %j', (q, prefix) => {
    expect(compile(q).prefix).toBe(prefix)
  })
})

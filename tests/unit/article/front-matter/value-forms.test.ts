import { describe, expect, it } from 'vitest'
import {
  asFlag,
  asLabels,
  asLine,
  asNames,
  asText,
  readDescription,
  valueAt,
} from '../../../../src/article/front-matter/value-forms.ts'

describe('a value of front matter', () => {
  it.each<[unknown, string | null]>([
    [' 茶 ', '茶'],
    ['', ''],
    [0, '0'],
    [false, 'false'],
    [null, null],
    [undefined, null],
    [['茶'], null],
    [{ name: '茶' }, null],
  ])('as a text: %j is %j', (value, text) => {
    expect(asText(value)).toBe(text)
  })

  it.each<[unknown, string | null]>([
    ['茶', '茶'],
    [['茶', 1], '茶、1'],
    [[], ''],
    [['茶', ['水']], null],
    [{ a: 1 }, null],
  ])('as a line: %j is %j', (value, line) => {
    expect(asLine(value)).toBe(line)
  })

  it.each([
    [true, ...[true, 'true', 'Yes', ' on ', 'y', '1', 1, '是']],
    [false, ...[false, 'false', 'No', 'off', 'n', '0', 0, '否']],
    [null, ...['', 'truer', 'untrue', 'none', 'ano', 2, null, undefined, ['true'], {}]],
  ] as const)('as a flag is %j', (flag, ...values) => {
    for (const value of values) expect(asFlag(value), JSON.stringify(value)).toBe(flag)
  })

  it('within a mapping is what stands under its key', () => {
    expect(valueAt({ a: 1 }, 'a')).toBe(1)
    expect(valueAt({ a: 1 }, 'b')).toBeUndefined()
    expect(valueAt('text', 'length')).toBeUndefined()
    expect(valueAt(null, 'a')).toBeUndefined()
  })
})

it.each<[string | null, string | null]>([
  ['<p>茶 \n 水</p>', '茶 水'],
  ['茶<br>水', '茶 水'],
  [' 茶</b> ', '茶'],
  ['1 < 2  <3', '1 < 2  <3'],
  ['a <b', 'a <b'],
  [null, null],
])('a description %j says %j', (written, said) => {
  expect(readDescription(written)).toBe(said)
})

describe('names', () => {
  it.each<[unknown, string[] | null]>([
    ['周明', ['周明']],
    [
      '周明、赵六，孙七,吴九; 郑十；冯一 & Ann Lee',
      ['周明', '赵六', '孙七', '吴九', '郑十', '冯一', 'Ann Lee'],
    ],
    ['Ann and Bob', ['Ann', 'Bob']],
    ['Andrew Band', ['Andrew Band']],
    [
      ['周明', ' 周明', '', null, undefined, '赵六'],
      ['周明', '赵六'],
    ],
    [['周明, 博士'], ['周明, 博士']],
    [{ name: '周明', link: 'x' }, ['周明']],
    [{ nickname: '', nick: '老周' }, ['老周']],
    [
      [{ name: '周明' }, { title: '赵六' }, { label: '孙七' }],
      ['周明', '赵六', '孙七'],
    ],
    [{ zhou: { name: '周明' }, zhao: { email: 'x' } }, ['周明', 'zhao']],
    [[['周明']], null],
    [[{ email: 'x' }, '周明'], ['周明']],
    [[], []],
    [null, null],
  ])('of %j are %j', (value, names) => {
    expect(asNames(value)).toEqual(names)
  })
})

describe('labels', () => {
  it.each<[unknown, string[] | null]>([
    ['茶', ['茶']],
    ['茶 水', ['茶 水']],
    ['茶\n水', ['茶', '水']],
    ['茶, 水，火、土;金；木', ['茶', '水', '火', '土', '金', '木']],
    [['茶', '茶 ', null, ''], ['茶']],
    [
      [['茶', '水'], '火'],
      ['茶', '水', '火'],
    ],
    [
      [{ name: '茶' }, [[{ x: 1 }]], '水'],
      ['茶', '水'],
    ],
    [[[{ x: 1 }]], null],
    [{ 茶: 1, 水: null }, ['茶', '水']],
    [2021, ['2021']],
    [[], []],
    [undefined, null],
  ])('of %j are %j', (value, labels) => {
    expect(asLabels(value)).toEqual(labels)
  })

  it('are cut where they are told to be, unless there are commas', () => {
    expect(asLabels('茶 水\t火', /\s+/)).toEqual(['茶', '水', '火'])
    expect(asLabels('乌龙 茶, 水', /\s+/)).toEqual(['乌龙 茶', '水'])
    expect(asLabels(['乌龙 茶'], /\s+/)).toEqual(['乌龙 茶'])
  })

  it.each([
    ['#茶', '茶'],
    ['# 茶', '# 茶'],
    ['C#', 'C#'],
    ['[[茶]]', '茶'],
    ['[[notes/tea|茶]]', '茶'],
    ['[[茶]] 一', '[[茶]] 一'],
    ['一 [[茶]]', '一 [[茶]]'],
    ['#[[茶]]', '茶'],
    ['一 [茶](x)', '一 [茶](x)'],
    ['[[[茶]](x)', '[[[茶]](x)'],
    ['[茶](https://tea.example)', '茶'],
    ['[茶]', '[茶]'],
    ['见 [茶](x) 一', '见 [茶](x) 一'],
  ])('are without the signs of a tag or a link: %s is %s', (written, label) => {
    expect(asLabels([written])).toEqual([label])
  })
})

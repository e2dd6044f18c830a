import { describe, expect, it } from 'vitest'
import { parseFrontMatterValues } from '../../../../src/article/front-matter/parse-values.ts'

type Format = 'yaml' | 'toml' | 'json'

/** Values with the lines they stand on, and the lines of the warnings; the text begins on line 2. */
function read(format: Format, text: string) {
  const warned: number[] = []
  const values = parseFrontMatterValues({ format, text, firstLine: 2, body: '' }, (line) => warned.push(line))
  return {
    values: [...values].map(([key, { value, line }]) => [key, value, line]),
    warned,
  }
}

describe('front matter', () => {
  it.each<[string, Format, string, unknown[][]]>([
    [
      'YAML',
      'yaml',
      'Title: 茶\ntags:\n  - 红\n  - 绿\ndate: 2024-05-01\n',
      [
        ['title', '茶', 2],
        ['tags', ['红', '绿'], 3],
        ['date', '2024-05-01', 6],
      ],
    ],
    [
      'TOML',
      'toml',
      'title = "茶"\ndate = 2024-05-01T08:00:00Z\n[params]\nsize = 3\n',
      [
        ['size', 3, 4],
        ['title', '茶', 2],
        ['date', '2024-05-01T08:00:00.000Z', 3],
        ['params', { size: 3 }, 4],
      ],
    ],
    [
      'JSON',
      'json',
      '{"title": "茶",\n"Draft": true}',
      [
        ['title', '茶', 2],
        ['draft', true, 2],
      ],
    ],
    ['JSON without its braces', 'json', '"title": "茶"', [['title', '茶', 2]]],
    [
      'YAML with tabs and templates',
      'yaml',
      'title: "{{ title }}"\ntags:\n\t- 红\n',
      [
        ['title', null, 2],
        ['tags', ['红'], 3],
      ],
    ],
    ['YAML that is no mapping', 'yaml', '- 红\n- 绿\n', []],
  ])('in %s is read with its lines', (_, format, text, values) => {
    expect(read(format, text)).toEqual({ values, warned: [] })
  })

  it.each<[string, Format, string, unknown[][], number]>([
    [
      'YAML',
      'yaml',
      '# 注\ntitle: 茶: 红\ntags: [红, 绿\ndate: 2024-05-01\n',
      [
        ['title', '茶: 红', 3],
        ['tags', '[红, 绿', 4],
        ['date', '2024-05-01', 5],
      ],
      3,
    ],
    [
      'TOML',
      'toml',
      'title = "茶\ntags = ["红", "绿"]\n',
      [
        ['title', '茶', 2],
        ['tags', ['红', '绿'], 3],
      ],
      2,
    ],
    [
      'YAML with lists',
      'yaml',
      'tags:\n  - 红\ntitle: 茶: 红\ndate: 2024-05-01\n',
      [
        ['tags', ['红'], 2],
        ['title', '茶: 红', 4],
        ['date', '2024-05-01', 5],
      ],
      4,
    ],
    [
      'YAML that opens a quote and does not close it',
      'yaml',
      'date: 2024-05-01\ntitle: "茶\n',
      [
        ['date', '2024-05-01', 2],
        ['title', '茶', 3],
      ],
      3,
    ],
  ])('in %s that cannot be parsed is read key by key, with a warning of its line', (_, format, text, values, line) => {
    expect(read(format, text)).toEqual({ values, warned: [line] })
  })

  it('in JSON that cannot be parsed is none', () => {
    expect(read('json', '{"title": 茶}')).toEqual({ values: [], warned: [2] })
  })
})

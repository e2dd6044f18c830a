import { describe, expect, it } from 'vitest'
import { applyChanges, describeChange } from '../../../scripts/deploy/write-wrangler-config.ts'

const apply = (text: string, table: string, key: string, value: string, file = 'wrangler.toml') =>
  applyChanges({ file, text, config: {} }, [{ table, key, value, was: undefined }])

describe('a change of a configuration', () => {
  it.each([
    ['in its line', 'a = "1"\nb = "2"\n', '', 'b', 'a = "1"\nb = "9"\n'],
    ['before all tables', '[vars]\nb = "2"\n', '', 'b', 'b = "9"\n[vars]\nb = "2"\n'],
    [
      'in its table',
      'b = "1"\n[vars]\nb = "2"\n[other]\nb = "3"',
      'vars',
      'b',
      'b = "1"\n[vars]\nb = "9"\n[other]\nb = "3"',
    ],
    ['in the last table', '[vars]\na = "1"\n  b="2"', 'vars', 'b', '[vars]\na = "1"\nb = "9"'],
    [
      'at the beginning of its table',
      ' [ vars ] # x\na = "1"\n[other]\nb = "3"',
      'vars',
      'b',
      ' [ vars ] # x\nb = "9"\na = "1"\n[other]\nb = "3"',
    ],
    ['in a new table', 'a = "1"\n\n', 'vars', 'b', 'a = "1"\n\n[vars]\nb = "9"\n'],
    ['beside keys that begin alike', 'bb = "1"', '', 'b', 'b = "9"\nbb = "1"'],
  ])('is written %s', (_, text, table, key, changed) => {
    expect(apply(text, table, key, '9')).toBe(changed)
  })

  it.each([
    ['of JSON', '{}', '', 'wrangler.json'],
    ['that no parser reads', 'a = ', '', 'wrangler.toml'],
    ['of an inline table', 'vars = { b = "1" }', 'vars', 'wrangler.toml'],
  ])('is told, not written, in a file %s', (_, text, table, file) => {
    expect(() => apply(text, table, 'b', '9', file)).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTION' }),
    )
  })

  it.each([
    [{ table: '', key: 'a', value: '1', was: undefined }, '  a = "1"'],
    [{ table: 'vars', key: 'a', value: ['x'], was: true }, '  [vars] a = ["x"] (was true)'],
  ])('is described in one line', (change, line) => {
    expect(describeChange(change)).toBe(line)
  })
})

import { expect, it } from 'vitest'
import { lineOfJsonError } from '../../../../scripts/index/options/json-error.ts'

function lineOf(json: string): string {
  try {
    JSON.parse(json)
    return 'none'
  } catch (error) {
    return lineOfJsonError(json, error)
  }
}

it.each([
  ['{"a":1,}', ':1'],
  ['{\n  "a": 1,\n  }', ':3'],
  ['{\n  // 说明\n}', ':2'],
  ['{"a":1}\n{', ':2'],
  ['', ''],
])('names the line where %j stops being JSON', (json, line) => {
  expect(lineOf(json)).toBe(line)
})

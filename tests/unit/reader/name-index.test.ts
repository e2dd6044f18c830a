import { expect, it } from 'vitest'
import { explainError } from '../../../scripts/messages/failure.ts'
import { nameIndex } from '../../../scripts/reader/name-index.ts'
import { type ErrorCode, SearchError } from '../../../src/errors.ts'

const closed = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' })

it.each<[code: ErrorCode, message: string, english: string, chinese: string]>([
  [
    'INDEX_NOT_FOUND',
    'expected the file manifest.json, found none',
    'expected an index in out, found none; build it: hansou <articles> --out out',
    'out 里没有索引，请先建立：hansou <文章> --out out',
  ],
  [
    'INDEX_NOT_FOUND',
    'expected the file store-1.bin, found none',
    'out: expected the file store-1.bin, found none; build it: hansou <articles> --out out',
    '请重新建立索引：out: expected the file store-1.bin, found none; build it: hansou <articles> --out out',
  ],
  [
    'INDEX_TOO_NEW',
    'index has 9; update hansou',
    'out: index has 9; update hansou',
    '请更新 hansou：out: index has 9; update hansou',
  ],
  [
    'STORE_UNAVAILABLE',
    'the file a could not be read',
    'out could not be read: permission denied',
    '无法读取 out：没有权限',
  ],
])('names the folder of an index where %s: %s', (code, message, english, chinese) => {
  const cause = new SearchError(code, message, { cause: closed })
  const named = (() => {
    try {
      return nameIndex('out')(cause)
    } catch (error) {
      return error
    }
  })()
  expect(named).toMatchObject({ code, cause })
  expect([explainError(named, false), explainError(named, true)]).toEqual([english, chinese])
})

it('leaves errors of others as they are', () => {
  expect(() => nameIndex('out')(closed)).toThrow(closed)
})

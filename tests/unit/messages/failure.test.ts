import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { explainError, failure, reasonOf } from '../../../scripts/messages/failure.ts'
import { type ErrorCode, SearchError } from '../../../src/errors.ts'
import { projectFolder } from '../../architecture/source-imports.ts'

const system = (code: string): Error => Object.assign(new Error(`${code}: as the system says it`), { code })

it('has a message in English, its code and its cause, and a text in Chinese', () => {
  const cause = system('ENOENT')
  const error = failure('INVALID_OPTION', 'read', ['词 100%.txt', reasonOf(cause)], cause)
  expect(error).toBeInstanceOf(SearchError)
  expect(error).toMatchObject({
    code: 'INVALID_OPTION',
    message: '词 100%.txt could not be read: no such file or folder',
    cause,
  })
  expect(explainError(error, false)).toBe(error.message)
  expect(explainError(error, true)).toBe('无法读取 词 100%.txt：不存在')
})

it('keeps what the system says where it is not known', () => {
  const error = failure('INDEX_UNWRITABLE', 'written', ['a', reasonOf(system('ELOOP'))])
  expect(explainError(error, true)).toBe('无法写入 a：ELOOP: as the system says it')
})

it('fills a place in the language of the text around it', () => {
  const error = failure('ARTICLE_NOT_FOUND', 'both', ['a', (isChinese) => (isChinese ? '乙' : 'b')])
  expect([explainError(error, false), explainError(error, true)]).toEqual(['ab', 'a乙'])
})

it.each<[ErrorCode, string]>([
  ['INDEX_TOO_OLD', '请重新建立索引：'],
  ['INDEX_CORRUPT', '请重新建立索引：'],
  ['ANALYZER_MISMATCH', '请重新建立索引：'],
  ['INDEX_NOT_FOUND', '请重新建立索引：'],
  ['INDEX_TOO_NEW', '请更新 hansou：'],
  ['INVALID_OPTION', '选项有误：'],
  ['ARTICLE_INVALID', '文章有误：'],
  ['ARTICLE_ENCODING', '文章有误：'],
  ['STORE_UNAVAILABLE', ''],
])('says in Chinese before an error of the code %s, which has no text of its own, %j', (code, before) => {
  const error = new SearchError(code, 'what happened')
  expect(explainError(error, true)).toBe(`${before}what happened`)
  expect(explainError(error, false)).toBe('what happened')
})

it('names the file of an error of the system that nothing else names', () => {
  const error = Object.assign(system('EACCES'), { path: 'a b/hansou.json' })
  expect(explainError(error, false)).toBe('a b/hansou.json: permission denied')
  expect(explainError(error, true)).toBe('a b/hansou.json：没有权限')
})

it('leaves other errors as they are', () => {
  expect(explainError(new Error('what happened'), true)).toBe('what happened')
})

it.each<[Parameters<typeof failure>[1], string[]]>([
  ['expected', ['a.jsonl:3', '{"id","text"}']],
  ['oneOf', ['--files, --verify', '2']],
  ['locked', ['index', '12 (desk)', '2026-11-28', 'index/.lock']],
  ['noCache', ['a/cache']],
  ['otherWorker', ['wrangler.toml', 'main = "x"']],
  ['lacks', ['wrangler.toml', '  main = "x"']],
  ['byHand', ['wrangler.toml', '  main = "x"']],
  ['largeFile', ['a.mp4', '30.0']],
  ['manyFiles', ['20000', '20001', 'site']],
  ['noWrangler', ['spawn npx', 'wrangler@4']],
])('says the same things of %s in both languages', (kind, values) => {
  const error = failure('INVALID_OPTION', kind, values)
  for (const text of [explainError(error, false), explainError(error, true)]) {
    for (const value of values) expect(text).toContain(value)
    expect(text).not.toMatch(/undefined|(?<!100)%/)
  }
  expect(explainError(error, true)).toMatch(/\p{Script=Han}/u)
  expect(explainError(error, false)).not.toMatch(/\p{Script=Han}/u)
})

it.each([
  'commands',
  'deploy',
  'inspect',
  'server',
  'usage',
])('has a text in each language for every wrong option that scripts/%s refuses', (room) => {
  const folder = join(projectFolder, 'scripts', room)
  const untold = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .filter((name) => /new SearchError\(\s*'INVALID_OPTION'/.test(readFileSync(join(folder, name), 'utf8')))
  expect(untold).toEqual([])
})

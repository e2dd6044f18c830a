import { expect, it } from 'vitest'
import { wantsChinese } from '../../scripts/terminal-language.ts'

it.each([
  [{ LANG: 'zh_CN.UTF-8' }, true],
  [{ LANG: 'en_US.UTF-8', LC_ALL: 'zh_TW.UTF-8' }, true],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }, false],
  [{ LANG: 'zh_CN.UTF-8', LANGUAGE: 'en' }, false],
  [{}, false],
])('wants Chinese as the terminal says: %j', (environment, wants) => {
  expect(wantsChinese(environment)).toBe(wants)
})

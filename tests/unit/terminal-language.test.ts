import { expect, it } from 'vitest'
import { wantsChinese } from '../../scripts/terminal-language.ts'

it.each([
  [{ LANG: 'zh_CN.UTF-8' }, 'en-US', true],
  [{ LANG: 'en_US.UTF-8', LC_ALL: 'zh_TW.UTF-8' }, 'en-US', true],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }, 'en-US', false],
  [{ LANG: 'zh_CN.UTF-8', LANGUAGE: 'en' }, 'en-US', false],
  [{ LANG: 'C' }, 'zh-CN', false],
  [{}, 'en-US', false],
  [{}, 'zh-CN', true],
])('wants Chinese as the terminal says (%j), else as the system does (%s)', (environment, system, wants) => {
  expect(wantsChinese(environment, system)).toBe(wants)
})

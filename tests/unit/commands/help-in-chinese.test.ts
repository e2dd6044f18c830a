import { describe, expect, it } from 'vitest'
import { speakChinese, wantsChinese } from '../../../scripts/commands/help-in-chinese.ts'
import { loadCommand, namesOfCommands } from '../../../scripts/commands/load-command.ts'

describe.each(namesOfCommands)('the help of %s', (name) => {
  it('is Chinese in every line', async () => {
    const command = await loadCommand(name)
    speakChinese(command)
    const lines = [
      command.description(),
      ...command.registeredArguments.map(({ description }) => description),
      ...command.options.map(({ description }) => description),
    ]
    expect(lines.filter((line) => !/\p{Script=Han}/u.test(line))).toEqual([])
    expect(new Set(lines).size).toBe(lines.length)
    expect(command.helpInformation()).not.toMatch(/^(?:Usage|Arguments|Options)|display help/m)
  })
})

it.each([
  [{ LANG: 'zh_CN.UTF-8' }, true],
  [{ LANG: 'en_US.UTF-8', LC_ALL: 'zh_TW.UTF-8' }, true],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }, false],
  [{ LANG: 'zh_CN.UTF-8', LANGUAGE: 'en' }, false],
  [{}, false],
])('wants Chinese as the terminal says: %j', (environment, wants) => {
  expect(wantsChinese(environment)).toBe(wants)
})

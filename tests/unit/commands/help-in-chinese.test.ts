import { describe, expect, it } from 'vitest'
import { speakChinese } from '../../../scripts/commands/help-in-chinese.ts'
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

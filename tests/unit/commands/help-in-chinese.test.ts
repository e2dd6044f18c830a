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

describe('an error of the words of a command', () => {
  it.each<[string, string[], string]>([
    ['report', [], '缺少选项 --usage <dir>'],
    ['query', ['--index'], '选项 --index <dir> 缺少值'],
    ['query', ['--index', 'a', '--limt', '3'], '没有选项 --limt：是不是 --limit？'],
    ['index', ['a', '--shard', '3', '--sharp', '3'], '没有选项 --shard：是不是 --shards？'],
    ['query', ['--index', 'a', '--group', '页'], '选项 --group <by> 的值 页 有误：可选 article, passage'],
    ['query', ['--index', 'a', '--limit', '-1'], '选项 --limit <n> 的值 -1 有误：应为 0 到 100 的整数'],
    ['index', [], '缺少参数 source'],
    ['index', ['a', 'b'], '参数太多：应有 1 个，却有 2 个'],
    ['serve', ['--index', 'a', '--port', '70000'], '选项 --port <n> 的值 70000 有误：应为 0 到 65535 的整数'],
    [
      'serve',
      ['--index', 'a', '--site-url', 'x'],
      '选项 --site-url <url> 的值 x 有误：应为网址，如 https://example.org/',
    ],
    [
      'index',
      ['a', '--endpoint', 'x'],
      '选项 --endpoint <url> 的值 x 有误：应为网址，如 https://example.org/',
    ],
    ['index', ['a', '--memory', '699'], '选项 --memory <MiB> 的值 699 有误：应为 700 到 9999999 的整数'],
  ])('of %s %j is Chinese', async (name, words, chinese) => {
    const said: string[] = []
    const command = (await loadCommand(name))
      .exitOverride()
      .configureOutput({ writeErr: (line) => said.push(line) })
    speakChinese(command)
    expect(() => command.parse(words, { from: 'user' })).toThrow()
    expect(said).toEqual([`${chinese}\n`])
  })
})

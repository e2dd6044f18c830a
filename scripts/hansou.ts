#!/usr/bin/env node
import { Command } from 'commander'
import { speakChinese, wantsChinese } from './commands/help-in-chinese.ts'
import { loadCommand, namesOfCommands } from './commands/load-command.ts'
import { toPlainText } from './terminal-text.ts'

/** Exit codes, as the help tells them. */
const exitCodes = {
  en: '\nExit codes: 0 done; 1 an article, an index or an option is wrong, and the message says which.\n',
  zh: '\n退出码：0 完成；1 文章、索引或选项有误，信息中会说明。\n',
}

/** The program `hansou`: `hansou <folder>` indexes, every other command has its name. */
async function runProgram(words: readonly string[]): Promise<void> {
  const isChinese = wantsChinese(process.env)
  const program = new Command('hansou')
    .description('Full-text search for sites with Chinese articles. `hansou <folder>` indexes.')
    .addHelpText('after', isChinese ? exitCodes.zh : exitCodes.en)
  const [name = '--help'] = words
  const asksForHelp = ['--help', '-h', 'help'].includes(name)
  const wanted = asksForHelp ? namesOfCommands : [namesOfCommands.includes(name) ? name : 'index']
  for (const each of wanted) {
    const command = await loadCommand(each)
    if (isChinese) speakChinese(command)
    program.addCommand(command, { isDefault: each === 'index' })
  }
  if (isChinese) speakChinese(program)
  await program.parseAsync(asksForHelp && words.length === 0 ? ['--help'] : [...words], { from: 'user' })
}

await runProgram(process.argv.slice(2)).catch((error: Error) => {
  console.error(toPlainText(error.message))
  process.exitCode = 1
})

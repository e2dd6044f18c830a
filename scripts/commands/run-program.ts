import { existsSync, readFileSync } from 'node:fs'
import { Command } from 'commander'
import { closestName } from '../index/options/closest-name.ts'
import { explainError, failure, suggestion } from '../messages/failure.ts'
import { wantsChinese } from '../terminal-language.ts'
import { toPlainText } from '../terminal-text.ts'
import { speakChinese } from './help-in-chinese.ts'
import { loadCommand, namesOfCommands } from './load-command.ts'

/** Exit codes, as the help tells them. */
const exitCodes = {
  en: `
Exit codes: 0 done, or a server ended by Ctrl-C; 1 an article, an index or an
option is wrong, and the message says which; 130 ended by Ctrl-C.
`,
  zh: '\n退出码：0 完成，或服务器被 Ctrl-C 结束；1 文章、索引或选项有误，\n信息中会说明；130 被 Ctrl-C 中断。\n',
}
/** Stands two folders above this file, in a checkout and in the package. */
const packageFile = new URL('../../package.json', import.meta.url)

/** The program `hansou`: `hansou <folder>` indexes, every other command has its name; what fails sets the exit code. */
export async function runProgram(words: readonly string[]): Promise<void> {
  // A reader that has seen enough, such as `head`, closes the pipe.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  // What is told on the way is not worth a build that is half done.
  process.stderr.on('error', () => undefined)
  try {
    await parseWords(words)
  } catch (error) {
    console.error(toPlainText(explainError(error, wantsChinese(process.env))))
    process.exitCode = 1
  }
}

async function parseWords(words: readonly string[]): Promise<void> {
  const isChinese = wantsChinese(process.env)
  const program = new Command('hansou')
    .description('Full-text search for sites with Chinese articles. `hansou <folder>` indexes.')
    .version(readVersion(), '-V, --version', isChinese ? '显示版本' : 'print the version')
    .addHelpText('after', isChinese ? exitCodes.zh : exitCodes.en)
  const [name = '--help'] = words
  const asksForHelp = ['--help', '-h', 'help'].includes(name)
  refuseMisspelt(name)
  const wanted = asksForHelp ? namesOfCommands : [namesOfCommands.includes(name) ? name : 'index']
  for (const each of wanted) {
    const command = await loadCommand(each)
    if (isChinese) speakChinese(command)
    command.hook('preAction', refuseEmpty)
    program.addCommand(command, { isDefault: each === 'index' })
  }
  if (isChinese) speakChinese(program.helpCommand('help [command]', '显示命令的帮助'))
  await program.parseAsync(asksForHelp && words.length === 0 ? ['--help'] : [...words], { from: 'user' })
}

function readVersion(): string {
  return (JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }).version
}

/** An option whose value is empty, as that of an unset variable; but for the base of a site at the root of its host. */
function refuseEmpty({ options }: Command, command: Command): void {
  const values = command.opts()
  for (const option of options) {
    const value: unknown = values[option.attributeName()]
    if (option.long !== '--base' && [value].flat().includes(''))
      throw failure('INVALID_OPTION', 'noValue', [option.flags])
  }
}

/** A first word that is neither a command nor a folder, but nearly a command, is told so. */
function refuseMisspelt(name: string): void {
  if (name.startsWith('-') || [...namesOfCommands, 'help'].includes(name) || existsSync(name)) return
  const close = closestName(name, namesOfCommands)
  if (close !== null) throw failure('INVALID_OPTION', 'command', [name, suggestion(close)])
}

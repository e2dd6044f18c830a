#!/usr/bin/env node
import { Command } from 'commander'
import { toPlainText } from './terminal-text.ts'

/** Loads a command when it is asked for: a query need not load what builds an index. */
type LoadCommand = () => Promise<Command>

const commands: Readonly<Record<string, LoadCommand>> = {
  index: async () => (await import('./commands/index-articles.ts')).indexCommand(),
  query: async () => (await import('./commands/query.ts')).queryCommand(),
  inspect: async () => (await import('./commands/inspect.ts')).inspectCommand(),
  dev: async () => (await import('./commands/develop.ts')).developCommand(),
  init: async () => (await import('./commands/init.ts')).initCommand(),
  serve: async () => (await import('./commands/serve.ts')).serveCommand(),
  deploy: async () => (await import('./commands/deploy.ts')).deployCommand(),
}

/** The program `hansou`: `hansou <folder>` indexes, every other command has its name. */
async function runProgram(words: readonly string[]): Promise<void> {
  const program = new Command('hansou').description('Full-text search for sites with Chinese articles.')
  const [name = '--help'] = words
  const asksForHelp = ['--help', '-h', 'help'].includes(name)
  const wanted = asksForHelp ? Object.keys(commands) : [Object.hasOwn(commands, name) ? name : 'index']
  for (const each of wanted) program.addCommand(await commands[each]!(), { isDefault: each === 'index' })
  await program.parseAsync(asksForHelp && words.length === 0 ? ['--help'] : [...words], { from: 'user' })
}

await runProgram(process.argv.slice(2)).catch((error: Error) => {
  console.error(toPlainText(error.message))
  process.exitCode = 1
})

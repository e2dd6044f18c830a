import type { Command } from 'commander'

const loaders: Readonly<Record<string, () => Promise<Command>>> = {
  index: async () => (await import('./index-articles.ts')).indexCommand(),
  query: async () => (await import('./query.ts')).queryCommand(),
  inspect: async () => (await import('./inspect.ts')).inspectCommand(),
  dev: async () => (await import('./develop.ts')).developCommand(),
  init: async () => (await import('./init.ts')).initCommand(),
  serve: async () => (await import('./serve.ts')).serveCommand(),
  report: async () => (await import('./report.ts')).reportCommand(),
  deploy: async () => (await import('./deploy.ts')).deployCommand(),
}

/** Names of all commands, in the order of the help. */
export const namesOfCommands: readonly string[] = Object.keys(loaders)

/** Loads a command when it is asked for: a query need not load what builds an index. */
export function loadCommand(name: string): Promise<Command> {
  const load = loaders[name]
  if (load === undefined)
    throw new Error(`expected one of ${namesOfCommands.join(', ')}, got another command`)
  return load()
}

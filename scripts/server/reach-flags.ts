import type { Command } from 'commander'
import type { ReachOptions } from './serve.ts'

/** Flags that say who may reach a local server. */
export interface ReachFlags {
  readonly host?: string
  readonly allowHost?: readonly string[]
}

/** Adds the flags to a command. */
export function addReachOptions(command: Command): Command {
  return command
    .option('--host <address>', 'address to listen on, such as 0.0.0.0; this machine alone by default')
    .option('--allow-host <name...>', 'further names under which requests are answered')
}

/** What the flags say. */
export function readReach({ host, allowHost }: ReachFlags): ReachOptions {
  return {
    ...(host === undefined ? {} : { host }),
    ...(allowHost === undefined ? {} : { allowedHosts: allowHost }),
  }
}

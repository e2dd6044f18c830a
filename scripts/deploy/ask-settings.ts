import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { configName, type FoundConfig } from '../index/options/site-config.ts'

/** Asks one question and answers what was typed, trimmed. */
export type Ask = (question: string) => Promise<string>

/** Whether someone sits at the terminal to answer. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true
}

/** Asks at the terminal; Ctrl-C ends the program. */
export async function askAtTerminal(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  terminal.once('SIGINT', () => process.exit(130))
  try {
    return (await terminal.question(question)).trim()
  } finally {
    terminal.close()
  }
}

/** What is asked before the first deployment, in the language of the terminal. */
export interface SettingQuestions {
  readonly name: string
  readonly siteUrl: string
  readonly notAnAddress: string
  readonly examples: string
}

/**
 * Asks for the settings that a site does not have yet. An empty answer leaves one out.
 *
 * @param suggestedName  stands for an empty answer to the question for the name
 */
export async function askSettings(
  { config }: FoundConfig,
  suggestedName: string,
  questions: SettingQuestions,
  ask: Ask,
): Promise<{ readonly name?: string; readonly siteUrl?: string; readonly examples?: readonly string[] }> {
  const settings: { name?: string; siteUrl?: string; examples?: readonly string[] } = {}
  if (config.name === undefined)
    settings.name = (await ask(questions.name.replace('%', suggestedName))) || suggestedName
  if (config.siteUrl === undefined) {
    for (;;) {
      const siteUrl = await ask(questions.siteUrl)
      if (siteUrl !== '' && !(/^https?:\/\//.test(siteUrl) && URL.canParse(siteUrl))) {
        process.stderr.write(`${questions.notAnAddress}\n`)
        continue
      }
      if (siteUrl !== '') settings.siteUrl = siteUrl
      break
    }
  }
  if (config.examples === undefined) {
    const examples = (await ask(questions.examples)).split(/[,，、|]/).map((text) => text.trim())
    settings.examples = examples.filter((text) => text !== '')
  }
  return settings
}

/**
 * Keeps answers in the `hansou.json` of a site, so that every command finds them and nobody is asked again.
 *
 * @param folder  where the file is written when there is none
 * @returns the file
 */
export async function keepSettings(
  { file }: FoundConfig,
  folder: string,
  settings: Readonly<Record<string, unknown>>,
): Promise<string> {
  const target = file ?? join(folder, configName)
  const before =
    file === null
      ? {}
      : (JSON.parse((await readFile(file, 'utf8')).replace(/^\ufeff/, '')) as Record<string, unknown>)
  await writeFile(target, `${JSON.stringify({ ...before, ...settings }, null, 2)}\n`)
  return target
}

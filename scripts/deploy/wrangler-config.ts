import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parse } from 'smol-toml'
import { failure } from '../messages/failure.ts'
import type { SiteSettings } from '../server/site-settings.ts'

/** Names under which wrangler looks for its configuration, in its order. */
const configNames = ['wrangler.json', 'wrangler.jsonc', 'wrangler.toml'] as const

/** What of a configuration of wrangler is read here. */
export interface WranglerConfig {
  readonly name?: string
  readonly main?: string
  readonly assets?: {
    readonly directory?: string
    readonly binding?: string
    readonly run_worker_first?: boolean | readonly string[]
  }
  readonly vars?: Readonly<Record<string, unknown>>
}

/** A configuration that stands in a folder. */
export interface FoundWranglerConfig {
  readonly file: string
  readonly text: string
  readonly config: WranglerConfig
}

/** A value that a configuration must have, where it has another or none. */
export interface ConfigChange {
  /** Name of the table, or empty for the top. */
  readonly table: string
  readonly key: string
  readonly value: string | readonly string[]
  readonly was: unknown
}

/** Folder that is written for a deployment, beside the configuration; not kept in version control. */
export const deployFolder = '.hansou'
/** The worker, as the configuration names it. */
export const workerFile = `${deployFolder}/worker.mjs`
/** The folder of static assets, as the configuration names it. */
export const assetsFolder = `${deployFolder}/site`
/** What the worker must answer before the assets do. */
const indexPath = '/_hansou/*'

/**
 * Finds the configuration of wrangler in a folder.
 *
 * @param named  path of the file, where the caller names one
 * @returns null where there is none
 * @throws {SearchError} INVALID_OPTION for one that cannot be read
 */
export async function findWranglerConfig(
  folder: string,
  named?: string,
): Promise<FoundWranglerConfig | null> {
  for (const name of named === undefined ? configNames : [named]) {
    const file = resolve(folder, name)
    const text = await readFile(file, 'utf8').catch(() => null)
    if (text === null) continue
    try {
      return { file, text, config: parseConfig(file, text) }
    } catch (cause) {
      const { message, line } = cause as Error & { readonly line?: number }
      const place = line === undefined ? file : `${file}:${line}`
      throw failure('INVALID_OPTION', 'at', [place, message.split('\n')[0]!], cause)
    }
  }
  return null
}

/** Reads the text of a configuration, by the ending of its file. @throws Error of the parser */
export function parseConfig(file: string, text: string): WranglerConfig {
  return file.endsWith('.toml') ? parse(text) : (JSON.parse(dropComments(text)) as WranglerConfig)
}

/** JSON of a text with comments and trailing commas; what stands in strings stays. */
function dropComments(text: string): string {
  return text
    .replace(/("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (_, string?: string) => string ?? '')
    .replace(/("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g, (_, string?: string) => string ?? '')
}

/** Settings of a site as variables of the worker. */
export function variablesOf({
  siteName,
  siteUrl,
  examples = [],
}: SiteSettings): Readonly<Record<string, string>> {
  const variables = { SITE_NAME: siteName, SITE_URL: siteUrl, EXAMPLES: examples.join('|') }
  return Object.fromEntries(
    Object.entries(variables).filter((entry): entry is [string, string] => !!entry[1]),
  )
}

/**
 * What a configuration lacks to deploy a search: the worker, its assets, and that the worker alone reads the index.
 *
 * @throws {SearchError} INVALID_OPTION for the configuration of another worker, which is left alone
 */
export async function listStructureChanges(
  { file, config }: FoundWranglerConfig,
  folder: string,
): Promise<ConfigChange[]> {
  const { main, assets } = config
  if (main !== undefined && !(await isOwnWorker(join(folder, main), main)))
    throw failure('INVALID_OPTION', 'otherWorker', [file, `main = ${JSON.stringify(main)}`])
  const first = assets?.run_worker_first
  const isFirst = first === true || (Array.isArray(first) && first.some((path) => coversIndex(path)))
  return [
    ...(main === undefined ? [{ table: '', key: 'main', value: workerFile, was: main }] : []),
    ...(assets?.directory === undefined || main === undefined
      ? [{ table: 'assets', key: 'directory', value: assetsFolder, was: assets?.directory }]
      : []),
    { table: 'assets', key: 'binding', value: 'ASSETS', was: assets?.binding },
    ...(isFirst
      ? []
      : [
          {
            table: 'assets',
            key: 'run_worker_first',
            value: [...(Array.isArray(first) ? first : []), indexPath],
            was: first,
          },
        ]),
  ].filter(({ value, was }) => value !== was)
}

function coversIndex(path: string): boolean {
  return path === indexPath || path === '/*'
}

/** Variables that a configuration has otherwise, or not at all. */
export function listVariableChanges(
  { config }: FoundWranglerConfig,
  variables: Readonly<Record<string, string>>,
): ConfigChange[] {
  return Object.entries(variables)
    .map(([key, value]) => ({ table: 'vars', key, value, was: config.vars?.[key] }))
    .filter(({ value, was }) => value !== was)
}

/** Whether a worker is that of this package, or one of the owner's that calls it. */
async function isOwnWorker(file: string, main: string): Promise<boolean> {
  if (main === workerFile || /(^|\/)hansou\//.test(main.replaceAll('\\', '/'))) return true
  const source = await readFile(file, 'utf8').catch(() => '')
  return /hansou/i.test(source)
}

import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withSlashes } from '../index/files/with-slashes.ts'
import { failure } from '../messages/failure.ts'
import {
  type ConfigChange,
  deployFolder,
  type FoundWranglerConfig,
  findWranglerConfig,
  listStructureChanges,
  listVariableChanges,
  parseConfig,
} from './wrangler-config.ts'
import { applyChanges, describeChange, writeWranglerConfig } from './write-wrangler-config.ts'

/** Stands in a compiled build, where the worker lies beside this code. */
declare const HANSOU_BUILD: string

/** What a deployment needs beside the site. */
export interface Deployment {
  readonly configFile: string
  /** Folder of the static assets. */
  readonly assetsFolder: string
  /** Variables that the configuration does not hold as the site has them; given to wrangler for this deployment. */
  readonly variables: Readonly<Record<string, string>>
  /** Writes the configuration where there was none: once there is a site that it deploys. */
  readonly write: () => Promise<void>
}

/** Where a deployment runs, and the callbacks that ask before a change and print. */
export interface PrepareOptions {
  /** Folder that the deployment runs in. */
  readonly folder: string
  /** Path of the configuration, where the caller names one. */
  readonly configFile?: string
  readonly variables: Readonly<Record<string, string>>
  /** Asked before a configuration is changed. @param changes  a line each */
  readonly mayChange: (file: string, changes: string) => Promise<boolean>
  readonly print: (line: string) => void
}

/**
 * Sees to it that a folder has a configuration of wrangler for the search: has one to write where there is none, and
 * changes one only with leave.
 *
 * @throws {SearchError} INVALID_OPTION for a configuration that lacks something and may not be changed
 */
export async function prepareDeployment(options: PrepareOptions): Promise<Deployment> {
  const { folder, variables, print } = options
  const found = (await findWranglerConfig(folder, options.configFile)) ?? draftConfig(options)
  const structure = await listStructureChanges(found, folder)
  const settings = listVariableChanges(found, variables)
  const config = await changeConfig(found, structure, settings, options)
  if (config.main?.startsWith(`${deployFolder}/`)) await writeWorkerEntry(folder)
  const directory = config.assets?.directory
  if (directory === undefined) throw failure('INVALID_OPTION', 'expected', [found.file, 'assets.directory'])
  const passed = Object.fromEntries(
    Object.entries(variables).filter(([name, value]) => config.vars?.[name] !== value),
  )
  if (Object.keys(passed).length > 0)
    print(
      `${found.file} has other values for ${Object.keys(passed).join(', ')}; those of hansou.json are deployed`,
    )
  return {
    configFile: found.file,
    assetsFolder: resolve(folder, directory),
    variables: passed,
    async write() {
      if (existsSync(found.file)) return
      await writeFile(found.file, found.text, { flag: 'wx' })
      print(`${found.file} written`)
    },
  }
}

function draftConfig({
  folder,
  configFile = 'wrangler.toml',
  variables,
}: PrepareOptions): FoundWranglerConfig {
  const file = resolve(folder, configFile)
  if (!file.endsWith('.toml'))
    throw failure('INVALID_OPTION', 'expected', [`--config ${configFile}`, '*.toml'])
  const text = writeWranglerConfig(workerNameOf(folder), variables)
  return { file, text, config: parseConfig(file, text) }
}

async function changeConfig(
  found: FoundWranglerConfig,
  structure: readonly ConfigChange[],
  settings: readonly ConfigChange[],
  { mayChange, folder, print }: PrepareOptions,
): Promise<FoundWranglerConfig['config']> {
  const changes = [...structure, ...settings]
  if (changes.length === 0) return found.config
  const lines = changes.map(describeChange).join('\n')
  if (!(await mayChange(found.file, lines))) {
    if (structure.length === 0) return found.config
    throw failure('INVALID_OPTION', 'lacks', [found.file, structure.map(describeChange).join('\n')])
  }
  await writeFile(found.file, applyChanges(found, changes))
  print(`${found.file} changed:\n${lines}`)
  return (await findWranglerConfig(folder, found.file))!.config
}

/** Writes the worker that the configuration names: one line that leads to this package, wherever it lies. */
async function writeWorkerEntry(folder: string): Promise<void> {
  const own = join(folder, deployFolder)
  await mkdir(own, { recursive: true })
  if (!existsSync(join(own, '.gitignore'))) await writeFile(join(own, '.gitignore'), '*\n')
  const worker = fileURLToPath(
    new URL(typeof HANSOU_BUILD === 'string' ? './worker.mjs' : '../../src/worker.ts', import.meta.url),
  )
  const inside = withSlashes(relative(own, worker))
  // A package outside of the project, as npx has it, keeps its whole address.
  const address = inside.startsWith('../node_modules/') ? inside : withSlashes(worker)
  await writeFile(join(own, 'worker.mjs'), `export { default } from ${JSON.stringify(address)}\n`)
}

/** Name of a worker: that of the folder, as far as Cloudflare takes it. */
export function workerNameOf(folder: string): string {
  const name = basename(resolve(folder))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 54)
  return name === '' ? 'search' : `${name}-search`
}

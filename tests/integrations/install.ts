import { execFile, spawn } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const setByVitest = /^(NODE_ENV|VITEST.*|TEST|MODE|DEV|PROD|SSR|BASE_URL)$/

/** A folder with packages installed in it, kept from run to run. */
export interface Installed {
  readonly folder: string
  /** Runs a program of an installed package with this Node; rejects with what it printed where it fails. */
  run(program: string, parameters: readonly string[], cwd?: string): Promise<string>
  /** Starts a server that prints its address; rejects with what it printed where it ends before. */
  start(program: string, parameters: readonly string[]): Promise<StartedServer>
}

/** A server that a program of a package runs. */
export interface StartedServer {
  readonly url: string
  stop(): Promise<void>
}

/**
 * Installs packages into a folder for temporary files, without their install scripts.
 *
 * @param packages  as npm takes them, with an exact version each
 * @returns null where they cannot be installed, as without a network
 */
export async function installPackages(name: string, packages: readonly string[]): Promise<Installed | null> {
  const folder = join(tmpdir(), 'hansou-integrations', name)
  const wanted = JSON.stringify(packages)
  const stamp = join(folder, 'installed.json')
  if ((await readFile(stamp, 'utf8').catch(() => null)) !== wanted) {
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'package.json'), '{ "private": true }')
    const npm = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', ...packages]
    try {
      await run('npm', npm, { cwd: folder, shell: process.platform === 'win32' })
    } catch (error) {
      console.warn(`${name} could not be installed: ${String((error as Error).message).slice(0, 300)}`)
      return null
    }
    await writeFile(stamp, wanted)
  }
  // Programs start `node` by its name.
  const path = `${dirname(process.execPath)}${delimiter}${process.env.PATH}`
  // The environment of a person's shell: a generator that finds what Vitest sets builds no production.
  const shell = Object.entries(process.env).filter(([name]) => !setByVitest.test(name))
  const env = { ...Object.fromEntries(shell), PATH: path, CI: '1', NO_COLOR: '1', NODE_OPTIONS: '' }
  return {
    folder,
    async run(program, parameters, cwd = folder) {
      try {
        const file = [join(folder, 'node_modules', program), ...parameters]
        const { stdout, stderr } = await run(process.execPath, file, {
          cwd,
          env,
          maxBuffer: 32 * 1024 * 1024,
        })
        return stdout + stderr
      } catch (error) {
        const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
        throw new Error(`${program} failed\n${stdout.slice(-4000)}\n${stderr.slice(-4000)}`, { cause: error })
      }
    },
    start(program, parameters) {
      const child = spawn(process.execPath, [join(folder, 'node_modules', program), ...parameters], {
        cwd: folder,
        env,
      })
      const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
      return new Promise((resolve, reject) => {
        let printed = ''
        const read = (bytes: Buffer): void => {
          printed += bytes
          const url = /https?:\/\/(?:localhost|127\.0\.0\.1):\d+\/\S*/.exec(printed)?.[0]
          if (url === undefined) return
          resolve({
            url,
            async stop() {
              child.kill()
              await ended
            },
          })
        }
        child.stdout.on('data', read)
        child.stderr.on('data', read)
        void ended.then(() => reject(new Error(`${program} ended\n${printed.slice(-4000)}`)))
      })
    },
  }
}

import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A folder with packages installed in it, kept from run to run. */
export interface Installed {
  readonly folder: string
  /** Runs a program of an installed package with this Node; rejects with what it printed where it fails. */
  run(program: string, parameters: readonly string[], cwd?: string): Promise<string>
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
    await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
    const npm = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error', ...packages]
    try {
      await run('npm', npm, { cwd: folder, shell: process.platform === 'win32' })
    } catch (error) {
      console.warn(`${name} could not be installed: ${String((error as Error).message).slice(0, 300)}`)
      return null
    }
    await writeFile(stamp, wanted)
  }
  return {
    folder,
    async run(program, parameters, cwd = folder) {
      // Programs start `node` by its name.
      const path = `${dirname(process.execPath)}${delimiter}${process.env.PATH}`
      try {
        const { stdout, stderr } = await run(
          process.execPath,
          [join(folder, 'node_modules', program), ...parameters],
          {
            cwd,
            env: { ...process.env, PATH: path, CI: '1', NO_COLOR: '1', NODE_OPTIONS: '' },
            maxBuffer: 32 * 1024 * 1024,
          },
        )
        return stdout + stderr
      } catch (error) {
        const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
        throw new Error(`${program} failed\n${stdout.slice(-4000)}\n${stderr.slice(-4000)}`, { cause: error })
      }
    },
  }
}

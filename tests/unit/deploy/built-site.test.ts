import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeHeadersFile } from '../../../scripts/assets/site-headers.ts'
import { checkAssets, replaceFolder } from '../../../scripts/deploy/replace-folder.ts'
import { writeSite } from '../../../scripts/deploy/write-site.ts'

const place = { folder: '', source: '', site: '' }
const page = (title: string, text: string) =>
  `<!doctype html><html lang="zh"><title>${title}</title><main><h1>${title}</h1><p>${text}</p></main></html>`

beforeEach(async () => {
  place.folder = await mkdtemp(join(tmpdir(), 'hansou-built-'))
  place.source = join(place.folder, 'public')
  place.site = join(place.folder, '.hansou', 'site')
  await write('index.html', page('首页', '欢迎来到这里，今天天气很好。'))
  await write('news/rhino.html', page('灰犀牛', '一头灰犀牛慢慢走过草地。'))
  await write('404.html', page('没有', '没有这一页。'))
  await write('.well-known/security.txt', 'Contact: mailto:a@site.example')
  await write('.git/config', 'secret')
  await write('node_modules/x/index.js', '')
  await writeFile(join(place.folder, 'outside.txt'), 'secret')
  await symlink(join(place.folder, 'outside.txt'), join(place.source, 'link.txt'))
  await symlink(place.source, join(place.source, 'loop'))
})
afterEach(() => rm(place.folder, { recursive: true, force: true }))

async function write(name: string, content: string): Promise<void> {
  await mkdir(dirname(join(place.source, name)), { recursive: true })
  await writeFile(join(place.source, name), content)
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
}
/** Files of the site but for the index and the scripts. */
const listPages = async (): Promise<string[]> =>
  (await listFiles(place.site)).filter((name) => !/^_hansou|\.js$/.test(name))
const listIndex = async (): Promise<string[]> =>
  (await listFiles(join(place.site, '_hansou'))).filter((name) => name.endsWith('.bin'))

describe('a built site that is deployed', () => {
  it('brings its pages, and nothing that is hidden or lies elsewhere', async () => {
    await writeSite({ source: place.source, pages: true }, place.site)
    expect(await listPages()).toEqual([
      '.well-known/security.txt',
      '404.html',
      '_headers',
      'index.html',
      'news/rhino.html',
    ])
  })

  it('stands under the base that its pages say, but for what belongs to the root of a host', async () => {
    const canonical = '<link rel="canonical" href="https://a.example/%E6%96%87/docs/'
    await write('index.html', `${canonical}">${page('首页', '欢迎来到这里，今天天气很好。')}`)
    await write(
      'news/rhino.html',
      `${canonical}news/rhino.html">${page('灰犀牛', '一头灰犀牛慢慢走过草地。')}`,
    )
    await writeSite({ source: place.source, pages: true }, place.site)
    expect(await listPages()).toEqual([
      '.well-known/security.txt',
      '404.html',
      '_headers',
      '文/docs/index.html',
      '文/docs/news/rhino.html',
    ])
  })

  it('is the search alone where pages are not wanted', async () => {
    await writeSite({ source: place.source, pages: false }, place.site)
    expect(existsSync(join(place.site, 'index.html'))).toBe(false)
  })

  it('keeps the files of the index before, and of that one alone', async () => {
    await writeSite({ source: place.source, pages: false }, place.site)
    const first = await listIndex()
    await write('news/rhino.html', page('黑天鹅', '一只黑天鹅在湖上游。'))
    await writeSite({ source: place.source, pages: false }, place.site)
    const second = await listIndex()
    expect(first.filter((name) => !second.includes(name))).toEqual([])
    expect(second.length).toBeGreaterThan(first.length)
    await write('news/rhino.html', page('大象', '大象用鼻子喝水。'))
    await writeSite({ source: place.source, pages: false }, place.site)
    const third = await listIndex()
    expect(first.filter((name) => !third.includes(name))).not.toEqual([])
  })

  it.each([
    ['files of others', async () => write('../.hansou/site/mine.txt', 'mine')],
    ['the site itself', async () => Object.assign(place, { site: place.source })],
    ['a file', async () => write('../.hansou/site', 'mine')],
  ])('is not written over %s', async (_, prepare) => {
    await prepare()
    const before = await listFiles(place.folder)
    await expect(writeSite({ source: place.source, pages: true }, place.site)).rejects.toMatchObject({
      code: 'INVALID_OPTION',
      message: expect.stringContaining('nothing was written'),
    })
    expect(await listFiles(place.folder)).toEqual(before)
  })

  it('comes back when the new one cannot take its place', async () => {
    await mkdir(place.site, { recursive: true })
    await writeFile(join(place.site, 'old.txt'), 'old')
    await expect(replaceFolder(join(place.folder, 'missing'), place.site)).rejects.toMatchObject({
      code: 'ENOENT',
    })
    expect(await listFiles(place.site)).toEqual(['old.txt'])
  })

  it('is refused with a file that Cloudflare does not take, by its name', async () => {
    await writeFile(join(place.source, 'film.mp4'), Buffer.alloc(25 * 1024 * 1024 + 1))
    await expect(checkAssets(place.source)).rejects.toThrow(/25 MiB, got .*film\.mp4/)
  })

  it('is refused with more files than Cloudflare takes, and with no fewer', { timeout: 60_000 }, async () => {
    const folder = join(place.folder, 'many')
    await mkdir(join(folder, 'pages'), { recursive: true })
    for (let page = 0; page < 20_000; page++) writeFileSync(join(folder, 'pages', `${page}.html`), '')
    await expect(checkAssets(folder)).resolves.toBeUndefined()
    await writeFile(join(folder, 'index.html'), '')
    await expect(checkAssets(folder)).rejects.toThrow(
      'at most 20000 files on the free plan of Cloudflare, got 20001',
    )
    rmSync(folder, { recursive: true })
  })
})

describe('headers of a built site', () => {
  const rulesOf = (own: string, files: readonly string[] = []) => writeHeadersFile({ own, files })

  it('let its scripts run, and no other site frame it', () => {
    expect(rulesOf('')).toMatch(
      /^\/\*\n {2}X-Content-Type-Options: nosniff\n {2}Referrer-Policy: .*\n {2}Content-Security-Policy: base-uri 'self'; frame-ancestors 'self'\n/,
    )
  })

  it('are the site’s own where it sets them', () => {
    const text = rulesOf("/*\n  content-security-policy: default-src 'self'\n")
    expect(text).not.toContain('base-uri')
    expect(text).toContain('nosniff')
    expect(text.trimEnd().endsWith("/*\n  content-security-policy: default-src 'self'")).toBe(true)
  })

  it('keep for ever what is named by its content', () => {
    const files = [
      'assets/app.Bx3kf2aQ.js',
      'assets/chunks/theme.D1-4sdf_.js',
      'assets/style.9kLmN0pQ.css',
      '_next/static/main-4f0a9c1e77.js',
      'hansou/manifest.json',
      'hansou/header-0123456789abcdef.bin',
      'js/bootstrap.min.js',
      'js/jquery.slicknav.js',
      'mixed/app.Bx3kf2aQ.js',
      'mixed/main.js',
      'photos/Trip-20240105a.jpg',
      'favicon.ico',
    ]
    const kept = [...rulesOf('', files).matchAll(/^(\/\S+)\n {2}Cache-Control: .*immutable$/gm)]
    expect(kept.map(([, path]) => path)).toEqual(['/assets/*', '/_next/*', '/hansou/*.bin'])
  })
})

import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { placeInside, writeSite } from '../../../scripts/deploy/write-site.ts'

const place = { folder: '', source: '', site: '' }
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

beforeEach(async () => {
  place.folder = await mkdtemp(join(tmpdir(), 'hansou-site-'))
  place.source = join(place.folder, 'a', 'articles')
  place.site = join(place.folder, 'a', 'dist', 'site')
  await mkdir(place.source, { recursive: true })
  await write(
    'one.md',
    '# 第一篇\n\n一头灰犀牛。\n\n![图](.assets/1.png)\n\n![密](secret.png)\n\n![链](link.png)\n\n![外](https://other.example/other.png)\n\n![外](//other.png)\n',
  )
  await write('.assets/1.png', png)
  await write('other.png', png)
  await write('secret.png', 'not a picture')
  await write('id_rsa', 'a key')
  await writeFile(join(place.folder, 'outside.png'), png)
  await symlink(join(place.folder, 'outside.png'), join(place.source, 'link.png'))
})
afterEach(() => rm(place.folder, { recursive: true, force: true }))

async function write(name: string, content: string | Buffer): Promise<void> {
  await mkdir(dirname(join(place.source, name)), { recursive: true })
  await writeFile(join(place.source, name), content)
}

const listSite = async (): Promise<string[]> =>
  (await readdir(place.site, { recursive: true, withFileTypes: true }))
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(place.site.length + 1))
    .filter((name) => !name.startsWith('_hansou') && !name.endsWith('.js'))
    .sort()

describe('the folder that is deployed', () => {
  it('holds pages and the pictures they show: no other file, no target of a link', async () => {
    await writeSite({ source: place.source, pages: true }, place.site)
    expect(await listSite()).toEqual(['.assets/1.png', '_headers', 'one.html'])
    expect(existsSync(join(place.site, '_hansou/manifest.json'))).toBe(true)
  })

  it('holds neither pages nor pictures where they are not asked for', async () => {
    await writeSite({ source: place.source, pages: false }, place.site)
    expect(await listSite()).toEqual(['_headers'])
  })

  it('tells browsers to run no script of a picture or a page', async () => {
    await writeSite({ source: place.source, pages: true }, place.site)
    const headers = await readFile(join(place.site, '_headers'), 'utf8')
    expect(headers).toMatch(/^\/\*\n(?: {2}.*\n)* {2}Content-Security-Policy: default-src 'none'/m)
    for (const header of ['X-Content-Type-Options: nosniff', 'Referrer-Policy: '])
      expect(headers).toContain(header)
  })

  it.each([
    ['an escaped slash', '/..%2f..%2fpwned'],
    ['a path upward', '/../../pwned'],
    ['an escape of an escape', '/%252e%252e%252fpwned'],
    ['a backslash', '/..%5c..%5cpwned'],
    ['another host', '//pwned.example/x'],
  ])('stays as it was, and nothing is written, for an address with %s', async (_name, address) => {
    await writeSite({ source: place.source, pages: true }, place.site)
    const before = await listSite()
    const lines = [{ id: 'x', title: 't', text: 'b', url: address }]
    const source = join(place.folder, 'lines.jsonl')
    await writeFile(source, lines.map((line) => JSON.stringify(line)).join('\n'))
    await expect(writeSite({ source, pages: true }, place.site)).rejects.toMatchObject({
      code: 'ARTICLE_INVALID',
      message: expect.stringContaining('lines.jsonl:1'),
    })
    expect(await listSite()).toEqual(before)
    expect(await readdir(place.folder)).toEqual(['a', 'lines.jsonl', 'outside.png'])
    expect(await readdir(join(place.folder, 'a', 'dist'))).toEqual(['site'])
  })

  it('is refused for an id that leads upward', async () => {
    const source = join(place.folder, 'lines.jsonl')
    await writeFile(source, JSON.stringify({ id: '../../pwned', title: 't', text: 'b' }))
    await expect(writeSite({ source, pages: true }, place.site)).rejects.toMatchObject({
      code: 'ARTICLE_INVALID',
    })
    expect(existsSync(place.site)).toBe(false)
  })

  it('is refused for two articles whose pages are one file', async () => {
    const source = join(place.folder, 'lines.jsonl')
    const lines = ['/a', '/a.html'].map((url, id) =>
      JSON.stringify({ id: `${id}`, title: 't', text: 'b', url }),
    )
    await writeFile(source, lines.join('\n'))
    await expect(writeSite({ source, pages: true }, place.site)).rejects.toMatchObject({
      code: 'ARTICLE_DUPLICATE',
    })
  })
})

describe('the path of a file of the site', () => {
  it('is under its folder', () => {
    expect(placeInside('site', ['news', 'visit.html'], '/news/visit')).toBe(resolve('site/news/visit.html'))
  })

  it.each([
    [['..', 'pwned.html']],
    [['news', '..', '..', 'pwned.html']],
    [['..', 'site-pwned.html']],
    [['.']],
    [['/etc', 'pwned.html']],
  ])('is refused for names that lead out of it, or to the folder itself: %j', (segments) => {
    expect(() => placeInside('site', segments, '/pwned')).toThrow(
      expect.objectContaining({ code: 'ARTICLE_INVALID' }),
    )
  })
})

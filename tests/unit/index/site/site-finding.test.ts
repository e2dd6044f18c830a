import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readSources } from '../../../../scripts/index/read/read-sources.ts'
import { describeFindings } from '../../../../scripts/index/site/site-finding.ts'

const place = { folder: '' }
beforeEach(async () => {
  place.folder = await mkdtemp(join(tmpdir(), 'hansou-said-'))
  await mkdir(join(place.folder, '.git'))
})
afterEach(() => rm(place.folder, { recursive: true, force: true }))

const page = (head: string) => `<title>甲</title>${head}<main><p>水闸每天开两次。${head.length}</p></main>`

it.each<[files: Readonly<Record<string, string>>, from: string, chinese: string]>([
  [
    {
      'index.html': page(''),
      'a.html': page('<meta name="robots" content="noindex">'),
      '404.html': page(' '),
    },
    'auto',
    '按建好的网站读取，位于 /：1 个页面',
  ],
  [{ 'a.md': '甲' }, 'auto', '读作普通 Markdown：FOLDER 及其上级没有网站生成器的配置，网址就是文件路径'],
  [
    {
      '_config.yml': 'permalink: :title/\nroot: /blog/',
      'source/_posts/a.md': '甲',
      'package.json': '{"hexo":{}}',
    },
    'auto',
    '读作 Hexo：找到 _config.yml，文章在 source/，网址形如 :title/，位于 /blog/',
  ],
])('tells in Chinese what %j is, read as %s', async (files, from, chinese) => {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(place.folder, name)), { recursive: true })
    await writeFile(join(place.folder, name), text)
  }
  const said: string[] = []
  const documents = readSources(place.folder, {
    from,
    onDetect: (findings) => said.push(describeFindings(findings, true)),
  })
  for await (const _ of documents);
  expect(said.map((line) => line.replaceAll(place.folder, 'FOLDER'))).toEqual([chinese])
})

it('leaves paths as they are, whatever they hold', () => {
  const path = 'found 100%, pages in % or above, under $1'
  const finding = ['asked', 'Hugo', path] as const
  expect(describeFindings([finding], true)).toContain(`读作 Hugo：${path} 及其上级`)
  expect(describeFindings([finding, ['pages', path]], false)).toBe(
    `read as Hugo, as asked; no configuration of it in ${path} or above, so by its defaults, pages in ${path}`,
  )
})

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runScript } from './running-script.ts'

const place = { folder: '' }

beforeAll(async () => {
  place.folder = await mkdtemp(join(tmpdir(), 'hansou-init-'))
})
afterAll(() => rm(place.folder, { recursive: true, force: true }))

async function layOut(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(place.folder, 'site-'))
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  return folder
}

it.each([
  {
    generator: 'hexo',
    files: {
      '_config.yml': 'title: 站\nroot: /blog/\npermalink: :year/:title/\n',
      'source/_posts/a.md': '# 甲',
    },
    base: '/blog/',
    line: 'src="/blog/hansou/search-box.js"',
  },
  {
    generator: 'mkdocs',
    files: { 'mkdocs.yml': 'site_name: 站\n', 'docs/index.md': '# 甲' },
    base: '/',
    line: 'src="/hansou/search-box.js"',
  },
])('knows a $generator site and says what to paste', async ({ generator, files, base, line }) => {
  const folder = await layOut(files)
  const script = runScript('scripts/hansou.ts', ['init', folder], {})
  await script.said(new RegExp(line.replaceAll('/', '\\/')))
  expect(await script.ended()).toBe(0)
  const config = JSON.parse(await readFile(join(folder, 'hansou.json'), 'utf8'))
  expect(config).toMatchObject({ from: generator, base })
})

it('leads from sources of a generator without rules here to its built site', async () => {
  const folder = await layOut({ 'gatsby-config.mjs': '', 'content/a.md': '# 甲' })
  const script = runScript('scripts/hansou.ts', ['init', folder], {})
  await script.said(/npx gatsby build\n {2}npx hansou public\n/)
  expect(await script.ended()).toBe(0)
  const config = JSON.parse(await readFile(join(folder, 'hansou.json'), 'utf8'))
  expect(config).toEqual({ base: '/', fields: ['category', 'lang'] })
})

it.each([
  ['dist', { 'dist/index.html': '<!doctype html>', 'notes/a.md': '# 甲' }],
  ['public', { 'public/index.html': '<!doctype html>', 'build/index.html': '<!doctype html>' }],
])('leads to the built site of an unknown generator in %s', async (output, files) => {
  const folder = await layOut(files)
  const script = runScript('scripts/hansou.ts', ['init', folder], {})
  await script.said(new RegExp(`/${output} is a built site\n`))
  await script.said(new RegExp(`npx hansou \\S+/${output}\n`))
  expect(await script.ended()).toBe(0)
  const config = JSON.parse(await readFile(join(folder, 'hansou.json'), 'utf8'))
  expect(config).toEqual({ base: '/', fields: ['category', 'lang'] })
})

it('leaves a hansou.json as it is', async () => {
  const folder = await layOut({
    'hansou.json': '{"base":"/own/"}',
    'index.html': '<!doctype html><title>站</title>',
  })
  const script = runScript('scripts/hansou.ts', ['init', folder], {})
  await script.said(/is there already/)
  expect(await script.ended()).toBe(0)
  expect(await readFile(join(folder, 'hansou.json'), 'utf8')).toBe('{"base":"/own/"}')
})

it('leads to an index: the built site is read, though its generator is named', async () => {
  const folder = await layOut({
    '_config.yml': 'title: 站\n',
    'source/_posts/a.md': '# 甲\n\n源文。',
    'public/index.html': '<!doctype html><title>站</title><main><p>首页的字。</p></main>',
    'public/a/index.html': '<!doctype html><title>甲</title><main><h1>甲</h1><p>建好的页。</p></main>',
    'public/a/a.md': '# 甲',
  })
  const init = runScript('scripts/hansou.ts', ['init', folder], {})
  await init.said(/npx hansou .*public/)
  expect(await init.ended()).toBe(0)
  const build = runScript('scripts/hansou.ts', [join(folder, 'public')], {})
  await build.said(/articles {4}2/)
  expect(await build.ended()).toBe(0)
})

it('names the address that the pages of a built site say it stands at', async () => {
  const page = (path: string): string =>
    `<!doctype html><title>甲</title><link rel="canonical" href="https://a.example/docs/${path}"><main><p>建好的页 ${path}</p></main>`
  const folder = await layOut({ 'index.html': page(''), 'a/index.html': page('a/') })
  const build = runScript('scripts/hansou.ts', [folder], {})
  await build.said(/src="\/docs\/hansou\/search-box\.js"/)
  expect(await build.ended()).toBe(0)
})

it('says of a folder without articles what site it is the source of', async () => {
  const folder = await layOut({ 'source/conf.py': '', 'source/index.rst': '甲\n==\n' })
  const build = runScript('scripts/hansou.ts', [folder, '--out', join(folder, 'index')], {})
  await build.said(/no index was written; it is the source of a site of Sphinx: build it/)
  expect(await build.ended()).toBe(1)
})

it('writes index and Pagefind interface into the folder that is served, where pages lie in another', async () => {
  const page = '<!doctype html><title>甲</title><main><p>建好的页。</p></main>'
  const folder = await layOut({ '.next/server/app/index.html': page, '.next/server/app/a.html': page })
  const out = join(folder, 'public/hansou')
  const words = [join(folder, '.next/server/app'), '--out', out, '--static']
  const build = runScript('scripts/hansou.ts', words, {})
  await build.said(/src="\/hansou\/search-box\.js"/)
  expect(await build.ended()).toBe(0)
  expect(await runScript('scripts/hansou.ts', [...words, '--pagefind', '_pagefind'], {}).ended()).toBe(0)
  const script = await readFile(join(folder, 'public/_pagefind/pagefind.js'), 'utf8')
  expect(script).toContain("from '../hansou/pagefind.js'")
})

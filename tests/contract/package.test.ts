import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleSearchBox } from '../../scripts/assets/bundle-search-box.ts'

const project = fileURLToPath(new URL('../../', import.meta.url))
const run = promisify(execFile)
const place = { folder: '', tarball: '' }

/** Bytes the packed package may have, and its folder with all it depends on. */
const maxPacked = 300_000
const maxInstalled = 40 * 1024 * 1024

beforeAll(async () => {
  place.folder = await mkdtemp(join(tmpdir(), 'hansou-package-'))
  await run('npm', ['pack', '--pack-destination', place.folder], { cwd: project })
  const [name] = (await readdir(place.folder)).filter((file) => file.endsWith('.tgz'))
  place.tarball = join(place.folder, name!)
  await writeFile(join(place.folder, 'package.json'), '{"name":"site","type":"module","private":true}')
  await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', place.tarball], {
    cwd: place.folder,
  })
  await cp(join(project, 'content'), join(place.folder, 'articles'), { recursive: true })
}, 600_000)

afterAll(() => rm(place.folder, { recursive: true, force: true }))

const command = (...words: string[]) =>
  run('npx', ['--no-install', 'hansou', ...words], { cwd: place.folder })

/** Runs a module in the folder where the package is installed. */
async function runModule(source: string): Promise<unknown> {
  await writeFile(join(place.folder, 'module.mjs'), source)
  const { stdout } = await run(process.execPath, ['module.mjs'], { cwd: place.folder })
  return JSON.parse(stdout)
}

async function bytesOf(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const sizes = files.filter((file) => file.isFile()).map((file) => stat(join(file.parentPath, file.name)))
  return (await Promise.all(sizes)).reduce((sum, { size }) => sum + size, 0)
}

describe('the packed package', () => {
  it('is small, packed and installed, and brings no tool of its own making', async () => {
    expect((await stat(place.tarball)).size).toBeLessThan(maxPacked)
    const modules = join(place.folder, 'node_modules')
    expect(await bytesOf(modules)).toBeLessThan(maxInstalled)
    const installed = new Set(await readdir(modules))
    for (const tool of ['node', 'wrangler', 'esbuild', 'tsdown', 'typescript', 'vitest'])
      expect(installed.has(tool), tool).toBe(false)
  })

  it('knows where it lies by import.meta.url alone, as what generators transpile modules with', async () => {
    const folder = join(place.folder, 'node_modules/hansou/dist/package')
    for (const name of (await readdir(folder)).filter((file) => /\.m?js$/.test(file)))
      expect([
        name,
        /import\.meta(?!\.url\b)[.\w]*/.exec(await readFile(join(folder, name), 'utf8')),
      ]).toEqual([name, null])
  })

  it.each([
    ['packed', 'index'],
    ['minisearch', 'minisearch-index'],
  ])('indexes and answers by its command with the engine %s', async (engine, out) => {
    await command('articles', '--out', out, '--engine', engine)
    const { stdout } = await command('query', '--index', out, '--limit', '1', '大运河')
    expect(JSON.parse(stdout)).toMatchObject({
      engine,
      hits: [{ article: { id: 'history/grand-canal' } }],
    })
  })

  it('has the words of the thesaurus, though packed', async () => {
    await writeFile(join(place.folder, 'software.jsonl'), '{"id":"a","title":"","text":"这款软件要更新。"}')
    await command('software.jsonl', '--out', 'software')
    const { stdout } = await command('query', '--index', 'software', '軟體更新')
    expect(JSON.parse(stdout).hits[0].snippet.html).toBe('这款<mark>软件</mark>要<mark>更新</mark>。')
  })

  it('puts the scripts of the search box into a site as a checkout does', async () => {
    const folder = join(place.folder, 'public')
    await mkdir(folder)
    await writeFile(join(folder, 'index.html'), '<html lang="zh"><title>首页</title><main>正文</main></html>')
    await command(folder, '--static')
    for (const [name, script] of Object.entries(await bundleSearchBox()))
      if (name.startsWith('search-box'))
        expect(await readFile(join(folder, 'hansou', name), 'utf8'), name).toBe(
          new TextDecoder().decode(script),
        )
  })

  it('builds from code, tells how far it is, and ends when it is told to', async () => {
    const source = `import { buildIndex } from 'hansou'
      const phases = new Set()
      const { articles } = await buildIndex({ source: 'articles', out: 'coded', onProgress: (phase) => phases.add(phase) })
      const stopped = await buildIndex({ source: 'articles', out: 'stopped', signal: AbortSignal.abort() }).catch(({ name }) => name)
      console.log(JSON.stringify({ articles, phases: [...phases].length > 1, stopped }))`
    expect(await runModule(source)).toEqual({ articles: 14, phases: true, stopped: 'AbortError' })
  })

  it('holds a searcher once: errors of the index have one class wherever they come from', async () => {
    const source = `import { buildIndex, SearchError } from 'hansou'
      import { createFileStore } from 'hansou/node'
      const fault = (promise) => promise.then(() => null, (error) => error instanceof SearchError && error.code)
      console.log(JSON.stringify([
        await fault(buildIndex({ source: 'nowhere', out: 'none' })),
        await fault(buildIndex({ source: 'articles' })),
        await fault(createFileStore('index').read('../x')),
        await fault(createFileStore('nowhere').read('manifest.json')),
      ]))`
    expect(await runModule(source)).toEqual([
      'ARTICLE_NOT_FOUND',
      'INVALID_OPTION',
      'INDEX_NOT_FOUND',
      'INDEX_NOT_FOUND',
    ])
  })

  it('brings no search thread into pages that bundle its client or its options of MiniSearch', async () => {
    const folder = join(place.folder, 'node_modules/hansou/dist/package')
    for (const name of ['client.mjs', 'search-minisearch.js'])
      expect((await readFile(join(folder, name), 'utf8')).includes('search-thread'), name).toBe(false)
  })

  it('is mounted in an app of one’s own, over a folder', async () => {
    const source = `import { Hono } from 'hono'
      import { hansou } from 'hansou/hono'
      import { createFileStore, readSearchBox } from 'hansou/node'
      import { createClient } from 'hansou/client'
      const scripts = await readSearchBox()
      const app = new Hono()
      app.route('/search', hansou({ store: createFileStore('index'), searchBox: async (name) => scripts[name] }))
      const fetch = (url, init) => app.request(url, init)
      const answer = await createClient('http://site.invalid/search/', { fetch }).search({ q: '大運河', limit: 1 })
      const script = await app.request('/search/search-box.js')
      console.log(JSON.stringify([script.status, answer.hits.map((hit) => hit.article.id)]))`
    expect(await runModule(source)).toEqual([200, ['history/grand-canal']])
  })

  it('answers as docs/hosts.md mounts it, over the files of a static host', async () => {
    const guide = await readFile(join(project, 'docs/hosts.md'), 'utf8')
    const [, sample = ''] = /```js\n([\s\S]*?)```/.exec(guide) ?? []
    const source = `import { createServer } from 'node:http'
      import { readFile } from 'node:fs/promises'
      const files = createServer((request, response) =>
        readFile('site' + request.url).then(
          (file) => response.end(file),
          () => response.writeHead(404).end(),
        ),
      ).listen(0)
      ${sample.replace("'https://site.example/hansou/'", "'http://127.0.0.1:' + files.address().port + '/hansou/'")}
      const answer = await (await app.request('/search/api/search?limit=1&q=' + encodeURIComponent('大運河'))).json()
      const others = await Promise.all(
        ['/search', '/search/', '/search/search-box.js', '/search/nothing.js'].map(async (path) => (await app.request(path)).status),
      )
      files.close()
      console.log(JSON.stringify([...answer.hits.map((hit) => hit.article.id), ...others]))`
    await command('articles', '--static', '--out', 'site/hansou')
    expect(await runModule(source)).toEqual(['history/grand-canal', 200, 200, 200, 404])
  })

  it('exports what a browser and a worker load, and types for what is called', async () => {
    const { exports } = JSON.parse(await readFile(join(project, 'package.json'), 'utf8')) as {
      exports: Record<string, string | Record<string, string>>
    }
    const files = Object.values(exports).flatMap((entry) =>
      typeof entry === 'string' ? [entry, ...typesOf(entry)] : Object.values(entry),
    )
    const installed = join(place.folder, 'node_modules/hansou')
    for (const file of files) expect((await stat(join(installed, file))).size, file).toBeGreaterThan(0)
  })
})

/** The types beside a script; what pages load alone, and what is no script, has none. */
function typesOf(file: string): readonly string[] {
  return /(?<!hansou-highlight)\.m?js$/.test(file) ? [file.replace(/(m?)js$/, 'd.$1ts')] : []
}

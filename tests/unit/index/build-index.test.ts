import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildIndex } from '../../../scripts/index/build-index.ts'
import type { BuildOptions, BuildSummary } from '../../../scripts/index/options/build-options.ts'
import { createRandom } from '../../../scripts/measure/statistics.ts'
import { createFileStore } from '../../../scripts/reader/file-store.ts'
import { openManifest } from '../../../src/format/header/manifest.ts'
import { readOpeningFile } from '../../../src/format/header/opening-file.ts'
import { openSearcher } from '../../../src/search/open-searcher.ts'
import { requestOf } from '../../fixtures/built-index.ts'

const place: { folder: string } = { folder: '' }
beforeEach(async () => {
  place.folder = await mkdtemp(join(tmpdir(), 'hansou-build-'))
})
afterEach(() => rm(place.folder, { recursive: true, force: true }))

const words = '运河 苏州 图书馆 索引 天气 学生 园林 春天 记者 茶叶 古城 下雨 Node.js 2023年'.split(' ')

function makeArticles(count: number): object[] {
  const random = createRandom(5)
  return Array.from({ length: count }, (_, number) => ({
    id: `a/${number}`,
    title: `第${number}篇`,
    text: `共同的开头，${Array.from({ length: 60 }, () => words[Math.floor(random() * words.length)]).join('在')}`,
    authors: [`作者${number % 7}`],
  }))
}

async function build(
  articles: readonly object[],
  out: string,
  options: Partial<BuildOptions> = {},
): Promise<BuildSummary> {
  const source = join(place.folder, 'articles.jsonl')
  await writeFile(source, articles.map((article) => JSON.stringify(article)).join('\n'))
  const defaults: BuildOptions = { engine: 'packed', split: true, threads: 0, batchBytes: 4096 }
  return buildIndex(source, join(place.folder, out), { ...defaults, ...options })
}

/** Names and contents of an index; names say the content of all files but the manifest. */
async function readIndex(out: string): Promise<Record<string, string>> {
  const folder = join(place.folder, out)
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort()
  const contents = await Promise.all(names.map((name) => readFile(join(folder, name), 'base64')))
  return Object.fromEntries(names.map((name, index) => [name, contents[index]!]))
}

describe('a build', () => {
  it('writes texts of many batches into few files, and what every answer needs into the header file', async () => {
    await build(makeArticles(300), 'index')
    const kinds = (await readdir(join(place.folder, 'index'))).map((name) => name.replace(/-[^-]*$/, ''))
    expect(kinds.filter((kind) => kind === 'store').length).toBeLessThan(4)
    expect(kinds.filter((kind) => ['titles', 'doc-values'].includes(kind))).toEqual([])
  })

  it.each([
    ['again', {}],
    ['on two threads', { threads: 2 }],
    ['with little memory', { memoryMegabytes: 700 }],
    ['from what the last build knew', { cache: 'cache' }],
  ] as const)('writes the same bytes %s', async (_name, options) => {
    const articles = makeArticles(60)
    await build(articles, 'first')
    const withCache = 'cache' in options ? { cache: join(place.folder, options.cache) } : options
    await build(articles, 'second', withCache)
    await build(articles, 'third', withCache)
    expect(await readIndex('second')).toEqual(await readIndex('first'))
    expect(await readIndex('third')).toEqual(await readIndex('first'))
  })

  it('leaves the old index whole when an article is bad', async () => {
    await build(makeArticles(20), 'index')
    const before = await readIndex('index')
    await expect(build([...makeArticles(30), { id: 'bad' }], 'index')).rejects.toMatchObject({
      code: 'ARTICLE_INVALID',
      message: expect.stringContaining('articles.jsonl:31'),
    })
    expect(await readIndex('index')).toMatchObject(before)
    const searcher = await openSearcher(createFileStore(join(place.folder, 'index')))
    expect((await searcher.search(requestOf('共同'))).total).toBe(20)
  })

  it.each([
    0, 2,
  ])('names every article whose id an earlier one has, and leaves them out of %i threads where it goes on', async (threads) => {
    const whole = makeArticles(60)
    const articles = [...whole, { ...whole[3], text: '后来的一篇' }, { ...whole[3], text: '再来的一篇' }]
    await expect(build(articles, 'kept', { threads })).rejects.toMatchObject({
      code: 'ARTICLE_DUPLICATE',
      message: [61, 62]
        .map(
          (line) =>
            `articles.jsonl:${line}: expected an id of its own, got one that articles.jsonl:4 has too: a/3`,
        )
        .join('\n'),
    })
    const { failures, articles: kept } = await build(articles, 'kept', { threads, keepGoing: true })
    expect([kept, failures.map(({ code }) => code)]).toEqual([60, ['ARTICLE_DUPLICATE', 'ARTICLE_DUPLICATE']])
    await build(whole, 'whole')
    expect(await readIndex('kept')).toEqual(await readIndex('whole'))
  })

  it('lets a server with the old manifest go on after the next build', async () => {
    await build(makeArticles(40), 'index')
    const old = await openSearcher(createFileStore(join(place.folder, 'index')))
    await build(makeArticles(70), 'index')
    const answer = await old.search(requestOf('共同', { limit: 50 }))
    expect(answer.hits.length).toBe(40)
    expect(answer.facets.authors).toMatchObject({ 作者0: 6 })
    const fresh = await openSearcher(createFileStore(join(place.folder, 'index')))
    expect((await fresh.search(requestOf('共同'))).total).toBe(70)
  })

  it('names by its content every file that hosts keep for good', async () => {
    await build(makeArticles(20), 'index')
    const names = await readdir(join(place.folder, 'index'))
    expect(names).toContain('opening.dat')
    expect(names.filter((name) => name.endsWith('.bin') && !/-[0-9a-f]{16}\.bin$/.test(name))).toEqual([])
  })

  it('has the header file once in the file that a worker opens the index with', async () => {
    await build(makeArticles(20), 'index')
    const opening = readOpeningFile(await readFile(join(place.folder, 'index', 'opening.dat')))
    expect(openManifest(opening.manifest).headerFile).toBeNull()
    const manifest = await readFile(join(place.folder, 'index', 'manifest.json'))
    expect(openManifest(manifest).headerFile).toEqual(new Uint8Array(opening.headerFile))
  })

  it('keeps the files of the last two builds, and no others', async () => {
    for (const count of [50, 60, 70]) await build(makeArticles(count), 'index')
    const kept = Object.keys(await readIndex('index'))
    await build(makeArticles(60), 'before')
    await build(makeArticles(70), 'now')
    const wanted = new Set([
      ...Object.keys(await readIndex('before')),
      ...Object.keys(await readIndex('now')),
    ])
    expect(kept.filter((name) => !wanted.has(name))).toEqual([])
  })
})

describe('what a build knows from the last one', () => {
  const cached = (options: Partial<BuildOptions> = {}) => ({ cache: join(place.folder, 'cache'), ...options })

  it('is every article that has not changed, but for those beside one that has', async () => {
    const articles = makeArticles(80)
    expect((await build(articles, 'index', cached())).remembered).toBe(0)
    expect((await build(articles, 'index', cached())).remembered).toBe(80)
    const changed = articles.with(40, { id: 'a/40', title: '改了', text: '换了一篇文章。' })
    const { remembered } = await build(changed, 'index', cached())
    expect(remembered).toBeGreaterThan(40)
    expect(remembered).toBeLessThan(80)
    await build(changed, 'second', cached())
    await build(changed, 'anew')
    expect(await readIndex('second')).toEqual(await readIndex('anew'))
  })

  it('is nothing under other words or another way to split', async () => {
    const articles = makeArticles(20)
    await build(articles, 'index', cached())
    expect((await build(articles, 'index', cached({ ownWords: ['苏州在'] }))).remembered).toBe(0)
    expect((await build(articles, 'index', cached({ split: false }))).remembered).toBe(0)
  })

  it.each([
    'summary',
    'words',
    'bigrams',
    'records',
  ])('is not believed when a bit of a file of %s is flipped', async (kind) => {
    const articles = makeArticles(30)
    const random = createRandom(9)
    await build(articles, 'index', cached())
    const folder = join(place.folder, 'cache')
    const files = (await readdir(folder)).filter((name) => name.startsWith(`${kind}-`))
    expect(files.length).toBeGreaterThan(1)
    for (const name of files) {
      const bytes = await readFile(join(folder, name))
      bytes[Math.floor(random() * bytes.length)]! ^= 1 << Math.floor(random() * 8)
      await writeFile(join(folder, name), bytes)
    }
    expect((await build(articles, 'again', cached())).remembered).toBe(0)
    expect(await readIndex('again')).toEqual(await readIndex('index'))
  })

  it('does not grow with articles that are gone', async () => {
    await build(makeArticles(80), 'index', cached())
    const many = (await readdir(join(place.folder, 'cache'))).length
    await build(makeArticles(10), 'index', cached())
    expect((await readdir(join(place.folder, 'cache'))).length).toBeLessThan(many / 2)
  })
})

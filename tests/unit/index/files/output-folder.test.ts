import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildIndex } from '../../../../scripts/index/build-index.ts'
import { openLocalSearcher } from '../../../../scripts/reader/open-local-searcher.ts'
import { requestOf } from '../../../fixtures/built-index.ts'

const place = { folder: '', out: '', source: '' }
beforeEach(async () => {
  place.folder = await mkdtemp(join(tmpdir(), 'hansou-out-'))
  place.out = join(place.folder, 'out')
  place.source = join(place.folder, 'articles')
  await mkdir(place.source)
  await writeArticle('灰犀牛来了')
})
afterEach(() => rm(place.folder, { recursive: true, force: true }))

const writeArticle = (text: string) => writeFile(join(place.source, 'one.md'), `# 第一篇\n\n${text}。\n`)
const build = (source = place.source, cache?: string) =>
  buildIndex(source, place.out, {
    engine: 'packed',
    split: true,
    threads: 0,
    ...(cache === undefined ? {} : { cache }),
  })
const countHits = async (q: string) => (await (await openLocalSearcher(place.out)).search(requestOf(q))).total

async function fill(files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(place.out)
  for (const [name, text] of Object.entries(files)) await writeFile(join(place.out, name), text)
}

async function readAll(): Promise<Record<string, string>> {
  const names = (await readdir(place.out)).sort()
  return Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [name, await readFile(join(place.out, name), 'base64')] as const),
    ),
  )
}

describe('an output folder', () => {
  it.each([
    ['a web manifest', { 'manifest.json': '{"name":"app","icons":[]}' }],
    ['a manifest that is no JSON', { 'manifest.json': 'CACHE MANIFEST' }],
    ['articles', { 'one.md': '# 一' }],
    ['data named like a file of an index', { 'store-0123456789abcdef.bin': 'mine' }],
    ['a scratch folder of others', { '.scratch-mine': '' }],
  ])('that holds %s is refused, and left as it was', async (_name, files) => {
    await fill(files)
    const before = await readAll()
    await expect(build()).rejects.toMatchObject({ code: 'INVALID_OPTION' })
    expect(await readAll()).toEqual(before)
  })

  it('that is a file is refused', async () => {
    await writeFile(place.out, 'mine')
    await expect(build()).rejects.toMatchObject({ code: 'INVALID_OPTION' })
    expect(await readFile(place.out, 'utf8')).toBe('mine')
  })

  it('below a file is refused', async () => {
    await writeFile(place.out, 'mine')
    await expect(
      buildIndex(place.source, join(place.out, 'a/b'), { engine: 'packed', split: true }),
    ).rejects.toThrow(/could not be written: it is no folder/)
  })

  // `mkdir` of Node never ended there.
  it.skipIf(process.platform !== 'linux')(
    'where the system has no folders made is refused (Linux)',
    async () => {
      await expect(
        buildIndex(place.source, '/proc/hansou/index', { engine: 'packed', split: true }),
      ).rejects.toMatchObject({ code: 'INDEX_UNWRITABLE', message: expect.stringContaining('no such file') })
    },
  )

  it('is made with those above it, and goes with them where nothing is built', async () => {
    const out = join(place.folder, 'a/b/c')
    await expect(
      buildIndex(join(place.folder, 'nowhere'), out, { engine: 'packed', split: true, threads: 0 }),
    ).rejects.toThrow('nowhere')
    expect(existsSync(join(place.folder, 'a'))).toBe(false)
    await buildIndex(place.source, out, { engine: 'packed', split: true, threads: 0 })
    expect(existsSync(join(out, 'manifest.json'))).toBe(true)
  })

  it('that holds an index keeps what others put beside it, whatever its name', async () => {
    await build()
    const others = { 'notes.txt': 'n', 'store-0123456789abcdef.bin': 's', '.scratch-mine': 'c' }
    for (const [name, text] of Object.entries(others)) await writeFile(join(place.out, name), text)
    for (const text of ['黑天鹅', '大运河', '活字印刷']) {
      await writeArticle(text)
      await build()
    }
    for (const [name, text] of Object.entries(others))
      expect(await readFile(join(place.out, name), 'utf8')).toBe(text)
    expect([await countHits('活字印刷'), await countHits('灰犀牛')]).toEqual([1, 0])
  })

  it.each([
    ['damaged', 'x'],
    ['"builds" of another kind', '{"builds":7}'],
    ['null', 'null'],
  ])('whose list of files is %s takes the next build', async (_name, list) => {
    await build()
    await writeFile(join(place.out, '.files.json'), list)
    await writeArticle('黑天鹅')
    await build()
    expect(await countHits('黑天鹅')).toBe(1)
  })

  it('whose list of files is a folder takes the next build', async () => {
    await build()
    await rm(join(place.out, '.files.json'))
    await mkdir(join(place.out, '.files.json'))
    await writeArticle('黑天鹅')
    await build()
    expect(await countHits('黑天鹅')).toBe(1)
  })

  it('whose manifest is damaged takes the next build', async () => {
    await build()
    await writeFile(join(place.out, 'manifest.json'), '{"manif')
    await build()
    expect(await countHits('灰犀牛')).toBe(1)
  })

  it('whose files are damaged is whole after the next build', async () => {
    await build()
    for (const name of (await readdir(place.out)).filter((name) => name.endsWith('.bin')))
      await writeFile(join(place.out, name), 'damaged')
    await build()
    expect(await countHits('灰犀牛')).toBe(1)
  })

  it('keeps the files of the live index when the build after it was killed on its last step', async () => {
    await build()
    const first = await readAll()
    await writeArticle('黑天鹅')
    await build()
    // As if the manifest of the second build had not been put in place any more.
    await writeFile(join(place.out, 'manifest.json'), Buffer.from(first['manifest.json']!, 'base64'))
    const old = await openLocalSearcher(place.out)
    await writeArticle('大运河')
    await build()
    expect((await old.search(requestOf('灰犀牛'))).hits.length).toBe(1)
    expect(await countHits('大运河')).toBe(1)
  })
})

describe('a build that fails', () => {
  it('removes the folders it created, and no others', async () => {
    const deep = join(place.folder, 'a', 'b', 'c')
    await mkdir(join(place.folder, 'a'))
    await writeFile(join(place.source, 'bad.md'), Buffer.from([0x23, 0x0a, 0xff, 0xfe, 0xfd]))
    await expect(
      buildIndex(place.source, deep, { engine: 'packed', split: true, threads: 0 }),
    ).rejects.toThrow()
    expect([existsSync(join(place.folder, 'a')), existsSync(join(place.folder, 'a', 'b'))]).toEqual([
      true,
      false,
    ])
  })

  it.each([
    ['holds no articles', []],
    ['holds drafts only', [['draft.md', '---\ndraft: true\n---\n# 草稿\n\n还没写完。\n']]],
    ['holds other files only', [['notes.txt', '水']]],
    [
      'holds pages that scripts fill only',
      [
        ['index.html', '<title>站</title><main></main>'],
        ['404.html', '<title>没有</title><main></main>'],
      ],
      /written by a script in the browser: index the sources/,
    ],
  ] as const)('since the folder %s keeps the old index, and says what was looked for', async (_name, files, advice = /\.md/) => {
    await build()
    const before = await readAll()
    const empty = join(place.folder, 'empty')
    await mkdir(empty)
    for (const [name, text] of files) await writeFile(join(empty, name), text)
    await expect(build(empty)).rejects.toMatchObject({
      code: 'ARTICLE_NOT_FOUND',
      message: expect.stringMatching(advice),
    })
    expect(await readAll()).toEqual(before)
  })
})

describe('a cache', () => {
  it('that cannot be a folder ends no build', async () => {
    await writeFile(join(place.folder, 'cache'), 'a file')
    await build(place.source, join(place.folder, 'cache'))
    expect(await countHits('灰犀牛')).toBe(1)
  })

  it('of another build at work is left alone', async () => {
    const cache = join(place.folder, 'cache')
    const other = buildIndex(place.source, join(place.folder, 'other'), {
      engine: 'packed',
      split: true,
      threads: 0,
      cache,
    })
    await Promise.all([other, build(place.source, cache)])
    expect(await countHits('灰犀牛')).toBe(1)
  })
})

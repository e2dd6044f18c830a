import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listArticles } from '../../../scripts/inspect/list-articles.ts'
import { listHeaderFiles, listManifestFiles } from '../../../scripts/inspect/list-index-files.ts'
import { listPostings } from '../../../scripts/inspect/list-postings.ts'
import { verifyFiles } from '../../../scripts/inspect/verify-files.ts'
import { createFileStore } from '../../../scripts/reader/file-store.ts'
import { fileHeadBytes } from '../../../src/format/header/file-head.ts'
import { formatVersion } from '../../../src/format/header/format-version.ts'
import { openIndexReader } from '../../../src/reader/index-reader.ts'
import { createMemoryStore } from '../../../src/reader/stores/memory-store.ts'
import { type BuiltIndex, buildTestIndex, type Line } from '../../fixtures/built-index.ts'

const lines: Line[] = [
  {
    id: '湖',
    title: '结冰的湖',
    text: '湖面结冰，湖水不流。\n\n## 春天\n\nNode.js 说：冰化了。',
    date: '2024-01-05',
    authors: ['林晓'],
    tags: ['自然'],
  },
  ...Array.from({ length: 300 }, (_, index) => ({
    id: `第${index}`,
    title: '',
    text: `第${index}天，湖水还是湖水，湖水。`,
  })),
]

async function all<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const read: Value[] = []
  for await (const value of values) read.push(value)
  return read
}

const built: { index?: BuiltIndex; files: Map<string, Uint8Array> } = { files: new Map() }
beforeAll(async () => {
  built.index = await buildTestIndex(lines, 'packed')
  for (const name of await readdir(built.index.folder))
    if (!name.startsWith('.'))
      built.files.set(name, new Uint8Array(await readFile(join(built.index.folder, name))))
})
afterAll(() => built.index?.remove())
const open = () => openIndexReader(createFileStore(built.index!.folder), 1 << 24)

describe('inspection of an index', () => {
  it('lists articles as they were indexed, in order', async () => {
    const articles = await all(listArticles(await open()))
    expect(articles.map(({ id }) => id)).toEqual(lines.map(({ id }) => id))
    expect(articles[0]).toEqual({
      id: '湖',
      title: '结冰的湖',
      url: `/${encodeURIComponent('湖')}`,
      date: '2024-01-05',
      description: null,
      authors: ['林晓'],
      tags: ['自然'],
      fields: {},
      passages: [
        { ordinal: 0, anchor: null, headings: [], text: '湖面结冰，湖水不流。', pictures: [] },
        { ordinal: 1, anchor: '春天', headings: ['春天'], text: 'Node.js 说：冰化了。', pictures: [] },
      ],
    })
  })

  it('lists the postings of a term by any of its spellings', async () => {
    const reader = await open()
    const [term, ...postings] = await all(listPostings(reader, ' 結冰 '))
    expect(term).toEqual({ term: '结冰', frequency: 2 })
    expect(postings).toEqual([
      { term: '结冰', passage: 0, article: '湖', ordinal: 0, times: 2, timesInTitle: 1 },
      { term: '结冰', passage: 1, article: '湖', ordinal: 1, times: 1, timesInTitle: 1 },
    ])
    expect(await all(listPostings(reader, 'NODE.JS'))).toHaveLength(2)
    expect(await all(listPostings(reader, '鲸鱼'))).toMatchObject([{ frequency: 0 }, { frequency: 0 }])
    expect(await all(listPostings(reader, '！'))).toEqual([{ term: '!', frequency: 0 }])
  })

  it('lists the postings of every block of a long list', async () => {
    const [term, ...postings] = await all(listPostings(await open(), '湖水'))
    expect(term).toEqual({ term: '湖水', frequency: 301 })
    expect(postings).toHaveLength(301)
    expect(postings.at(-1)).toMatchObject({ article: '第299', times: 3, timesInTitle: 0 })
  })

  it('lists every file that stands in the folder', async () => {
    const { manifest, header } = await open()
    const files = [...listManifestFiles(manifest), ...listHeaderFiles(header)]
    expect(new Set(files.map(({ name }) => name))).toEqual(new Set(built.files.keys()))
    expect(files.find(({ kind }) => kind === 'header')?.calledBy).toBe(
      'doc-values, header, lexicon, suggest.bin, titles-000.bin',
    )
  })
})

describe('verification', () => {
  const verify = (files: ReadonlyMap<string, Uint8Array>) => all(verifyFiles(createMemoryStore(files)))

  it('finds every file whole, each once', async () => {
    const verified = await verify(built.files)
    expect(verified.map(({ name }) => name).sort()).toEqual([...built.files.keys()].sort())
    expect(verified.filter(({ fault }) => fault !== null)).toEqual([])
    for (const { name, bytes } of verified) expect(bytes).toBe(built.files.get(name)!.length)
  })

  it('finds any changed, missing or swapped byte of any file', async () => {
    for (const [name, bytes] of built.files) {
      const changed = bytes.slice()
      changed[changed.length - 1]! ^= 1
      const faults = async (files: ReadonlyMap<string, Uint8Array>) =>
        (await verify(files)).filter(({ fault }) => fault !== null)
      expect(await faults(new Map([...built.files, [name, changed]])), name).toMatchObject([
        { name, fault: 'INDEX_CORRUPT' },
      ])
      const without = new Map(built.files)
      without.delete(name)
      expect(await faults(without), name).toMatchObject([{ name, fault: 'INDEX_NOT_FOUND' }])
    }
  })

  it.each([
    [formatVersion - 1, 'INDEX_TOO_OLD'],
    [formatVersion + 1, 'INDEX_TOO_NEW'],
  ])('tells a file of format %i from a damaged one', async (version, fault) => {
    const name = [...built.files.keys()].find((one) => one.startsWith('store-'))!
    const changed = built.files.get(name)!.slice()
    changed[3] = version
    const found = (await verify(new Map([...built.files, [name, changed]]))).find((file) => file.fault)
    expect(found).toMatchObject({ name, fault })
    expect(fileHeadBytes % 8).toBe(0)
  })
})

it('the folder of an index that is not there is an error of its own', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hansou-'))
  await writeFile(join(folder, 'other'), '')
  expect(await all(verifyFiles(createFileStore(folder)))).toMatchObject([
    { name: 'manifest.json', fault: 'INDEX_NOT_FOUND' },
  ])
  await rm(folder, { recursive: true })
})

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ErrorCode, SearchError } from '../../../src/errors.ts'
import { type Manifest, openManifest, writeManifest } from '../../../src/format/header/manifest.ts'
import { manifestName } from '../../../src/format/header/manifest-name.ts'
import { openingName, writeOpeningFile } from '../../../src/format/header/opening-file.ts'
import type { BlobStore } from '../../../src/reader/blob-store.ts'
import { type IndexReader, openIndexReader, unlimitedReads } from '../../../src/reader/index-reader.ts'
import { createReadBudget } from '../../../src/reader/read-plan.ts'
import { type BuiltIndex, buildTestIndex, type Line } from '../../fixtures/built-index.ts'

/** Three passages an article, and words enough for several files of terms. */
const sections = 3
const wordsOfSection = 25
const articles = 90
/** A word of letters alone, which has no sub-words; in the order of the numbers. */
const wordOf = (number: number): string => {
  const digits = number.toString(9).padStart(5, '0')
  return `word${digits.replace(/\d/g, (digit) => 'abcdefghi'[Number(digit)]!)}${'x'.repeat(number % 5)}`
}
const lines: Line[] = Array.from({ length: articles }, (_, article) => ({
  id: `a${article}`,
  title: `第${article}篇`,
  text: Array.from({ length: sections }, (_, section) => {
    const first = (article * sections + section) * wordsOfSection
    const words = Array.from({ length: wordsOfSection }, (_, at) => wordOf(first + at))
    return `## 节${section}\n\n${words.join(' ')} common${article > 0 ? ' zoom' : ''}。`
  }).join('\n\n'),
}))

const built: { split?: BuiltIndex; whole?: BuiltIndex; han?: BuiltIndex; reader?: IndexReader } = {}
beforeAll(async () => {
  built.split = await buildTestIndex(lines, 'packed', { deflated: true })
  built.whole = await buildTestIndex(lines.slice(0, 5), 'packed', { split: false })
  built.han = await buildTestIndex([{ id: 'a', title: '河', text: '大运河。' }], 'minisearch')
  built.reader = await openIndexReader(await loadStore(built.split), 1 << 22)
})
afterAll(async () => {
  await built.split?.remove()
  await built.whole?.remove()
  await built.han?.remove()
})

/** Files of an index in memory; lists what is read of them. */
async function loadStore({ folder }: BuiltIndex): Promise<BlobStore & { readonly asked: string[] }> {
  const files = new Map<string, Uint8Array>()
  for (const name of await readdir(folder)) files.set(name, await readFile(join(folder, name)))
  const asked: string[] = []
  return {
    asked,
    async read(name) {
      asked.push(name)
      return files.get(name)!
    },
  }
}

async function writeOpening(store: BlobStore): Promise<Uint8Array> {
  const manifest = await store.read(manifestName)
  const headerFile = await store.read(openManifest(manifest).manifest.files.header!.name)
  return writeOpeningFile({ manifest, headerFile })
}

function fail(code: ErrorCode): never {
  throw new SearchError(code, 'so it is')
}

const reader = (): IndexReader => built.reader!

describe('an index whose articles have several passages', () => {
  it('is opened in one read, the manifest, where its header file is small', async () => {
    const store = await loadStore(built.split!)
    await openIndexReader(store, 1 << 20)
    expect(store.asked).toEqual([manifestName])
  })

  it('is opened in two reads where the manifest does not have the header file', async () => {
    const store = await loadStore(built.split!)
    const manifest = openManifest(await store.read(manifestName)).manifest
    const alone = writeManifest(manifest)
    const files = {
      ...store,
      read: async (name: string) => (name === manifestName ? alone : store.read(name)),
    }
    await openIndexReader(files, 1 << 20)
    expect(store.asked.slice(1)).toEqual([manifest.files.header!.name])
  })

  it('is opened in one read of the file that has manifest and header together, where that is asked for', async () => {
    const store = await loadStore(built.split!)
    const opening = await writeOpening(store)
    const asked: string[] = []
    const together: BlobStore = {
      async read(name) {
        asked.push(name)
        return opening
      },
    }
    const { manifest } = await openIndexReader(together, 1 << 20, true)
    expect(asked).toEqual([openingName])
    expect(manifest.passages).toBe(articles * sections)
  })

  it.each<[string, (file: Uint8Array) => Uint8Array]>([
    ['is missing', () => fail('INDEX_NOT_FOUND')],
    ['is another file', () => new TextEncoder().encode('<!doctype html>')],
    ['is damaged', (file) => file.with(file.length - 20, file.at(-20)! ^ 1)],
  ])('is opened with its manifest where that file %s', async (_, change) => {
    const store = await loadStore(built.split!)
    const opening = await writeOpening(store)
    const asked: string[] = []
    const changed: BlobStore = {
      async read(name) {
        asked.push(name)
        return name === openingName ? change(opening) : store.read(name)
      },
    }
    expect((await openIndexReader(changed, 1 << 20, true)).manifest.passages).toBe(articles * sections)
    expect(asked).toEqual([openingName, manifestName])
  })

  it('is not opened while that file cannot be had for a moment', async () => {
    const away: BlobStore = { read: async () => fail('STORE_UNAVAILABLE') }
    await expect(openIndexReader(away, 1 << 20, true)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
  })

  it('refuses a header file in the manifest that is not what its name says', async () => {
    const store = await loadStore(built.split!)
    const manifest = openManifest(await store.read(manifestName)).manifest
    const header = (await store.read(manifest.files.header!.name)).slice()
    header[header.length - 1]! ^= 1
    const forged: BlobStore = { read: async () => writeManifest(manifest, header) }
    await expect(openIndexReader(forged, 1 << 20)).rejects.toMatchObject({ code: 'INDEX_CORRUPT' })
  })

  it('knows the passages of an article and the article of a passage', () => {
    const { manifest, passagesOf, articleOf } = reader()
    expect([manifest.articles, manifest.passages]).toEqual([articles, articles * sections])
    for (const article of [0, 1, 57, articles - 1]) {
      expect(passagesOf(article)).toEqual([article * sections, (article + 1) * sections])
      for (let passage = article * sections; passage < (article + 1) * sections; passage++)
        expect(articleOf(passage)).toBe(article)
    }
  })

  it('reads passages in the order asked, and the article of each, out of the file that has it', async () => {
    const { readPassages, readArticleOf, storeFileOf, header, usesFile } = reader()
    expect(header.storeFirsts.length).toBeGreaterThan(3)
    const asked = [0, 269, 3, 134, 133, 135, ...header.storeFirsts.slice(1, -1), header.storeFirsts[1]! - 1]
    const read = await readPassages(asked, unlimitedReads())
    for (const [at, passage] of asked.entries()) {
      expect(read[at]!.article).toBe(Math.floor(passage / sections))
      expect(read[at]!.headings).toEqual([`节${passage % sections}`])
      expect(read[at]!.text).toContain(`${wordOf(passage * wordsOfSection)} `)
      const budget = createReadBudget(1)
      expect(usesFile('store', storeFileOf(passage), budget)).toBe(false)
      expect((await readArticleOf(passage, budget)).id).toBe(`a${Math.floor(passage / sections)}`)
      expect(usesFile('store', storeFileOf(passage), budget)).toBe(true)
    }
  })

  it('refuses a file that it does not have', async () => {
    const { header, readFile: read } = reader()
    const files = header.hashes.store.length / 2
    await expect(read('store', files - 1, unlimitedReads())).resolves.toBeInstanceOf(Uint8Array)
    expect(() => read('store', files, unlimitedReads())).toThrow(
      expect.objectContaining({ code: 'INDEX_CORRUPT' }),
    )
  })

  it('reads files that the manifest or the header names, and tells where there is none', async () => {
    const { readRole, readNamed, header } = reader()
    expect(await readRole('nothing', unlimitedReads())).toBeNull()
    const [name] = Object.keys(header.named)
    expect((await readNamed(name!, unlimitedReads())).length).toBeGreaterThan(0)
    await expect(readNamed('nothing', unlimitedReads())).rejects.toMatchObject({ code: 'INDEX_CORRUPT' })
  })
})

describe('terms of letters and digits', () => {
  const names = async (term: string, most: number): Promise<string[]> =>
    (await reader().findTerms(term, most, unlimitedReads())).map((entry) => entry.term)
  const all = Array.from({ length: articles * sections * wordsOfSection }, (_, number) => wordOf(number))

  it('are found in whichever file they stand, and no others', async () => {
    expect(reader().header.termFirsts.length).toBeGreaterThan(2)
    for (const number of [0, 1, 999, 2345, all.length - 1])
      expect(await names(all[number]!, 0)).toEqual([all[number]])
    for (const first of reader().header.termFirsts) expect(await names(first, 0)).toEqual([first])
    for (const term of ['aaa', 'word', 'wordaaaaay', 'zzz']) expect(await names(term, 0)).toEqual([])
    const [common] = await reader().findTerms('common', 0, unlimitedReads())
    expect(common!.frequency).toBe(articles * sections)
  })

  it('that start with a string are found across the border of two files', async () => {
    for (const first of reader().header.termFirsts.slice(1)) {
      const prefix = first.replace(/x*$/, '').slice(0, -2)
      const expected = all.filter((term) => term.startsWith(prefix)).sort()
      expect((await names(prefix, 4096)).sort()).toEqual(expected)
    }
    expect(await names('com', 5)).toEqual(['common'])
    expect(await names('c', 5)).toEqual(['common'])
    expect(await names('word', 7)).toHaveLength(7)
    expect(await names('zzz', 7)).toEqual([])
  })

  it('come with the one asked for before those that it begins', async () => {
    const term = all.find((name) => name.endsWith('x') && !name.endsWith('xx'))!
    expect((await names(term, 3))[0]).toBe(term)
    const first = reader().header.termFirsts[1]!
    expect(await names(first.slice(0, -1), 4)).toHaveLength(
      Math.min(4, all.filter((name) => name.startsWith(first.slice(0, -1))).length),
    )
  })

  it('that contain a string are found where all files may be read, the most frequent first', async () => {
    const { findTermsInside, header } = reader()
    const files = header.termFirsts.length
    const inside = async (string: string, most: number, maxFiles: number, budget = unlimitedReads()) =>
      (await findTermsInside(string, most, maxFiles, budget))?.map(({ term }) => term) ?? null
    expect(await inside('omm', 9, files)).toEqual(['common'])
    // The first and the last term of all.
    expect((await inside('o', 3, files))!.slice(0, 2)).toEqual(['common', 'zoom'])
    expect(await inside('o', 3, files)).toHaveLength(3)
    const expected = all.filter((term) => term.includes('bcde'))
    expect((await inside('bcde', 4096, files))!.sort()).toEqual(expected.sort())
    expect(await inside('omm', 9, files - 1)).toBeNull()
    expect(await inside('omm', 9, files, createReadBudget(files - 1))).toBeNull()
    expect(await inside('omm', 9, files, createReadBudget(files))).toEqual(['common'])
  })
})

describe('an index whose lines are passages', () => {
  it('has an article for each passage', async () => {
    const whole = await openIndexReader(await loadStore(built.whole!), 1 << 20)
    expect(whole.header.articleFirsts).toHaveLength(0)
    expect([whole.articleOf(3), whole.passagesOf(3)]).toEqual([3, [3, 4]])
    expect((await whole.readArticleOf(3, unlimitedReads())).id).toBe('a3')
    expect(await whole.findTermsInside('omm', 9, 9, unlimitedReads())).toHaveLength(1)
  })
})

describe('an index without words of letters, whose postings are one file of a role', () => {
  const open = async () => openIndexReader(await loadStore(built.han!), 1 << 22)

  it('finds no such word, and reads no file for it', async () => {
    const { findTerms, findTermsInside } = await open()
    const budget = createReadBudget(2)
    expect(await findTerms('word', 5, budget)).toEqual([])
    expect(await findTerms('word', 0, budget)).toEqual([])
    expect(await findTermsInside('omm', 9, 9, budget)).toEqual([])
    expect(budget.left).toBe(2)
  })

  it('reads that file once, and small files of a role with the header', async () => {
    const store = await loadStore(built.han!)
    const { readRole, hasNamed, manifest } = await openIndexReader(store, 1 << 22)
    const budget = createReadBudget(2)
    const opened = store.asked.length
    const file = await readRole('minisearch', budget)
    expect(JSON.parse(new TextDecoder().decode(file!))).toMatchObject({ documentCount: manifest.passages })
    expect([budget.left, store.asked.length]).toEqual([1, opened + 1])
    const header = await readRole('header', budget)
    // What was opened of a part is kept by its bytes.
    expect(await readRole('header', budget)).toBe(header)
    expect(header).toHaveLength(manifest.files.header!.bytes)
    expect([budget.left, store.asked.length]).toEqual([1, opened + 1])
    expect(hasNamed('suggest.bin')).toBe(true)
    expect(hasNamed('minisearch')).toBe(true)
    expect(hasNamed('nothing')).toBe(false)
  })
})

describe('opening', () => {
  it.each<[string, (files: Manifest['files']) => Manifest['files']]>([
    ['no header', ({ header: _, ...files }) => files],
    ['no lexicon', ({ lexicon: _, ...files }) => files],
    [
      'header and lexicon in two files',
      (files) => ({ ...files, lexicon: { ...files.lexicon!, name: 'lexicon-0.bin' } }),
    ],
  ])('refuses a manifest that names %s', async (_, change) => {
    const store = await loadStore(built.split!)
    const manifest = openManifest(await store.read(manifestName)).manifest
    const changed = writeManifest({ ...manifest, files: change(manifest.files) })
    const forged: BlobStore = { read: async (name) => (name === manifestName ? changed : store.read(name)) }
    await expect(openIndexReader(forged, 1)).rejects.toMatchObject({
      code: 'INDEX_CORRUPT',
      message: expect.stringContaining('does not name header and lexicon'),
    })
  })

  it('refuses a header that is not the one named', async () => {
    const store = await loadStore(built.split!)
    const manifest = openManifest(await store.read(manifestName)).manifest
    const { name } = manifest.files.header!
    const damaged: BlobStore = {
      async read(asked) {
        const file =
          asked === manifestName ? writeManifest(manifest) : Uint8Array.from(await store.read(asked))
        if (asked === name) file[20]! ^= 1
        return file
      },
    }
    await expect(openIndexReader(damaged, 1)).rejects.toMatchObject({ code: 'INDEX_CORRUPT' })
  })
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formatVersion } from '../../src/format/header/format-version.ts'
import { openManifest, writeManifest } from '../../src/format/header/manifest.ts'
import { manifestName } from '../../src/format/header/manifest-name.ts'
import { createMemoryStore } from '../../src/reader/stores/memory-store.ts'
import { openSearcher } from '../../src/search/open-searcher.ts'
import { requestOf } from '../fixtures/built-index.ts'

const folder = join(import.meta.dirname, '../fixtures/frozen')
const frozen = readdirSync(folder).map((file) => {
  const [, version, engine] = /^format-(\d+)-(.+)\.json$/.exec(file)!
  return { file, version: Number(version), engine: engine! }
})

function readFrozen(file: string): Map<string, Uint8Array> {
  const files = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string>
  return new Map(Object.entries(files).map(([name, base64]) => [name, Buffer.from(base64, 'base64')]))
}

describe('a frozen index', () => {
  it.each(
    frozen.filter(({ version }) => version === formatVersion),
  )('of this format still opens and answers: $file', async ({ file, engine }) => {
    const searcher = await openSearcher(createMemoryStore(readFrozen(file)))
    expect(searcher.status).toMatchObject({ engine, articles: 3 })
    const lake = await searcher.search(requestOf('結冰'))
    expect(lake.hits[0]).toMatchObject({ id: 'frozen/lake#0', article: { date: '2024-01-05' } })

    const index = await searcher.search(requestOf('nodejs author:王可'))
    expect(index.hits.map((hit) => hit.snippet.html)).toEqual([
      '索引一旦寫好就不再改變，<mark>Node.js</mark> 讀它，瀏覽器也讀它。',
    ])
    const completed = (await searcher.suggest('suoyin', 5)).suggestions.map(({ text }) => text)
    expect(completed).toEqual(expect.arrayContaining(['索引', '索引的格式']))
  })

  it('stands here for each engine in this format', () => {
    const engines = frozen.filter(({ version }) => version === formatVersion).map(({ engine }) => engine)
    expect(engines.sort()).toEqual(['minisearch', 'packed'])
  })

  it.each([
    [{ version: formatVersion - 1 }, 'INDEX_TOO_OLD'],
    [{ version: formatVersion + 1 }, 'INDEX_TOO_NEW'],
    [{ analyzer: 'another' }, 'ANALYZER_MISMATCH'],
  ])('that says %o is refused with %s', async (change, code) => {
    const files = readFrozen(`format-${formatVersion}-packed.json`)
    const manifest = { ...openManifest(files.get(manifestName)!).manifest, ...change }
    files.set(manifestName, writeManifest(manifest))
    await expect(openSearcher(createMemoryStore(files))).rejects.toMatchObject({ code })
  })
})

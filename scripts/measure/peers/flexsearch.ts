import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Charset, Index } from 'flexsearch'
import { readPassages } from './passage-lines.ts'
import type { Peer } from './peer.ts'

/** FlexSearch with its charset for Chinese: characters as terms, neighbours as context; title and text are one. */
export function createFlexSearchPeer(): Peer {
  return {
    async build(corpus, dir, report) {
      const index = createIndex()
      const ids: string[] = []
      for await (const passage of readPassages(corpus)) {
        index.add(ids.length, `${passage.title}\n${passage.text}`)
        ids.push(passage.id)
        if (ids.length % 1000 === 0) report(ids.length)
      }
      const parts = join(dir, 'parts')
      await mkdir(parts)
      const kept: string[] = []
      index.export((key: string, json: string) => {
        if (json !== undefined) kept.push(key, json)
      })
      for (let at = 0; at < kept.length; at += 2)
        await writeFile(join(parts, `${kept[at]!}.json`), kept[at + 1]!)
      await writeFile(join(dir, 'ids.json'), JSON.stringify(ids))
      const names = await readdir(parts)
      const sizes = await Promise.all(names.map(async (name) => (await stat(join(parts, name))).size))
      const size = sizes.reduce((sum, bytes) => sum + bytes, (await stat(join(dir, 'ids.json'))).size)
      return { bytes: { postings: size } }
    },
    async open(dir) {
      const index = createIndex()
      const ids = JSON.parse(await readFile(join(dir, 'ids.json'), 'utf8')) as string[]
      for (const name of await readdir(join(dir, 'parts'))) {
        index.import(name.replace(/\.json$/, ''), await readFile(join(dir, 'parts', name), 'utf8'))
      }
      return {
        rank(text, k) {
          // It gives no scores; the rank stands for one.
          const found = index.search(text, { limit: k, suggest: true }) as number[]
          return found.map((number, index) => ({ id: ids[number]!, score: 1 / (index + 1) }))
        },
      }
    },
  }
}

function createIndex(): Index {
  return new Index({ encoder: Charset.CJK, tokenize: 'strict', context: true })
}

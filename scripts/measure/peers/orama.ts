import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { create, insert, load, type RawData, save, search } from '@orama/orama'
import { createTokenizer } from '@orama/tokenizers/mandarin'
import { readPassages } from './passage-lines.ts'
import type { Peer } from './peer.ts'

const file = 'orama.json'

/** Orama with its own tokenizer for Chinese and its default scores; `threshold: 1` keeps passages that hold only a part. */
export function createOramaPeer(): Peer {
  return {
    async build(corpus, dir, report) {
      const database = createDatabase()
      let count = 0
      for await (const passage of readPassages(corpus)) {
        await insert(database, { ...passage })
        if (++count % 1000 === 0) report(count)
      }
      await writeFile(join(dir, file), JSON.stringify(save(database)))
      return {
        bytes: { 'postings and passages': (await stat(join(dir, file))).size },
        remarks: ["orama-mandarin: its file holds the passages' text too"],
      }
    },
    async open(dir) {
      const database = createDatabase()
      load(database, JSON.parse(await readFile(join(dir, file), 'utf8')) as RawData)
      return {
        async rank(text, k) {
          const found = await search(database, { term: text, limit: k, threshold: 1 })
          return found.hits.map((hit) => ({ id: hit.document.id, score: hit.score }))
        },
      }
    },
  }
}

function createDatabase() {
  return create({
    schema: { id: 'string', title: 'string', text: 'string' } as const,
    components: { tokenizer: createTokenizer() },
  })
}

import { readFile, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { readPassages } from './passage-lines.ts'
import type { PassageLine, Peer } from './peer.ts'

const file = 'lunr.json'

interface LunrBuilder {
  use(plugin: unknown): void
  ref(field: string): void
  field(field: string): void
  add(passage: PassageLine): void
  build(): unknown
}

interface LunrIndex {
  pipeline: { run(tokens: unknown[]): { toString(): string }[] }
  query(
    fill: (query: { term(term: string, options: object): void }) => void,
  ): { ref: string; score: number }[]
}

interface Lunr {
  Builder: new () => LunrBuilder
  Index: { load(json: unknown): LunrIndex }
  zh: { tokenizer(text: string): unknown[] }
}

/** Lunr with the Chinese plugin of lunr-languages (jieba, its stop words), fields title and text. */
export function createLunrPeer(): Peer {
  const lunr = loadLunr()
  return {
    async build(corpus, dir, report) {
      const builder = new lunr.Builder()
      builder.use(lunr.zh)
      builder.ref('id')
      builder.field('title')
      builder.field('text')
      let count = 0
      for await (const passage of readPassages(corpus)) {
        builder.add(passage)
        if (++count % 1000 === 0) report(count)
      }
      await writeFile(join(dir, file), JSON.stringify(builder.build()))
      return { bytes: { postings: (await stat(join(dir, file))).size } }
    },
    async open(dir) {
      const index = lunr.Index.load(JSON.parse(await readFile(join(dir, file), 'utf8')))
      return {
        rank(text, k) {
          // Its query string splits at blanks and reads + - : ^ ~ as syntax; a question is terms only.
          const terms = index.pipeline.run(lunr.zh.tokenizer(text)).map(String)
          const found = index.query((query) => {
            for (const term of new Set(terms)) query.term(term, { usePipeline: false })
          })
          return found.slice(0, k).map(({ ref, score }) => ({ id: ref, score }))
        },
      }
    },
  }
}

/** The plugins are CommonJS and change the `lunr` they are handed; they have no types. */
function loadLunr(): Lunr {
  const require = createRequire(import.meta.url)
  const lunr = require('lunr') as Lunr
  require('lunr-languages/lunr.stemmer.support')(lunr)
  require('lunr-languages/lunr.zh')(lunr)
  return lunr
}

import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { SearchRequest } from '../../src/search/answer.ts'
import { openSearcher } from '../../src/search/open-searcher.ts'
import { createFileStore } from '../server/file-store.ts'
import type { Peer } from './peer.ts'

/** Hansou behind the door of the peers: built by the code of `npm run index`, opened by the code of the edge. */
export function createHansouPeer(engine: 'minisearch' | 'packed'): Peer {
  return {
    async build(corpus, dir) {
      // Loaded here: the build side is not what a new isolate pays for.
      const { buildIndex } = await import('../index/build-index.ts')
      await buildIndex(corpus, dir, { engine, split: false })
      return { bytes: await bytesByKind(dir) }
    },
    async open(dir) {
      const searcher = await openSearcher(createFileStore(dir))
      const ask = (q: string, limit: number, explain = false) =>
        searcher.search({ ...plainRequest, q, limit, explain })
      return {
        rank: async (text, k) => (await ask(text, k)).hits.map(({ id, score }) => ({ id, score })),
        answer: (text) => ask(text, 10),
        explain: async (text, k) =>
          (await ask(text, k, true)).hits.map(({ id, score, article, explain }) => ({
            id,
            score,
            title: article.title,
            parts: explain ?? {},
          })),
      }
    },
  }
}

const plainRequest: SearchRequest = Object.freeze({
  q: '',
  limit: 10,
  offset: 0,
  group: 'passage',
  sort: 'relevance',
  author: null,
  tag: null,
  after: null,
  before: null,
  explain: false,
})

/** Sizes of an artifact's files by the first part of their names. */
async function bytesByKind(dir: string): Promise<Record<string, number>> {
  const bytes: Record<string, number> = {}
  for (const file of await readdir(dir, { withFileTypes: true, recursive: true })) {
    if (!file.isFile()) continue
    const kind = file.name.match(/^[a-z]+/)?.[0] ?? file.name
    bytes[kind] = (bytes[kind] ?? 0) + (await stat(join(file.parentPath, file.name))).size
  }
  return bytes
}

import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { openSearcher } from '../../../src/search/open-searcher.ts'
import { warmUp } from '../../../src/warm-up/warm-up.ts'
import { createFileStore } from '../../reader/file-store.ts'
import { openRetrieval } from './hansou-retrieval.ts'
import type { Peer } from './peer.ts'
import { passageRequest, turnPages } from './turn-pages.ts'

/** Hansou behind the interface of the peers: built by the code of `npm run index`, opened by the code of the edge. */
export function createHansouPeer(engine: 'minisearch' | 'packed'): Peer {
  return {
    async build(corpus, dir, report) {
      // Loaded here: the build side is not what a new isolate pays for.
      const { buildIndex } = await import('../../index/build-index.ts')
      const summary = await buildIndex(corpus, dir, {
        engine,
        split: false,
        onProgress: (phase, done) => {
          if (phase === 'analyse') report(done)
        },
      })
      const sizes = await listSizes(dir)
      const bytes = { ...summary.bytesByKind }
      const others =
        sizes.reduce((sum, size) => sum + size, 0) - Object.values(bytes).reduce((sum, size) => sum + size, 0)
      if (others > 0) bytes['other files'] = others
      const largest = (Math.max(...sizes) / 2 ** 20).toFixed(2)
      return {
        bytes,
        remarks: [
          `hansou-${engine}: ${sizes.length} files, the largest of ${largest} MiB; ${summary.terms} terms`,
        ],
      }
    },
    start: warmUp,
    async open(dir) {
      const store = createFileStore(dir)
      const searcher = await openSearcher(store)
      const opened: { retrieval?: ReturnType<typeof openRetrieval> } = {}
      return {
        rank: async (text, k) =>
          (await turnPages(searcher, text, k)).hits.map(({ id, score }) => ({ id, score })),
        async retrieve(text, k) {
          opened.retrieval ??= openRetrieval(store)
          return (await opened.retrieval)(text, k)
        },
        answer: (text) => searcher.search({ ...passageRequest, q: text, limit: 10 }),
        explain: async (text, k) =>
          (await searcher.search({ ...passageRequest, q: text, limit: k, explain: true })).hits.map(
            ({ id, score, article, explain }) => ({
              id,
              score,
              title: article.title,
              parts: explain ?? {},
            }),
          ),
      }
    },
  }
}

async function listSizes(dir: string): Promise<number[]> {
  return Promise.all((await readdir(dir)).map(async (name) => (await stat(join(dir, name))).size))
}

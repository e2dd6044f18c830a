import type { Peer } from './peer.ts'

/** What a table says of an engine, and where its adapter is loaded from. */
export interface PeerEntry {
  readonly name: string
  readonly about: string
  /** Source files whose change makes an index of an earlier run useless, under the project's root. */
  readonly sources: readonly string[]
  load(): Promise<Peer>
}

const hansouSources = [
  'src/text',
  'src/article',
  'src/analysis',
  'src/format',
  'src/build',
  'src/reader',
  'src/engine',
  'scripts/index',
]

/** Every engine that `bench` and `eval` know, in the order of their tables. Loading is lazy: one process, one engine. */
export const peerEntries: readonly PeerEntry[] = Object.freeze([
  {
    name: 'hansou-packed',
    about: 'Hansou, --engine packed',
    sources: hansouSources,
    load: async () => (await import('./hansou.ts')).createHansouPeer('packed'),
  },
  {
    name: 'hansou-minisearch',
    about: 'Hansou, --engine minisearch',
    sources: hansouSources,
    load: async () => (await import('./hansou.ts')).createHansouPeer('minisearch'),
  },
  {
    name: 'minisearch-jieba',
    about: 'MiniSearch JSON, jieba search mode with HMM, OR, scores as MiniSearch gives them',
    sources: ['scripts/measure/peers/minisearch.ts', 'scripts/measure/peers/terms.ts'],
    load: async () => (await import('./minisearch.ts')).createMiniSearchPeer('jieba'),
  },
  {
    name: 'minisearch-bigrams',
    about: 'MiniSearch JSON, character bigrams, OR',
    sources: ['scripts/measure/peers/minisearch.ts', 'scripts/measure/peers/terms.ts'],
    load: async () => (await import('./minisearch.ts')).createMiniSearchPeer('bigrams'),
  },
  {
    name: 'bm25-jieba',
    about: 'plain BM25 (k1 1.2, b 0.75) over jieba search mode without HMM, typed arrays',
    sources: ['scripts/measure/peers/bm25.ts', 'scripts/measure/peers/terms.ts'],
    load: async () => (await import('./bm25.ts')).createBm25Peer(),
  },
  {
    name: 'orama-mandarin',
    about: 'Orama 3, mandarin tokenizer, threshold 1 (OR)',
    sources: ['scripts/measure/peers/orama.ts'],
    load: async () => (await import('./orama.ts')).createOramaPeer(),
  },
  {
    name: 'flexsearch-cjk',
    about: 'FlexSearch, CJK charset, context, suggest (OR)',
    sources: ['scripts/measure/peers/flexsearch.ts'],
    load: async () => (await import('./flexsearch.ts')).createFlexSearchPeer(),
  },
  {
    name: 'lunr-zh',
    about: 'Lunr 2 with lunr-languages zh (jieba), OR',
    sources: ['scripts/measure/peers/lunr.ts'],
    load: async () => (await import('./lunr.ts')).createLunrPeer(),
  },
  {
    name: 'fts5-jieba',
    about: 'SQLite FTS5, text cut by jieba search mode beforehand, OR',
    sources: ['scripts/measure/peers/sqlite.ts', 'scripts/measure/peers/terms.ts'],
    load: async () => (await import('./sqlite.ts')).createSqlitePeer('jieba'),
  },
  {
    name: 'fts5-bigrams',
    about: 'SQLite FTS5, character bigrams beforehand, OR',
    sources: ['scripts/measure/peers/sqlite.ts', 'scripts/measure/peers/terms.ts'],
    load: async () => (await import('./sqlite.ts')).createSqlitePeer('bigrams'),
  },
  {
    name: 'fts5-trigram',
    about:
      "SQLite FTS5, its own trigram tokenizer, OR of the question's trigrams; below three characters it finds nothing",
    sources: ['scripts/measure/peers/sqlite.ts', 'scripts/measure/peers/terms.ts'],
    load: async () => (await import('./sqlite.ts')).createSqlitePeer('trigram'),
  },
])

/**
 * Picks engines by name, in the order of the list.
 *
 * @throws {RangeError} when a name is unknown; the message names those that exist
 */
export function pickPeers(names: readonly string[]): readonly PeerEntry[] {
  const known = new Set(peerEntries.map((entry) => entry.name))
  for (const name of names) {
    if (!known.has(name))
      throw new RangeError(`expected engines out of ${[...known].join(', ')}; got ${name}`)
  }
  return peerEntries.filter((entry) => names.includes(entry.name))
}

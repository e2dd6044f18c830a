/** Folders, and the folders that each may import from beside itself. */
export type Rules = Readonly<Record<string, readonly string[]>>

/**
 * The rooms of `src` and the rooms each may import from. Whoever stands lower knows nothing of
 * whoever stands higher; `errors.ts` is everyone's.
 */
export const mayImport: Rules = {
  text: [],
  analysis: ['text'],
  article: ['text'],
  format: ['text', 'analysis'],
  build: ['text', 'analysis', 'article', 'format'],
  reader: ['text', 'analysis', 'format'],
  pinyin: ['text', 'analysis', 'format'],
  query: ['text', 'analysis'],
  engine: ['text', 'analysis', 'query', 'format', 'reader'],
  suggest: ['text', 'analysis', 'pinyin', 'format', 'reader'],
  search: ['text', 'analysis', 'pinyin', 'query', 'format', 'reader', 'engine', 'suggest'],
  http: ['text', 'search'],
  'warm-up': ['analysis', 'format', 'reader', 'engine', 'search', 'http'],
  client: [],
  'search-box': ['client'],
  browser: ['client', 'format', 'query', 'reader', 'search', 'text'],
}

/** The rooms of `src/engine` and those that each may import from. Engines know nothing of each other. */
export const engineMayImport: Rules = {
  engine: [],
  'engine/matcher': ['engine'],
  'engine/packed': ['engine', 'engine/matcher'],
  'engine/minisearch': ['engine', 'engine/matcher'],
  'engine/candidates': ['engine', 'engine/matcher'],
  'engine/opensearch/connection': ['engine'],
  'engine/opensearch/searches': ['engine', 'engine/candidates'],
  'engine/opensearch/reads': [
    'engine',
    'engine/candidates',
    'engine/opensearch/connection',
    'engine/opensearch/searches',
  ],
  'engine/opensearch/answer': [
    'engine',
    'engine/candidates',
    'engine/opensearch/searches',
    'engine/opensearch/reads',
  ],
  'engine/opensearch': [
    'engine',
    'engine/candidates',
    'engine/opensearch/connection',
    'engine/opensearch/searches',
    'engine/opensearch/reads',
    'engine/opensearch/answer',
  ],
  'engine/local/doc-values': ['engine'],
  'engine/local/reads': ['engine', 'engine/matcher', 'engine/candidates'],
  'engine/local/match': ['engine', 'engine/matcher', 'engine/candidates', 'engine/local/reads'],
  'engine/local/first-stage': [
    'engine',
    'engine/matcher',
    'engine/candidates',
    'engine/local/reads',
    'engine/local/match',
  ],
  'engine/local/order': [
    'engine',
    'engine/matcher',
    'engine/candidates',
    'engine/local/reads',
    'engine/local/match',
    'engine/local/first-stage',
  ],
  'engine/local': [
    'engine',
    'engine/matcher',
    'engine/candidates',
    'engine/local/doc-values',
    'engine/local/reads',
    'engine/local/match',
    'engine/local/first-stage',
    'engine/local/order',
  ],
}

/** The rooms of `src/format`, lowest first: what many kinds of files are written with, then each kind. */
export const formatMayImport: Rules = {
  'format/encoding': [],
  format: [],
  'format/stored-fields': ['format', 'format/encoding'],
  'format/header': ['format/encoding', 'format/stored-fields'],
  'format/postings': ['format/encoding'],
  'format/doc-values': ['format', 'format/encoding'],
  'format/lookup': ['format/encoding', 'format/header'],
  'format/pinyin': ['format/encoding', 'format/header'],
  'format/suggest': ['format/encoding', 'format/header'],
  'format/lexicon': ['format/encoding', 'format/pinyin'],
}

/** The rooms of `src/build`, in the order of a build. */
export const buildMayImport: Rules = {
  build: ['build/analyze'],
  'build/dictionary': [],
  'build/analyze': ['build/dictionary'],
  'build/codebook': ['build/dictionary'],
  'build/merge': ['build/analyze'],
  'build/expansion': ['build/analyze', 'build/merge'],
}

/** The rooms of `src/search-box`: what a page loads first, and what comes with the first focus. */
export const boxMayImport: Rules = {
  'search-box': [],
  'search-box/landing': ['search-box'],
  'search-box/session': ['search-box'],
  'search-box/render': ['search-box', 'search-box/session'],
  'search-box/panel': ['search-box', 'search-box/session', 'search-box/render', 'search-box/landing'],
}

/** Rooms that speak of answers, but take no code from where they are made. */
export const mayImportTypes: Rules = {
  article: ['format'],
  suggest: ['search'],
  client: ['search'],
  'search-box': ['search'],
}

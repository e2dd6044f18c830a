import type { CodeSplittingGroup } from 'rolldown'

/**
 * Modules of the package that share a file, as regular expressions of paths from the root of the project; whatever
 * stands lower imports from above. Without groups there are 60 files: each costs 100 bytes of the packed package, and
 * as many in every file that imports it.
 *
 * A group takes what its modules import along, unless a group before it has that. `worker` and `hono` import the first
 * three alone, and what they do not need of these, whoever bundles them leaves out. Commands that read an index
 * (`query`, `serve`, `inspect`) load nothing of what builds one.
 */
export const chunkModules: Readonly<Record<string, readonly string[]>> = {
  searcher: [
    'src/errors.ts',
    'src/(?:text|analysis|reader|query)/',
    'src/format/(?!cluster-)',
    'src/search/(?!cluster-engine)',
  ],
  cluster: ['src/engine/opensearch/', 'src/search/cluster-engine', 'src/format/cluster-'],
  app: ['src/http/'],
  sources: [
    'src/article/encoding/decode-text',
    'scripts/index/files/hash-content',
    'scripts/index/read/read-json-lines',
    'scripts/messages/',
  ],
  commands: [
    'scripts/(?:assets|reader|usage)/',
    'scripts/terminal-(?:language|text)',
    'scripts/commands/(?:print-line|option-values)',
    'scripts/index/options/(?:closest-name|site-)',
    'scripts/server/site-settings',
  ],
  serving: ['scripts/server/(?:serve|guard-requests)\\.ts'],
  // A thread of the build needs these alone.
  articles: ['src/(?:article|build)/', 'scripts/index/threads/(?:analyze-task|tasks)\\.ts'],
  indexing: ['scripts/'],
}

/** How the bundler divides the package, by `chunkModules`; the first group has the highest priority. */
export const chunkGroups: readonly CodeSplittingGroup[] = Object.entries(chunkModules).map(
  ([name, paths], at, all) => ({
    name,
    priority: all.length - 1 - at,
    test: new RegExp(`/(?:${paths.join('|')})`),
    minShareCount: 2,
  }),
)

import type { CodeSplittingGroup } from 'rolldown'

/**
 * What of the package for Node and the edge shares a file. Without groups there are 60 files: each costs 100 bytes of
 * the packed package, and as many in every file that imports it.
 *
 * The higher a priority, the further down imports run: a group takes what its modules import along, unless a group
 * before it has that. `worker` and `hono` import the first three alone, and what they do not need of these, whoever bundles
 * them leaves out. Commands that read an index (`query`, `serve`, `inspect`) load nothing of what builds one.
 */
export const chunkGroups: readonly CodeSplittingGroup[] = [
  group('searcher', 7, [
    'src/errors.ts',
    'src/(?:text|analysis|reader|query)/',
    'src/format/(?!cluster-)',
    'src/search/(?!cluster-engine)',
  ]),
  group('cluster', 6, ['src/engine/opensearch/', 'src/search/cluster-engine', 'src/format/cluster-']),
  group('app', 5, ['src/http/']),
  group('sources', 4, [
    'src/article/decode-text',
    'scripts/index/files/hash-content',
    'scripts/index/read/read-json-lines',
  ]),
  group('commands', 3, [
    'scripts/(?:assets|reader|usage)/',
    'scripts/terminal-text',
    'scripts/commands/(?:print-line|read-whole|help-in-chinese|report-build)',
    'scripts/index/options/(?:closest-name|site-)',
    'scripts/server/site-settings',
  ]),
  group('serving', 2, ['scripts/server/(?:serve|guard-requests)\\.ts']),
  // A thread of the build needs these alone.
  group('articles', 1, ['src/(?:article|build)/', 'scripts/index/threads/tasks\\.ts']),
  group('indexing', 0, ['scripts/']),
]

/** @param paths  regular expressions of the paths of modules, from the root of the project */
function group(name: string, priority: number, paths: readonly string[]): CodeSplittingGroup {
  return { name, priority, test: new RegExp(`/(?:${paths.join('|')})`), minShareCount: 2 }
}

import { buildIndex as buildIndexOf } from '../index/build-index.ts'
import { cacheFolderOf } from '../index/cache/cache-folder.ts'
import type { BuildOptions, BuildPhase, BuildSummary } from '../index/options/build-options.ts'
import { failure } from '../messages/failure.ts'

export { SearchError } from '../../src/errors.ts'
export type { BuildPhase, BuildSummary }

/** What an index is built from, and how; everything but `source` and `out` has a default. */
export interface IndexOptions extends Partial<Omit<BuildOptions, 'cache'>> {
  /** A folder of articles, a built site, or a `.jsonl` or `.jsonl.gz` file. */
  readonly source: string
  /** Folder the index is written to. */
  readonly out: string
  /**
   * Folder of the cache of analyzed articles, or false for no cache. Default: in
   * `node_modules/.cache/hansou`, or `~/.cache/hansou` without `node_modules`.
   */
  readonly cache?: string | false
}

/**
 * Builds an index, as the command `hansou <folder>` does.
 *
 * @returns what the index holds, with the warnings of articles
 * @throws {SearchError} ARTICLE_* with file and line, INVALID_OPTION; the reason of `signal` when it aborts
 */
export async function buildIndex({ source, out, cache, ...options }: IndexOptions): Promise<BuildSummary> {
  // Types do not hold callers in JavaScript.
  for (const [name, value] of Object.entries({ source, out }))
    if (!value) throw failure('INVALID_OPTION', 'noValue', [name])
  return buildIndexOf(source, out, {
    engine: 'auto',
    split: true,
    ...options,
    ...(cache === false ? {} : { cache: cache ?? cacheFolderOf(out) }),
  })
}

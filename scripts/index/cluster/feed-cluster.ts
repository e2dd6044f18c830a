import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Ranges } from '../../../src/build/analyze/analyzed-corpus.ts'
import type { ClusterCorpus } from '../../../src/build/cluster-documents.ts'
import { createClusterClient } from '../../../src/engine/opensearch/connection/cluster-client.ts'
import { SearchError } from '../../../src/errors.ts'
import { openManifest } from '../../../src/format/header/manifest.ts'
import { manifestName } from '../../../src/format/header/manifest-name.ts'
import { defaultSimilarity } from '../../../src/format/postings/similarity.ts'
import type { BuildOptions, ClusterTarget } from '../options/build-options.ts'
import type { PooledCorpus } from '../threads/merge-batches.ts'
import { createBulkWriter } from './bulk-writer.ts'
import { type ClusterIndexes, openClusterIndexes, writeAliasOf } from './cluster-indexes.ts'

/** What is fed. */
export interface CorpusFeed {
  readonly corpus: PooledCorpus
  /** By partition, where the counts of the terms of each batch are. */
  readonly counts: readonly Ranges[]
  /** Fields that articles can be filtered by. */
  readonly fields: readonly string[]
  /** Hash of the files of the artifact. */
  readonly content: string
}

/**
 * Feeds a corpus into a new index, and has the alias name it once all of it is there and counted. The index that the
 * alias named before stays for servers that still have its artifact; older ones, and those of builds that failed, go.
 *
 * @param out  folder of the artifact, whose present index stays
 * @returns the name of the index
 * @throws {SearchError} STORE_UNAVAILABLE, INDEX_UNWRITABLE or INVALID_OPTION; the new index is then deleted
 */
export async function feedCluster(
  feed: CorpusFeed,
  out: string,
  target: ClusterTarget,
  options: BuildOptions,
): Promise<string> {
  const client = createClusterClient(target.connection)
  const indexes = openClusterIndexes(client, target.alias)
  const before = await indexes.current()
  const kept = [before, readIndexName(out)]
  await indexes.delete((await indexes.list()).filter((name) => !kept.includes(name)))
  const index = await indexes.create(feed.fields.length, target, { content: feed.content })
  try {
    await sendDocuments(
      feed,
      createBulkWriter(client, writeAliasOf(index), { signal: options.signal }),
      options,
    )
    options.onProgress?.('copy', 0, 1)
    await finish(indexes, index, feed.corpus.statistics.passages, target.replicas)
    options.signal?.throwIfAborted()
    await indexes.swap(index)
  } catch (error) {
    // Should the cluster not answer now, the next build deletes it.
    await indexes.delete([index]).catch(() => undefined)
    throw error
  }
  await indexes
    .delete((await indexes.list()).filter((name) => name !== index && name !== before))
    .catch(() => undefined)
  options.onProgress?.('copy', 1, 1)
  return index
}

async function sendDocuments(
  { corpus, counts, fields }: CorpusFeed,
  writer: ReturnType<typeof createBulkWriter>,
  options: BuildOptions,
): Promise<void> {
  const { batches, firstPassages, statistics, pool } = corpus
  const written: ClusterCorpus = {
    similarity: defaultSimilarity,
    statistics,
    fields,
    oneEach: corpus.summaries.every(({ passages }) => passages === 1),
  }
  let firstArticle = 0
  const waiting = batches.map((batch, number) => {
    const input = {
      key: batch.key,
      words: batch.words,
      counts: counts.map((ofPartition) => ofPartition[number]!),
      textLengths: batch.textLengths,
      titleLengths: batch.titleLengths,
      passagesOfArticles: batch.articles.map(({ passages }) => passages),
      firstPassage: firstPassages[number]!,
      firstArticle,
      corpus: written,
    }
    firstArticle += batch.articles.length
    return input
  })
  // One batch is written while the one before is sent: a build holds few of them at a time.
  let next = waiting.length > 0 ? pool.run('writeDocuments', waiting[0]!) : null
  for (const [number, { firstPassage }] of waiting.entries()) {
    options.signal?.throwIfAborted()
    const bodies = await next!
    const following = waiting[number + 1]
    next = following ? pool.run('writeDocuments', following) : null
    // Awaited in the next turn; should sending fail first, it is nobody's any more.
    next?.catch(() => undefined)
    for (const body of bodies) await writer.send(body)
    options.onProgress?.('feed', firstPassage + batches[number]!.passages, statistics.passages)
  }
  await writer.finish()
}

async function finish(
  indexes: ClusterIndexes,
  index: string,
  passages: number,
  replicas: number,
): Promise<void> {
  const counted = await indexes.finish(index)
  if (counted !== passages)
    throw new SearchError(
      'INDEX_UNWRITABLE',
      `expected ${passages} passages in the cluster, it counts ${counted}`,
    )
  await indexes.copy(index, replicas)
}

/** The index that the artifact in a folder belongs to, or null. */
function readIndexName(out: string): string | null {
  const path = join(out, manifestName)
  if (!existsSync(path)) return null
  try {
    return openManifest(readFileSync(path)).manifest.clusterIndex ?? null
  } catch {
    return null
  }
}

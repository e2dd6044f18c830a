import type { Ranges } from '../../../src/build/analyze/analyzed-corpus.ts'
import { alphanumericPartition } from '../../../src/build/analyze/batch-words.ts'
import type { CountedTerm } from '../../../src/build/count-terms.ts'
import { listExpansionEntries } from '../../../src/build/expansion/expansion-files.ts'
import { SearchError } from '../../../src/errors.ts'
import { listFields, valuesOf } from '../../../src/format/doc-values/doc-values.ts'
import { facetValuesRole, writeFacetValues } from '../../../src/format/doc-values/facet-values.ts'
import { writeIndexHeader } from '../../../src/format/header/index-header.ts'
import type { ManifestFile } from '../../../src/format/header/manifest.ts'
import { openingRole, writeOpeningFile } from '../../../src/format/header/opening-file.ts'
import { writeTermBlocks } from '../../../src/format/lexicon/alphanumeric-terms.ts'
import { writeLexicon } from '../../../src/format/lexicon/lexicon-writer.ts'
import { createCodebook } from '../../../src/format/stored-fields/codebook.ts'
import { countSteps, summarizeBuild } from '../artifact/build-steps.ts'
import { composeManifest, hashFiles } from '../artifact/compose-manifest.ts'
import { publishBuild } from '../files/publish-build.ts'
import {
  createWrittenFiles,
  type ExpansionFiles,
  noteExpansionFiles,
  type WrittenFiles,
  writeHeaderFile,
} from '../files/written-files.ts'
import type { BuildOptions, BuildSummary } from '../options/build-options.ts'
import type { PooledCorpus, RunTask } from '../threads/merge-batches.ts'
import type { BuildSettings } from '../threads/tasks.ts'
import { type CorpusFeed, feedCluster } from './feed-cluster.ts'

/**
 * Writes the files of an index whose passages, articles and postings are in a cluster: lexicon, terms, readings,
 * suggestions. The documents are fed first, then the alias is swapped, then the manifest is written, which names the
 * index of the cluster.
 *
 * @throws {SearchError} INVALID_OPTION without a cluster; STORE_UNAVAILABLE or INDEX_UNWRITABLE when it does not take
 *   the documents; the index that was there then goes on serving
 */
export async function writeClusterArtifact(
  corpus: PooledCorpus,
  settings: BuildSettings,
  options: BuildOptions,
): Promise<Omit<BuildSummary, 'seconds'>> {
  const { cluster } = options
  if (cluster === undefined)
    throw new SearchError('INVALID_OPTION', 'expected --url and --alias for the engine opensearch, got none')
  const files = createWrittenFiles(settings)
  const run = countSteps(corpus, options, partitionCount + 1)
  const { terms, counts } = await countAllTerms(corpus, run)
  const ideographic = terms.filter((term) => term.cost >= 0)
  const alphanumeric = terms.filter((term) => term.cost < 0)
  const expansion = await run(
    'writeExpansionFiles',
    listExpansionEntries(corpus, ideographic, alphanumeric, options.synonyms ?? [], settings.deflated),
  )
  const lexicon = writeLexicon(ideographic, corpus.unknownCost)
  const articles = corpus.summaries.map(({ article }) => article)
  const fields = listFields(articles)
  const { roles, headerFile } = writeFiles(files, corpus, {
    lexicon,
    ideographic,
    alphanumeric,
    ...noteExpansionFiles(files, expansion),
    fields,
  })
  const content = hashFiles(roles)
  const feed: CorpusFeed = { corpus, counts, fields, content }
  const clusterIndex = await feedCluster(feed, settings.out, cluster, options)
  const described = {
    engine: 'opensearch',
    // Stored fields are no part of these files, so an index that was fed anew is another one.
    content: `${content}-${clusterIndex.slice(-8)}`,
    fields,
    clusterIndex,
    files: { ...roles, ...openingRole },
  } as const
  const manifest = composeManifest(corpus, options, described, headerFile)
  const opening = writeOpeningFile({ manifest: composeManifest(corpus, options, described), headerFile })
  await publishBuild(settings.out, settings.scratch, { manifest, opening }, files.names)
  options.onProgress?.('finish', 1, 1)
  return summarizeBuild(corpus, { engine: 'opensearch', clusterIndex }, terms.length, files, {
    manifest,
    opening,
  })
}

const partitionCount = alphanumericPartition + 1

/** Counts terms, in the order of the partitions and of their UTF-16 units. */
async function countAllTerms(
  { batches }: PooledCorpus,
  run: RunTask,
): Promise<{ terms: CountedTerm[]; counts: Ranges[] }> {
  const parts = batches.map(({ key, words }) => ({ key, parts: words }))
  const counted = await Promise.all(
    Array.from({ length: partitionCount }, (_, partition) =>
      run('countTerms', { partition, batches: parts }),
    ),
  )
  return {
    terms: counted.flatMap(({ terms }) => terms),
    counts: counted.map(({ counts }) => counts),
  }
}

interface Vocabulary extends ExpansionFiles {
  readonly lexicon: Uint8Array
  readonly ideographic: readonly CountedTerm[]
  readonly alphanumeric: readonly CountedTerm[]
  readonly fields: readonly string[]
}

function writeFiles(
  files: WrittenFiles,
  corpus: PooledCorpus,
  { lexicon, ideographic, alphanumeric, named, inHeaderFile, fields }: Vocabulary,
): { readonly roles: Readonly<Record<string, ManifestFile>>; readonly headerFile: Uint8Array } {
  const blocks = writeTermBlocks(alphanumeric, ideographic.length)
  for (const block of blocks.files) files.write('terms', block)
  const values = files.write(facetValuesRole, writeFacetValues(countValues(corpus, fields)))
  const none = new Uint32Array(0)
  const header = writeIndexHeader({
    textLengths: new Uint16Array(0),
    titleLengths: new Uint16Array(0),
    storeFirsts: none,
    articleFirsts: none,
    postingFirsts: none,
    bigramFiles: none,
    bigramFirsts: none,
    bigramLasts: none,
    termFirsts: blocks.firstTerms,
    codebook: createCodebook([]),
    hashes: files.listHashes(),
    named,
  })
  const { roles, file } = writeHeaderFile(files, { lexicon, header, ...inHeaderFile })
  const ofValues = { name: values.name, start: 0, bytes: values.bytes }
  return { roles: { [facetValuesRole]: ofValues, ...roles }, headerFile: file }
}

function countValues(
  { summaries }: PooledCorpus,
  fields: readonly string[],
): Record<string, Map<string, number>> {
  const counts = fields.map((field): [string, Map<string, number>] => {
    const ofField = new Map<string, number>()
    for (const { article } of summaries)
      for (const value of new Set(valuesOf(article, field))) ofField.set(value, (ofField.get(value) ?? 0) + 1)
    return [field, ofField]
  })
  return Object.fromEntries(counts)
}

import { analyzerFingerprint } from '../../../src/analysis/analyzer.ts'
import type { BatchSummary } from '../../../src/build/analyzed-corpus.ts'
import { trainCodebook } from '../../../src/build/codebook-writer.ts'
import { listExpansionEntries } from '../../../src/build/expansion-files.ts'
import { writeMiniSearch } from '../../../src/build/minisearch-writer.ts'
import { writeTermBlocks } from '../../../src/format/alphanumeric-terms.ts'
import { writeArticleIds } from '../../../src/format/article-ids.ts'
import { createCodebook } from '../../../src/format/codebook.ts'
import { listFields, writeDocValues } from '../../../src/format/doc-values.ts'
import { formatVersion } from '../../../src/format/format-version.ts'
import { hashToHex } from '../../../src/format/hash.ts'
import { type FileKind, fileKinds, writeIndexHeader } from '../../../src/format/index-header.ts'
import { writeLexicon } from '../../../src/format/lexicon-writer.ts'
import { type Manifest, type ManifestFile, writeManifest } from '../../../src/format/manifest.ts'
import { defaultSimilarity } from '../../../src/format/similarity.ts'
import { openBatchCache } from '../cache/batch-cache.ts'
import { hashContent } from '../files/hash-content.ts'
import { publishBuild } from '../files/publish-build.ts'
import { createWrittenFiles, noteExpansionFiles, writeHeaderFile } from '../files/written-files.ts'
import type { BuildOptions, BuildSummary } from '../options/build-options.ts'
import { chooseEngine } from '../options/choose-engine.ts'
import { type AnalyzedCorpus, groupAllPartitions, mergeTerms, writeStores } from '../threads/merge-batches.ts'
import type { BuildSettings } from '../threads/tasks.ts'
import { countSteps, summarizeBuild } from './build-steps.ts'

/** Doc values of so many bytes are a part of the root: every answer counts them. */
const docValuesInHeaderFile = 64 * 1024

/** Merges what was analysed into the files of an artifact and writes the manifest last. */
export async function writeArtifact(
  corpus: AnalyzedCorpus,
  settings: BuildSettings,
  options: BuildOptions,
): Promise<Omit<BuildSummary, 'seconds'>> {
  const { batches, statistics } = corpus
  const choice = chooseEngine(options.engine)
  const packed = choice.engine === 'packed'
  const files = createWrittenFiles(settings)
  const groups = groupAllPartitions(corpus)
  const run = countSteps(corpus, options, groups.length + batches.length + 1)

  const codebook = trainCodebook(corpus.sample, corpus.characters)
  const { ideographic, alphanumeric, ...postings } = await mergeTerms(corpus, groups, packed, run, files)
  const lexicon = writeLexicon(ideographic, corpus.unknownCost)
  // What takes longest starts first.
  const expansion = run(
    'writeExpansionFiles',
    listExpansionEntries(corpus, ideographic, alphanumeric, options.synonyms ?? []),
  )
  // Awaited below; should another task fail first, this one is nobody's any more.
  expansion.catch(() => undefined)
  const storeFirsts = await writeStores(corpus, codebook, run, files)
  options.onProgress?.('finish', 0, 1)
  const articles = corpus.summaries.map((summary) => summary.article)
  const blocks = writeTermBlocks(alphanumeric, ideographic.length)
  for (const block of blocks.files) files.write('terms', block)
  for (const file of writeArticleIds(articles.map(({ id }) => id))) files.write('article-ids', file)
  const { named, inHeaderFile } = noteExpansionFiles(files, await expansion)
  const roles: Record<string, ManifestFile> = {}
  const addRole = (role: string, file: Uint8Array): void => {
    const { name, bytes } = files.write(role, file)
    roles[role] = { name, start: 0, bytes }
  }
  const fields = listFields(articles)
  const docValues = writeDocValues(articles, fields)
  const isSmall = docValues !== null && docValues.length <= docValuesInHeaderFile
  if (docValues !== null && !isSmall) addRole('doc-values', docValues)
  if (!packed) addRole('minisearch', makeMiniSearch(corpus, settings))
  const oneEach = corpus.summaries.every((summary) => summary.passages === 1)
  const header = writeIndexHeader({
    textLengths: corpus.textLengths,
    titleLengths: corpus.titleLengths.some((length) => length > 0) ? corpus.titleLengths : new Uint16Array(0),
    storeFirsts,
    articleFirsts: oneEach ? new Uint32Array(0) : corpus.articleFirsts,
    ...postings,
    termFirsts: blocks.firstTerms,
    codebook: createCodebook(codebook),
    hashes: Object.fromEntries(fileKinds.map((kind) => [kind, files.hashesOf(kind)])) as Record<
      FileKind,
      Uint32Array
    >,
    named,
  })
  const docValuesOfHeaderFile = docValues !== null && isSmall ? { 'doc-values': docValues } : {}
  Object.assign(roles, writeHeaderFile(files, { lexicon, header, ...docValuesOfHeaderFile, ...inHeaderFile }))
  const manifest = writeManifest({
    format: 'hansou',
    version: formatVersion,
    analyzer: analyzerFingerprint,
    engine: choice.engine,
    content: hashToHex(...hashContent(new TextEncoder().encode(JSON.stringify(roles)))),
    passages: statistics.passages,
    articles: corpus.summaries.length,
    whole: !options.split,
    fields,
    averageTextLength: statistics.averageTextLength,
    averageTitleLength: statistics.averageTitleLength,
    similarity: defaultSimilarity,
    files: roles,
  } satisfies Manifest)
  await publishBuild(settings.out, settings.scratch, manifest, files.names)
  options.onProgress?.('finish', 1, 1)
  return summarizeBuild(corpus, choice, ideographic.length + alphanumeric.length, files, manifest.length)
}

function makeMiniSearch(
  { batches, firstPassages, statistics, textLengths }: AnalyzedCorpus,
  { batchFolders, cacheKey }: BuildSettings,
): Uint8Array {
  const files = openBatchCache<BatchSummary>(batchFolders, cacheKey)
  const readRun = ({ key, words }: BatchSummary): Uint8Array[] => {
    const bytes = files.read('words', key)
    return words.map(([start, end]) => bytes.subarray(start, end))
  }
  const json = writeMiniSearch(batches.map(readRun), firstPassages, {
    textLengths,
    averageTextLength: statistics.averageTextLength,
  })
  return new TextEncoder().encode(json)
}

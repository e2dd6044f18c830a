import type { AnalyzedCorpus, BatchSummary } from '../../../src/build/analyze/analyzed-corpus.ts'
import { listExpansionEntries } from '../../../src/build/expansion/expansion-files.ts'
import { writeMiniSearch } from '../../../src/build/minisearch-writer.ts'
import { listFields, writeDocValues } from '../../../src/format/doc-values/doc-values.ts'
import { chooseFileSizes } from '../../../src/format/header/file-sizes.ts'
import { type IndexHeader, writeIndexHeader } from '../../../src/format/header/index-header.ts'
import type { ManifestFile } from '../../../src/format/header/manifest.ts'
import { openingRole, writeOpeningFile } from '../../../src/format/header/opening-file.ts'
import { writeTermBlocks } from '../../../src/format/lexicon/alphanumeric-terms.ts'
import { writeLexicon } from '../../../src/format/lexicon/lexicon-writer.ts'
import { writeArticleIds } from '../../../src/format/lookup/article-ids.ts'
import { createCodebook } from '../../../src/format/stored-fields/codebook.ts'
import { openBatchCache } from '../cache/batch-cache.ts'
import { publishBuild } from '../files/publish-build.ts'
import {
  createWrittenFiles,
  noteExpansionFiles,
  type WrittenFiles,
  writeHeaderFile,
} from '../files/written-files.ts'
import type { BuildOptions, BuildSummary } from '../options/build-options.ts'
import {
  groupAllPartitions,
  groupStores,
  mergeTerms,
  type PooledCorpus,
  trainOnSample,
  writeStores,
} from '../threads/merge-batches.ts'
import type { BuildSettings } from '../threads/tasks.ts'
import { countSteps, summarizeBuild } from './build-steps.ts'
import { composeManifest, hashFiles } from './compose-manifest.ts'

/**
 * Doc values up to this many bytes are stored in the header file, since every answer counts them: of files that a page
 * fetches, or of others.
 */
const docValuesInHeaderFile = { fetched: 64 << 10, local: 4 << 20 } as const

/** Merges what was analysed into the files of an artifact and writes the manifest last. */
export async function writeArtifact(
  corpus: PooledCorpus,
  settings: BuildSettings,
  options: BuildOptions,
): Promise<Omit<BuildSummary, 'seconds'>> {
  const packed = options.engine !== 'minisearch'
  const engine: BuildSummary['engine'] = packed ? 'packed' : 'minisearch'
  const files = createWrittenFiles(settings)
  const groups = groupAllPartitions(corpus)
  const sizes = chooseFileSizes(corpus.textBytes, settings.deflated)
  const stores = groupStores(corpus.batches, sizes.store)
  const run = countSteps(corpus, options, groups.length + stores.length + 2)

  const training = trainOnSample(corpus, run)
  // Awaited below, as the next; should another task fail first, it is nobody's any more.
  training.catch(() => undefined)
  const { ideographic, alphanumeric, ...postings } = await mergeTerms(
    corpus,
    groups,
    packed ? sizes.postings : 0,
    run,
    files,
  )
  // What takes longest starts first.
  const expansion = run(
    'writeExpansionFiles',
    listExpansionEntries(corpus, ideographic, alphanumeric, options.synonyms ?? [], settings.deflated),
  )
  expansion.catch(() => undefined)
  const codebook = await training
  const storeFirsts = await writeStores(stores, codebook, sizes.store, run, files)
  options.onProgress?.('finish', 0, 1)
  const articles = corpus.summaries.map((summary) => summary.article)
  const blocks = writeTermBlocks(alphanumeric, ideographic.length)
  for (const block of blocks.files) files.write('terms', block)
  for (const file of writeArticleIds(articles.map(({ id }) => id))) files.write('article-ids', file)
  const { named, inHeaderFile } = noteExpansionFiles(files, await expansion)
  const fields = listFields(articles)
  const maxInHeaderFile = docValuesInHeaderFile[settings.deflated ? 'fetched' : 'local']
  const docValues = placeDocValues(files, writeDocValues(articles, fields), maxInHeaderFile)
  const miniSearch = packed
    ? {}
    : { minisearch: wholeFile(files, 'minisearch', makeMiniSearch(corpus, settings)) }
  const header = writeIndexHeader({
    ...listLengths(corpus),
    ...postings,
    storeFirsts,
    termFirsts: blocks.firstTerms,
    codebook: createCodebook(codebook),
    hashes: files.listHashes(),
    named,
  })
  const lexicon = writeLexicon(ideographic, corpus.unknownCost)
  const parts = { lexicon, header, ...docValues.inHeaderFile, ...inHeaderFile }
  const headerFile = writeHeaderFile(files, parts)
  const roles = { ...docValues.ownFile, ...miniSearch, ...headerFile.roles }
  const described = {
    engine,
    content: hashFiles(roles),
    fields,
    files: settings.deflated ? roles : { ...roles, ...openingRole },
  }
  const manifest = composeManifest(corpus, options, described, headerFile.file)
  // The header file stands beside it, so its manifest does not have it once more.
  const opening = settings.deflated
    ? null
    : writeOpeningFile({ manifest: composeManifest(corpus, options, described), headerFile: headerFile.file })
  await publishBuild(settings.out, settings.scratch, { manifest, opening }, files.names)
  options.onProgress?.('finish', 1, 1)
  return summarizeBuild(corpus, { engine }, ideographic.length + alphanumeric.length, files, {
    manifest,
    opening,
  })
}

/** Writes a file that is read whole. */
function wholeFile(files: WrittenFiles, role: string, content: Uint8Array): ManifestFile {
  const { name, bytes } = files.write(role, content)
  return { name, start: 0, bytes }
}

/** Writes doc values into a file of their own, or leaves them to the header file; none where articles have none. */
function placeDocValues(
  files: WrittenFiles,
  docValues: Uint8Array | null,
  maxInHeaderFile: number,
): { ownFile: Record<string, ManifestFile>; inHeaderFile: Record<string, Uint8Array> } {
  if (docValues === null) return { ownFile: {}, inHeaderFile: {} }
  if (docValues.length <= maxInHeaderFile) return { ownFile: {}, inHeaderFile: { 'doc-values': docValues } }
  return { ownFile: { 'doc-values': wholeFile(files, 'doc-values', docValues) }, inHeaderFile: {} }
}

/** Lengths and articles of passages, as the header has them: empty where all are alike. */
function listLengths({
  summaries,
  textLengths,
  titleLengths,
  articleFirsts,
}: AnalyzedCorpus): Pick<IndexHeader, 'textLengths' | 'titleLengths' | 'articleFirsts'> {
  const hasTitles = titleLengths.some((length) => length > 0)
  const oneEach = summaries.every(({ passages }) => passages === 1)
  return {
    textLengths,
    titleLengths: hasTitles ? titleLengths : new Uint16Array(0),
    articleFirsts: oneEach ? new Uint32Array(0) : articleFirsts,
  }
}

function makeMiniSearch(
  { batches, firstPassages, statistics, textLengths }: AnalyzedCorpus,
  { batchFolders, cacheKey }: BuildSettings,
): Uint8Array {
  const files = openBatchCache<BatchSummary>(batchFolders, cacheKey)
  const readWords = ({ key, words }: BatchSummary): Uint8Array[] => {
    const bytes = files.read('words', key)
    return words.map(([start, end]) => bytes.subarray(start, end))
  }
  const json = writeMiniSearch(batches.map(readWords), firstPassages, {
    textLengths,
    averageTextLength: statistics.averageTextLength,
  })
  return new TextEncoder().encode(json)
}

import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { analyzerFingerprint } from '../../src/analysis/analyzer.ts'
import { writeMiniSearch } from '../../src/build/minisearch-writer.ts'
import { addressBits } from '../../src/engine/packed/packed-engine.ts'
import { SearchError } from '../../src/errors.ts'
import { partitions } from '../../src/build/analyze-batch.ts'
import { createCodebook, trainCodebook } from '../../src/format/codebook.ts'
import { type FileKind, fileKinds, firstCheckedCoreSection, writeCore } from '../../src/format/index-header.ts'
import { writeFacts } from '../../src/format/doc-values.ts'
import { nameOfContent } from '../../src/reader/file-cache.ts'
import { hashBytes, hashToHex } from '../../src/format/hash.ts'
import { compareTerms, firstCheckedLexiconSection, writeLexicon } from '../../src/format/lexicon.ts'
import {
  formatVersion,
  type Manifest,
  type ManifestFile,
  manifestName,
  writeManifest,
} from '../../src/format/manifest.ts'
import type { MergedTerm } from '../../src/build/merge-postings.ts'
import { bytesBefore } from '../../src/format/sections.ts'
import { defaultSimilarity } from '../../src/format/similarity.ts'
import { chooseStoreFileBytes } from '../../src/format/stored-fields.ts'
import { writeTermShards } from '../../src/format/alphanumeric-terms.ts'
import { openAnalyzedRuns } from './batch-cache.ts'
import type { BuildOptions, BuildSummary } from './build-index.ts'
import { chooseEngine } from '../../src/build/choose-engine.ts'
import type { Gathered } from './analyze-corpus.ts'
import { removeStaleFiles } from './stale-files.ts'
import type { BuildSettings, RunSummary, Tasks } from './tasks.ts'
import { kindOfName, listWaysIn } from '../../src/build/expansion-files.ts'
import { createWrittenFiles, type WrittenFiles } from './written-files.ts'

type AddressedTerm = MergedTerm & { readonly address: number }
type Run = <Name extends keyof Tasks>(
  task: Name,
  input: Parameters<Tasks[Name]>[0],
) => Promise<ReturnType<Tasks[Name]>>

/** Merges what was analysed into the files of an artifact and writes the manifest last. */
export async function writeArtifact(
  gathered: Gathered,
  settings: BuildSettings,
  options: BuildOptions,
): Promise<Omit<BuildSummary, 'seconds'>> {
  const { runs, statistics } = gathered
  const choice = chooseEngine(options.engine, gathered)
  const packed = choice.engine === 'packed'
  const files = createWrittenFiles(settings.out)
  const run = countSteps(gathered, options, partitions * (packed ? 2 : 1) + runs.length + 1)

  const codebook = trainCodebook(gathered.sample)
  const terms = await mergeTerms(gathered, packed, run, files)
  const ideographic = terms.filter((term) => term.cost >= 0).sort((a, b) => compareTerms(a.term, b.term))
  const alphanumeric = terms.filter((term) => term.cost < 0).sort((a, b) => (a.term < b.term ? -1 : 1))
  const lexicon = writeLexicon(ideographic, gathered.unknownCost)
  // What takes longest starts first.
  const waysIn = run('writeWaysIn', listWaysIn(gathered, ideographic, alphanumeric, options.synonyms ?? []))
  const [grams, storeFirsts] = await Promise.all([
    packed ? mergeAllGrams(gathered, run, files) : { firsts: new Uint32Array(0), lasts: new Uint32Array(0) },
    writeStores(gathered, codebook, run, files),
  ])
  options.onProgress?.('finish', 0, 1)
  const shards = writeTermShards(alphanumeric)
  for (const shard of shards.files) await files.write('terms', shard)
  const named: Record<string, string> = {}
  for (const { name, file } of await waysIn) {
    named[name] = nameOfContent(kindOfName(name), file.hash)
    files.note(kindOfName(name), [file])
  }
  const roles: Record<string, ManifestFile> = {}
  const addRole = async (role: string, file: Uint8Array): Promise<void> => {
    const { name, bytes } = await files.write(role, file)
    roles[role] = { name, start: 0, bytes }
  }
  const facts = writeFacts(gathered.summaries.map((summary) => summary.article))
  if (facts) await addRole('facts', facts)
  if (!packed) await addRole('minisearch', await makeMiniSearch(gathered, settings))
  const oneEach = gathered.summaries.every((summary) => summary.passages === 1)
  const core = writeCore({
    textLengths: gathered.textLengths,
    titleLengths: gathered.titleLengths.some((length) => length > 0)
      ? gathered.titleLengths
      : new Uint16Array(0),
    storeFirsts,
    articleFirsts: oneEach ? new Uint32Array(0) : gathered.articleFirsts,
    gramFirsts: grams.firsts,
    gramLasts: grams.lasts,
    termFirsts: shards.firstTerms,
    codebook: createCodebook(codebook),
    hashes: Object.fromEntries(fileKinds.map((kind) => [kind, files.hashesOf(kind)])) as Record<
      FileKind,
      Uint32Array
    >,
    named,
  })
  const root = await files.write('root', Buffer.concat([lexicon, core]))
  roles.lexicon = { name: root.name, start: 0, ...describePart(lexicon, firstCheckedLexiconSection) }
  roles.core = { name: root.name, start: lexicon.length, ...describePart(core, firstCheckedCoreSection) }
  const manifest = writeManifest({
    format: 'hansou',
    version: formatVersion,
    analyzer: analyzerFingerprint,
    engine: choice.engine,
    content: hashToHex(...hashBytes(new TextEncoder().encode(JSON.stringify(roles)))),
    passages: statistics.passages,
    articles: gathered.summaries.length,
    whole: !options.split,
    averageTextLength: statistics.averageTextLength,
    averageTitleLength: statistics.averageTitleLength,
    similarity: defaultSimilarity,
    files: roles,
  } satisfies Manifest)
  const unfinished = join(settings.out, `.${manifestName}`)
  await writeFile(unfinished, manifest)
  await rename(unfinished, join(settings.out, manifestName))
  await removeStaleFiles(settings.out, files.names)
  options.onProgress?.('finish', 1, 1)
  return {
    articles: gathered.summaries.length,
    remembered: gathered.remembered,
    drafts: gathered.drafts,
    passages: statistics.passages,
    characters: gathered.characters,
    textBytes: gathered.textBytes,
    terms: terms.length,
    bytes: Object.values(files.bytesByKind).reduce((sum, bytes) => sum + bytes, manifest.length),
    bytesByKind: files.bytesByKind,
    files: files.names.size + 1,
    engine: choice.engine,
    reason: choice.reason,
  }
}

function describePart(part: Uint8Array, firstChecked: number): Pick<ManifestFile, 'bytes' | 'head'> {
  const bytes = bytesBefore(part, firstChecked)
  return { bytes: part.length, head: { bytes, hash: hashToHex(...hashBytes(part.subarray(0, bytes))) } }
}

/** Runs tasks on the pool and tells how many of all are done. */
function countSteps({ pool }: Gathered, options: BuildOptions, steps: number): Run {
  let done = 0
  return async (task, input) => {
    const answer = await pool.run(task, input)
    options.onProgress?.('merge', ++done, steps)
    return answer
  }
}

const partitionNumbers = Array.from({ length: partitions }, (_, partition) => partition)

async function mergeTerms(
  { runs, firstPassages, statistics, textLengths, titleLengths }: Gathered,
  packed: boolean,
  run: Run,
  files: WrittenFiles,
): Promise<AddressedTerm[]> {
  const context = { similarity: defaultSimilarity, statistics, textLengths, titleLengths }
  const parts = runs.map(({ key, words }) => ({ key, parts: words }))
  const merged = await Promise.all(
    partitionNumbers.map((partition) =>
      run('mergeWords', { partition, runs: parts, firstPassages, context, packed }),
    ),
  )
  const terms: AddressedTerm[] = []
  let before = 0
  for (const part of merged) {
    for (const term of part.terms) {
      terms.push({
        ...term,
        address: packed ? (((before + term.file) << addressBits) | term.offset) >>> 0 : 0,
      })
    }
    before += part.files.length
    files.note('postings', part.files)
  }
  const most = (1 << (32 - addressBits)) - 1
  if (before > most) {
    throw new SearchError(
      'INVALID_OPTION',
      `expected at most ${most} postings files, got ${before}; cut the source in two`,
    )
  }
  return terms
}

async function mergeAllGrams(
  { runs, firstPassages, statistics }: Gathered,
  run: Run,
  files: WrittenFiles,
): Promise<{ firsts: Uint32Array; lasts: Uint32Array }> {
  const parts = runs.map(({ key, grams }) => ({ key, parts: grams }))
  const merged = await Promise.all(
    partitionNumbers.map((partition) =>
      run('mergeGrams', { partition, runs: parts, firstPassages, passages: statistics.passages }),
    ),
  )
  for (const part of merged) files.note('grams', part.files)
  return {
    firsts: Uint32Array.from(merged.flatMap((part) => part.firstKeys)),
    lasts: Uint32Array.from(merged.flatMap((part) => part.lastKeys)),
  }
}

async function writeStores(
  { runs, firstPassages, statistics, textBytes }: Gathered,
  codebook: readonly string[],
  run: Run,
  files: WrittenFiles,
): Promise<Uint32Array> {
  const written = await Promise.all(
    runs.map((summary, index) =>
      run('writeStore', {
        key: summary.key,
        firstPassage: firstPassages[index]!,
        passagesOfArticles: summary.articles.map((article) => article.passages),
        codebook,
        storeFileBytes: chooseStoreFileBytes(textBytes),
      }),
    ),
  )
  for (const part of written) files.note('store', part.files)
  return Uint32Array.from([...written.flatMap((part) => part.firsts), statistics.passages])
}

async function makeMiniSearch(
  { runs, firstPassages, statistics }: Gathered,
  { runs: folder, made }: BuildSettings,
): Promise<Uint8Array> {
  const files = openAnalyzedRuns<RunSummary>(folder, made)
  const readRun = ({ key, words }: RunSummary): Uint8Array[] => {
    const bytes = files.read('words', key)
    return words.map(([start, end]) => bytes.subarray(start, end))
  }
  const json = writeMiniSearch(runs.map(readRun), firstPassages, statistics.passages)
  return new TextEncoder().encode(json)
}

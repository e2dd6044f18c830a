import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { analyzerFingerprint } from '../../src/analysis/analyzer.ts'
import { writeMiniSearch } from '../../src/engine/minisearch/minisearch-writer.ts'
import { addressBits } from '../../src/engine/packed/packed-engine.ts'
import { SearchError } from '../../src/errors.ts'
import { partitions } from '../../src/index/analyze-batch.ts'
import { createCodebook, trainCodebook } from '../../src/index/codebook.ts'
import { type FileKind, writeCore } from '../../src/index/core-codec.ts'
import { writeFacts } from '../../src/index/facets-codec.ts'
import { nameOfContent } from '../../src/index/file-cache.ts'
import { hashBytes, hashToHex } from '../../src/index/hash.ts'
import { compareTerms, writeLexicon } from '../../src/index/lexicon-codec.ts'
import { formatVersion, type Manifest, manifestName, writeManifest } from '../../src/index/manifest.ts'
import type { MergedTerm } from '../../src/index/merge-words.ts'
import { defaultSimilarity } from '../../src/index/similarity.ts'
import { writeTermShards } from '../../src/index/terms-codec.ts'
import { chooseEngine, type EngineChoice } from './choose-engine.ts'
import { analyzeSource, type Gathered } from './gather.ts'
import { removeScratch, removeStaleFiles } from './stale-files.ts'
import type { BuildSettings, WrittenFile } from './tasks.ts'
import { createThreadPool, type ThreadPool } from './thread-pool.ts'
import { writeWaysIn } from './ways-in.ts'

export interface BuildOptions {
  readonly engine: 'auto' | 'minisearch' | 'packed'
  /** Whether texts are cut into passages; else a line is one passage. */
  readonly split: boolean
  /** The site's own words, to be kept whole. */
  readonly ownWords?: readonly string[]
  /** Groups of words that find each other. */
  readonly synonyms?: readonly (readonly string[])[]
  /** Threads at work; 0 works on this one. Chosen by the machine and the size of the source when absent. */
  readonly threads?: number
  /** Bytes of source analysed at once by a thread. */
  readonly batchBytes?: number
  /** Hears how far the build is; `total` is 0 while it is not known. */
  readonly onProgress?: (phase: BuildPhase, done: number, total: number) => void
}

export type BuildPhase = 'analyse' | 'merge' | 'finish'

export interface BuildSummary {
  readonly articles: number
  readonly drafts: number
  readonly passages: number
  readonly characters: number
  readonly textBytes: number
  readonly terms: number
  readonly bytes: number
  /** Bytes by kind of file. */
  readonly bytesByKind: Readonly<Record<string, number>>
  readonly files: number
  readonly seconds: number
  readonly engine: 'minisearch' | 'packed'
  /** Why this engine, in one sentence. */
  readonly reason: string
}

/**
 * Builds an artifact. Files are named by their content and the manifest is written last, so the index that was
 * there before stays whole until the new one is; files that neither of the two names are removed.
 *
 * @param source  a folder of Markdown, or a `.jsonl` or `.jsonl.gz` file
 * @throws {SearchError} ARTICLE_* with file and line; INVALID_OPTION when the source is neither
 */
export async function buildIndex(source: string, out: string, options: BuildOptions): Promise<BuildSummary> {
  const started = performance.now()
  await mkdir(out, { recursive: true })
  await removeScratch(out)
  const scratch = await mkdtemp(join(out, '.scratch-'))
  const settings: BuildSettings = { split: options.split, ownWords: options.ownWords ?? [], scratch, out }
  const pools: ThreadPool[] = []
  const openPool = (threads: number): ThreadPool => {
    const pool = createThreadPool(options.threads ?? threads, settings)
    pools.push(pool)
    return pool
  }
  try {
    const threads = Math.max(1, Math.min(8, availableParallelism()))
    const gathered = await analyzeSource(source, options, threads, openPool)
    return await writeArtifact(gathered, settings, options, started)
  } finally {
    await Promise.all(pools.map((pool) => pool.close()))
    await rm(scratch, { recursive: true, force: true })
  }
}

async function writeArtifact(
  gathered: Gathered,
  settings: BuildSettings,
  options: BuildOptions,
  started: number,
): Promise<BuildSummary> {
  const { pool, runs, firstPassages, statistics, textLengths, titleLengths } = gathered
  const passages = statistics.passages
  const similarity = defaultSimilarity
  const bytesByKind: Record<string, number> = {}
  let files = 0
  const hashes: Record<FileKind, number[]> = { postings: [], store: [], grams: [], terms: [] }
  function note(kind: string, written: readonly WrittenFile[]): void {
    for (const { bytes } of written) bytesByKind[kind] = (bytesByKind[kind] ?? 0) + bytes
    files += written.length
  }
  function noteKind(kind: FileKind, written: readonly WrittenFile[]): void {
    note(kind, written)
    for (const { hash } of written) hashes[kind].push(...hash)
  }
  async function writeOne(kind: string, bytes: Uint8Array): Promise<{ name: string; bytes: number; hash: readonly [number, number] }> {
    const hash = hashBytes(bytes)
    const name = nameOfContent(kind, hash)
    await writeFile(join(settings.out, name), bytes)
    note(kind, [{ hash, bytes: bytes.length }])
    return { name, bytes: bytes.length, hash }
  }

  const choice: EngineChoice = chooseEngine(options.engine, gathered)
  const codebook = trainCodebook(gathered.sample)
  const steps = partitions * 2 + runs.length
  let done = 0
  const step = <T>(task: Promise<T>): Promise<T> =>
    task.then((result) => {
      options.onProgress?.('merge', ++done, steps)
      return result
    })
  const context = { similarity, statistics, textLengths, titleLengths }
  const packed = choice.engine === 'packed'
  const numbers = Array.from({ length: partitions }, (_, partition) => partition)
  const words = numbers.map((partition) =>
    step(pool.run('mergeWords', { partition, runs: runs.map((run) => run.words), firstPassages, context })),
  )
  const grams = packed
    ? numbers.map((partition) =>
        step(pool.run('mergeGrams', { partition, runs: runs.map((run) => run.grams), firstPassages, passages })),
      )
    : []
  const stores = runs.map((run, index) =>
    step(
      pool.run('writeStore', {
        run: run.run,
        firstPassage: firstPassages[index]!,
        passagesOfArticles: run.articles.map((article) => article.passages),
        codebook,
      }),
    ),
  )

  const terms: (MergedTerm & { address: number })[] = []
  let postingsFiles = 0
  for (const merged of await Promise.all(words)) {
    for (const term of merged.terms) {
      terms.push({ ...term, address: packed ? (((postingsFiles + term.file) << addressBits) | term.offset) >>> 0 : 0 })
    }
    postingsFiles += merged.files.length
    if (packed) noteKind('postings', merged.files)
  }
  if (postingsFiles >= 1 << (32 - addressBits)) {
    throw new SearchError('INVALID_OPTION', `expected at most ${(1 << (32 - addressBits)) - 1} postings files, got ${postingsFiles}; cut the source in two`)
  }
  const gramFirsts: number[] = []
  const gramLasts: number[] = []
  for (const merged of await Promise.all(grams)) {
    gramFirsts.push(...merged.firstKeys)
    gramLasts.push(...merged.lastKeys)
    noteKind('grams', merged.files)
  }
  const storeFirsts: number[] = []
  for (const written of await Promise.all(stores)) {
    storeFirsts.push(...written.firsts)
    noteKind('store', written.files)
  }
  storeFirsts.push(passages)

  options.onProgress?.('finish', 0, 1)
  const ideographic = terms.filter((term) => term.cost >= 0).sort((a, b) => compareTerms(a.term, b.term))
  const alphanumeric = terms.filter((term) => term.cost < 0).sort((a, b) => (a.term < b.term ? -1 : 1))
  const lexicon = await writeOne('lexicon', writeLexicon(ideographic, gathered.unknownCost))
  const shards = writeTermShards(alphanumeric)
  for (const shard of shards.files) hashes.terms.push(...(await writeOne('terms', shard)).hash)
  const named: Record<string, string> = {}
  for (const file of writeWaysIn(gathered.summaries, ideographic, options.synonyms ?? [])) {
    named[file.name] = (await writeOne(file.name.replace(/[^a-z].*$/, ''), file.bytes)).name
  }
  const roles: Record<string, { name: string; bytes: number }> = {}
  const addRole = (role: string, file: { name: string; bytes: number }): void => {
    roles[role] = { name: file.name, bytes: file.bytes }
  }
  addRole('lexicon', lexicon)
  const facts = writeFacts(gathered.summaries.map((summary) => summary.article))
  if (facts) addRole('facts', await writeOne('facts', facts))
  if (!packed) {
    const readRun = async (run: (typeof runs)[number]): Promise<Uint8Array[]> => {
      const bytes = await readFile(join(settings.scratch, `words-${run.run}.bin`))
      return run.words.map(([start, end]) => bytes.subarray(start, end))
    }
    const json = writeMiniSearch(await Promise.all(runs.map(readRun)), firstPassages, passages)
    addRole('minisearch', await writeOne('minisearch', new TextEncoder().encode(json)))
  }
  const oneEach = gathered.summaries.every((summary) => summary.passages === 1)
  const core = await writeOne(
    'core',
    writeCore({
      textLengths,
      titleLengths: titleLengths.some((length) => length > 0) ? titleLengths : new Uint16Array(0),
      storeFirsts: Uint32Array.from(storeFirsts),
      articleFirsts: oneEach ? new Uint32Array(0) : gathered.articleFirsts,
      gramFirsts: Uint32Array.from(gramFirsts),
      gramLasts: Uint32Array.from(gramLasts),
      termFirsts: shards.firstTerms,
      codebook: createCodebook(codebook),
      hashes: {
        postings: Uint32Array.from(hashes.postings),
        store: Uint32Array.from(hashes.store),
        grams: Uint32Array.from(hashes.grams),
        terms: Uint32Array.from(hashes.terms),
      },
      named,
    }),
  )
  addRole('core', core)
  const manifest: Manifest = {
    format: 'hansou',
    version: formatVersion,
    analyzer: analyzerFingerprint,
    engine: choice.engine,
    content: hashToHex(...hashBytes(new TextEncoder().encode(JSON.stringify(roles)))),
    passages,
    articles: gathered.summaries.length,
    whole: !options.split,
    averageTextLength: statistics.averageTextLength,
    averageTitleLength: statistics.averageTitleLength,
    similarity,
    files: roles,
  }
  const manifestBytes = writeManifest(manifest)
  const names = new Set([
    ...Object.values(roles).map((file) => file.name),
    ...Object.values(named),
    ...Object.entries(hashes).flatMap(([kind, pairs]) =>
      Array.from({ length: pairs.length / 2 }, (_, at) => nameOfContent(kind, [pairs[at * 2]!, pairs[at * 2 + 1]!])),
    ),
  ])
  const unfinished = join(settings.out, `.${manifestName}`)
  await writeFile(unfinished, manifestBytes)
  await rename(unfinished, join(settings.out, manifestName))
  await removeStaleFiles(settings.out, names)
  options.onProgress?.('finish', 1, 1)
  return {
    articles: manifest.articles,
    drafts: gathered.drafts,
    passages,
    characters: gathered.characters,
    textBytes: gathered.textBytes,
    terms: terms.length,
    bytes: Object.values(bytesByKind).reduce((sum, bytes) => sum + bytes, manifestBytes.length),
    bytesByKind,
    files: files + 1,
    seconds: (performance.now() - started) / 1000,
    engine: choice.engine,
    reason: choice.reason,
  }
}

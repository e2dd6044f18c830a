import { SearchError } from '../errors.ts'
import type { Article } from '../format/article.ts'
import { corrupt } from '../format/encoding/bytes.ts'
import { nameOfContent } from '../format/header/file-name.ts'
import {
  type FileKind,
  fileKinds,
  findLast,
  type IndexHeader,
  openIndexHeader,
} from '../format/header/index-header.ts'
import { type Manifest, type ManifestFile, openManifest } from '../format/header/manifest.ts'
import { manifestName } from '../format/header/manifest-name.ts'
import { openingName, readOpeningFile } from '../format/header/opening-file.ts'
import { openLexicon, type PackedLexicon } from '../format/lexicon/packed-lexicon.ts'
import { recordToArticle } from '../format/stored-fields/article-record.ts'
import { recordToPassage, type StoredPassage } from '../format/stored-fields/passage-record.ts'
import { readRecord } from '../format/stored-fields/stored-fields.ts'
import type { BlobStore } from './blob-store.ts'
import { createFileCache, type FileCache, openContent, takePart } from './file-cache.ts'
import { createReadBudget, type ReadBudget } from './read-plan.ts'
import { createPatientStore } from './stores/patient-store.ts'
import { openTermFiles, type TermFiles } from './term-files.ts'

/**
 * An open index (Lucene's `IndexReader`): manifest, header, term dictionary and stored fields; scoring is
 * the matcher's.
 */
export interface IndexReader extends TermFiles {
  readonly manifest: Manifest
  readonly header: IndexHeader
  readonly lexicon: PackedLexicon
  /** Which article a passage belongs to. */
  articleOf(passage: number): number
  /** Passages of an article as `[first, end)`. */
  passagesOf(article: number): readonly [first: number, end: number]
  /** Reads one of many files. */
  readFile(kind: FileKind, index: number, budget: ReadBudget): Promise<Uint8Array>
  /** Whether a request uses a file already, so that using it again costs no read. */
  usesFile(kind: FileKind, index: number, budget: ReadBudget): boolean
  /** Counts a file that may be read later, so that nothing else takes its read meanwhile. */
  claimFile(kind: FileKind, index: number, budget: ReadBudget): void
  /** Position of a passage among the store files. */
  storeFileOf(passage: number): number
  /** Reads passages; answers in the order asked. */
  readPassages(passages: readonly number[], budget: ReadBudget): Promise<StoredPassage[]>
  /** Reads the article that a passage belongs to, from the passage's own file. */
  readArticleOf(passage: number, budget: ReadBudget): Promise<Article>
  /** Reads a file that the manifest names by role; null where there is none. */
  readRole(role: string, budget: ReadBudget): Promise<Uint8Array | null>
  /** Tells whether there is a file of a logical name. */
  hasNamed(logicalName: string): boolean
  /** Reads a file by its logical name. */
  readNamed(logicalName: string, budget: ReadBudget): Promise<Uint8Array>
}

/**
 * Opens an artifact: manifest, header and lexicon, in one read or two.
 *
 * @param cacheBytes  of other files kept after use
 * @param opensAtOnce  whether a file that has them together is tried first; where there is none it costs a read more
 * @throws {SearchError} INDEX_NOT_FOUND, INDEX_CORRUPT, INDEX_TOO_OLD, INDEX_TOO_NEW, STORE_UNAVAILABLE or
 *   ANALYZER_MISMATCH
 */
export async function openIndexReader(
  source: BlobStore,
  cacheBytes: number,
  opensAtOnce = false,
): Promise<IndexReader> {
  const store = createPatientStore(source)
  const { manifest, header, lexicon, content } =
    (opensAtOnce ? await readTogether(store) : null) ??
    (await readOpened(store, await store.read(manifestName)))
  return createIndexReader(
    manifest,
    // Of an index whose passages are in a cluster, the header has the vocabulary alone.
    openIndexHeader(takePart(header, content), manifest.engine === 'opensearch' ? 0 : manifest.passages),
    openLexicon(takePart(lexicon, content)),
    createFileCache(store, cacheBytes),
    { name: header.name, content },
  )
}

/** The manifest, and the content of the file that header and lexicon are parts of. */
interface Opened {
  readonly manifest: Manifest
  readonly header: ManifestFile
  readonly lexicon: ManifestFile
  readonly content: Uint8Array
}

/** Opens what is read first. @param headerFile  where it was read with the manifest */
async function readOpened(
  store: BlobStore,
  manifestBytes: Uint8Array,
  headerFile?: Uint8Array,
): Promise<Opened> {
  const opened = openManifest(manifestBytes)
  const { manifest } = opened
  const { header, lexicon } = manifest.files
  if (!header || !lexicon || header.name !== lexicon.name)
    throw corrupt('the manifest does not name header and lexicon')
  const file = headerFile ?? opened.headerFile ?? (await store.read(header.name))
  return { manifest, header, lexicon, content: await openContent(header.name, file) }
}

/** Reads manifest and header file in one file; null where there is none, or one that says nothing. */
async function readTogether(store: BlobStore): Promise<Opened | null> {
  try {
    const { manifest, headerFile } = readOpeningFile(await store.read(openingName))
    return await readOpened(store, manifest, headerFile)
  } catch (error) {
    if (error instanceof SearchError && error.code !== 'STORE_UNAVAILABLE') return null
    throw error
  }
}

/** @param headerFile  the file that header and lexicon are parts of, with its content */
function createIndexReader(
  manifest: Manifest,
  header: IndexHeader,
  lexicon: PackedLexicon,
  cache: FileCache,
  headerFile: { readonly name: string; readonly content: Uint8Array },
): IndexReader {
  /** Files that are parts of the header file: who opens one keeps what was opened as long as it is the same. */
  const parts = new Map<string, Uint8Array>()
  async function readRole(role: string, budget: ReadBudget): Promise<Uint8Array | null> {
    const file = manifest.files[role]
    if (file === undefined) return null
    if (file.name !== headerFile.name) return cache.read(file.name, budget)
    // Small files were read with the header file when the index was opened.
    const part = parts.get(role) ?? takePart(file, headerFile.content)
    parts.set(role, part)
    return part
  }
  const names = new Map<FileKind, string[]>(fileKinds.map((kind) => [kind, []]))
  function nameOf(kind: FileKind, index: number): string {
    const known = names.get(kind)![index]
    if (known !== undefined) return known
    const hashes = header.hashes[kind]
    if (index * 2 + 1 >= hashes.length)
      throw new SearchError('INDEX_CORRUPT', `${kind} file ${index} is not in the index; build it again`)
    const name = nameOfContent(kind, [hashes[index * 2]!, hashes[index * 2 + 1]!])
    names.get(kind)![index] = name
    return name
  }
  const readFile = (kind: FileKind, index: number, budget: ReadBudget): Promise<Uint8Array> =>
    cache.read(nameOf(kind, index), budget)
  const articleOf = (passage: number): number =>
    header.articleFirsts.length === 0 ? passage : findLast(header.articleFirsts, passage)
  const storeFileOf = (passage: number): number => findLast(header.storeFirsts, passage)

  return {
    manifest,
    header,
    lexicon,
    articleOf,
    passagesOf: (article) =>
      header.articleFirsts.length === 0
        ? [article, article + 1]
        : [header.articleFirsts[article]!, header.articleFirsts[article + 1]!],
    readFile,
    usesFile: (kind, index, budget) => budget.has(nameOf(kind, index)),
    claimFile: (kind, index, budget) => budget.use(nameOf(kind, index)),
    storeFileOf,
    readPassages: (passages, budget) =>
      Promise.all(
        passages.map(async (passage) => {
          const index = storeFileOf(passage)
          const first = header.storeFirsts[index]!
          const file = await readFile('store', index, budget)
          return recordToPassage(readRecord(file, passage - first, header.codebook), articleOf(passage))
        }),
      ),
    async readArticleOf(passage, budget) {
      const index = storeFileOf(passage)
      const first = header.storeFirsts[index]!
      const end = header.storeFirsts[index + 1]!
      const file = await readFile('store', index, budget)
      const record = end - first + articleOf(passage) - articleOf(first)
      return recordToArticle(readRecord(file, record, header.codebook))
    },
    ...openTermFiles(header, readFile),
    readRole,
    hasNamed: (logicalName) =>
      header.named[logicalName] !== undefined || manifest.files[logicalName] !== undefined,
    async readNamed(logicalName, budget) {
      const inHeaderFile = await readRole(logicalName, budget)
      if (inHeaderFile !== null) return inHeaderFile
      const name = header.named[logicalName]
      if (!name) throw new SearchError('INDEX_CORRUPT', 'a named file is not in the index; build it again')
      return cache.read(name, budget)
    },
  }
}

/** A budget for reading what opening needs. */
export function unlimitedReads(): ReadBudget {
  return createReadBudget(Number.POSITIVE_INFINITY)
}

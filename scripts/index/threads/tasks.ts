import { deserialize, serialize } from 'node:v8'
import { isSafeAddress } from '../../../src/article/fields/addresses.ts'
import {
  locationOf,
  type ReadDocumentOptions,
  readDocument,
  type SourceDocument,
} from '../../../src/article/read-document.ts'
import { type BatchExtras, createBatchAnalyzer } from '../../../src/build/analyze/analyze-batch.ts'
import type { BatchRanges, BatchSummary, Ranges } from '../../../src/build/analyze/analyzed-corpus.ts'
import { createTextEncoder } from '../../../src/build/codebook/text-encoder.ts'
import { trainCodebook } from '../../../src/build/codebook/train-codebook.ts'
import {
  createDictionary,
  type Dictionary,
  readWordCounts,
} from '../../../src/build/dictionary/dictionary.ts'
import {
  type ExpansionInput,
  isPartOfHeaderFile,
  kindOfName,
  writeExpansionFiles,
} from '../../../src/build/expansion/expansion-files.ts'
import { type MergedPostings, mergePostings } from '../../../src/build/merge/merge-postings.ts'
import { SearchError } from '../../../src/errors.ts'
import type { ArticleFailure, LeftOut, ParsedArticle } from '../../../src/format/article.ts'
import { nameOfContent } from '../../../src/format/header/file-name.ts'
import type { PostingContext } from '../../../src/format/postings/postings-writer.ts'
import { type BatchRecords, writeStoreFiles } from '../../../src/format/stored-fields/stored-fields.ts'
import { openBatchCache } from '../cache/batch-cache.ts'
import { hashContent } from '../files/hash-content.ts'
import { writeIndexFile } from '../files/write-index-file.ts'
import { writeOnce } from '../files/write-once.ts'
import type { ExpansionFile, WrittenFile } from '../files/written-files.ts'
import { createDocumentTasks, type DocumentTasks } from './document-tasks.ts'
import { readJiebaDictionary } from './jieba-dictionary.ts'

/** What every task of a build knows; sent once to each thread. */
export interface BuildSettings {
  readonly split: boolean
  readonly ownWords: readonly string[]
  /** Folders of the analysed batches, the first that can be written is used; and what they depend on beside the articles. */
  readonly batchFolders: readonly string[]
  readonly cacheKey: string
  /** Folder of the artifact. */
  readonly out: string
  /** Folder of this build alone, on the same file system as `out`. */
  readonly scratch: string
  /** Whether files are deflated where that makes them smaller. */
  readonly deflated: boolean
}

/** What threads of a build are asked to do; data in, data out. */
export interface Tasks extends DocumentTasks {
  analyze(input: { documents: readonly SourceDocument[]; extras: BatchExtras }): BatchSummary
  mergePostings(input: {
    /** Neighbouring partitions, merged into files of their own. */
    partitions: readonly number[]
    words: readonly BatchRanges[]
    /** Without partitions of letters and digits. */
    bigrams: readonly BatchRanges[]
    firstPassages: readonly number[]
    context: PostingContext
    /** 0 where nothing is written and terms are counted only. */
    fileBytes: number
  }): Omit<MergedPostings, 'files'> & { readonly files: readonly WrittenFile[] }
  /** Chooses the strings that stored fields are cut by. */
  trainCodebook(input: {
    /** Of the batches that are looked at, of whose passages each so many-th is. */
    keys: readonly string[]
    every: number
    /** Of the whole corpus. */
    characters: number
  }): string[]
  writeExpansionFiles(input: ExpansionInput): ExpansionFile[]
  writeStore(input: {
    /** Of neighbouring batches, whose passages follow each other. */
    keys: readonly string[]
    firstPassage: number
    passagesOfArticles: readonly number[]
    codebook: readonly string[]
    fileBytes: number
  }): {
    files: readonly WrittenFile[]
    firsts: readonly number[]
  }
}

interface Analysis {
  readonly key: string
  readonly dictionary: Dictionary
  readonly analyzeBatch: ReturnType<typeof createBatchAnalyzer>
}

/** The last dictionary of this thread: a process that builds many times loads it once. */
const loaded: { analysis: Analysis | null } = { analysis: null }

/** Loads the dictionary with the site's own words, or takes the one that is loaded. */
export function loadAnalysis(ownWords: readonly string[]): Analysis {
  const key = JSON.stringify(ownWords)
  if (loaded.analysis?.key !== key) {
    const dictionary = createDictionary(readWordCounts(readJiebaDictionary(), ownWords))
    loaded.analysis = { key, dictionary, analyzeBatch: createBatchAnalyzer(dictionary) }
  }
  return loaded.analysis
}

/** Makes the tasks of a build thread: analyze a batch, merge postings, write files. */
export function createTasks(settings: BuildSettings): Tasks {
  let encoder: { strings: number; encode: ReturnType<typeof createTextEncoder> } | null = null
  const batches = openBatchCache<BatchSummary>(settings.batchFolders, settings.cacheKey)

  function readParts(
    kind: 'words' | 'bigrams',
    parts: readonly BatchRanges[],
    partitions: readonly number[],
  ): Uint8Array[] {
    return partitions.flatMap((partition) =>
      parts.flatMap(({ key, parts }) => {
        const range = parts[partition]
        return range === undefined ? [] : batches.readPart(kind, key, ...range)
      }),
    )
  }
  function readRecords(key: string): Omit<BatchRecords, 'passagesOfArticles'> {
    return deserialize(batches.read('records', key))
  }
  function writeFiles(kind: string, files: readonly Uint8Array[]): WrittenFile[] {
    return files.map((content) => {
      const bytes = writeIndexFile(kind, content, settings.deflated)
      const hash = hashContent(bytes)
      writeOnce(settings.out, settings.scratch, nameOfContent(kind, hash), bytes)
      return { hash, bytes: bytes.length }
    })
  }

  return {
    ...createDocumentTasks(settings.scratch, batches),
    analyze({ documents, extras }) {
      const key = batches.keyOf(documents, extras)
      const known = batches.find(key)
      if (known) return { ...known, remembered: known.articles.length }
      const { dictionary, analyzeBatch } = loadAnalysis(settings.ownWords)
      const { parsed, locations, failures, leftOut } = readDocuments(documents, settings)
      const { words, bigrams, passageRecords, articleRecords, ...rest } = analyzeBatch(parsed, extras)
      const summary: BatchSummary = {
        key,
        remembered: 0,
        leftOut,
        locations,
        warnings: parsed.flatMap((article) => article.warnings),
        failures,
        unknownCost: dictionary.unknownCost,
        ...rest,
        words: listRanges(words),
        bigrams: listRanges(bigrams),
      }
      batches.keep(key, summary, {
        words: Buffer.concat(words),
        bigrams: Buffer.concat(bigrams),
        records: serialize({ passageRecords, articleRecords }),
      })
      return summary
    },
    mergePostings({ partitions, words, bigrams, firstPassages, context, fileBytes }) {
      const shares = {
        words: readParts('words', words, partitions),
        bigrams: readParts('bigrams', bigrams, partitions),
        firstPassages: partitions.flatMap(() => firstPassages),
      }
      const { files, ...merged } = mergePostings(shares, context, fileBytes)
      return { ...merged, files: writeFiles('postings', files) }
    },
    trainCodebook({ keys, every, characters }) {
      const sample: string[] = []
      let passages = 0
      for (const key of keys)
        for (const record of readRecords(key).passageRecords)
          if (passages++ % every === 0) sample.push(record)
      return trainCodebook(sample, characters, settings.deflated ? 'deflated' : 'plain')
    },
    writeExpansionFiles(input) {
      const files = writeExpansionFiles(input)
      return files.map((file) => ({
        name: file.name,
        file: isPartOfHeaderFile(file, files)
          ? file.bytes
          : writeFiles(kindOfName(file.name), [file.bytes])[0]!,
      }))
    },
    writeStore({ keys, firstPassage, passagesOfArticles, codebook, fileBytes }) {
      encoder ??= { strings: codebook.length, encode: createTextEncoder(codebook) }
      const records = keys.map(readRecords)
      const batch = {
        passageRecords: records.flatMap((ofBatch) => ofBatch.passageRecords),
        articleRecords: records.flatMap((ofBatch) => ofBatch.articleRecords),
        passagesOfArticles,
      }
      const { files, firsts } = writeStoreFiles(batch, firstPassage, encoder.encode, fileBytes)
      return { files: writeFiles('store', files), firsts }
    },
  }
}

/** Reads every document, also behind one that cannot be read. */
function readDocuments(
  documents: readonly SourceDocument[],
  options: ReadDocumentOptions,
): { parsed: ParsedArticle[]; locations: string[]; failures: ArticleFailure[]; leftOut: LeftOut[] } {
  const parsed: ParsedArticle[] = []
  const locations: string[] = []
  const failures: ArticleFailure[] = []
  const leftOut: LeftOut[] = []
  for (const document of documents) {
    try {
      const onLeftOut = (reason: LeftOut['reason']): void => {
        leftOut.push({ reason, file: document.file })
      }
      const article = readDocument(document, { split: options.split, onLeftOut })
      if (article === null) continue
      parsed.push(checkAddress(article, document))
      locations.push(locationOf(document))
    } catch (error) {
      if (!(error instanceof SearchError)) throw error
      failures.push({ code: error.code, message: error.message })
    }
  }
  return { parsed, locations, failures, leftOut }
}

/** @throws {SearchError} ARTICLE_INVALID, with file and line, for an address that leads out of the site */
function checkAddress(parsed: ParsedArticle, document: SourceDocument): ParsedArticle {
  const { url } = parsed.article
  if (isSafeAddress(url)) return parsed
  throw new SearchError(
    'ARTICLE_INVALID',
    `${locationOf(document)}: expected an address that begins with / or http and stays on its site, got ${JSON.stringify(url.slice(0, 80))}`,
  )
}

function listRanges(parts: readonly Uint8Array[]): Ranges {
  let end = 0
  return parts.map((part): [number, number] => {
    end += part.length
    return [end - part.length, end]
  })
}

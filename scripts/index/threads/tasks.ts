import { deserialize } from 'node:v8'
import type { BatchRanges, BatchSummary } from '../../../src/build/analyze/analyzed-corpus.ts'
import { createTextEncoder } from '../../../src/build/codebook/text-encoder.ts'
import { trainCodebook } from '../../../src/build/codebook/train-codebook.ts'
import {
  type ExpansionInput,
  isPartOfHeaderFile,
  kindOfName,
  writeExpansionFiles,
} from '../../../src/build/expansion/expansion-files.ts'
import { type MergedPostings, mergePostings } from '../../../src/build/merge/merge-postings.ts'
import { nameOfContent } from '../../../src/format/header/file-name.ts'
import type { PostingContext } from '../../../src/format/postings/postings-writer.ts'
import { type BatchRecords, writeStoreFiles } from '../../../src/format/stored-fields/stored-fields.ts'
import { openBatchCache } from '../cache/batch-cache.ts'
import { hashContent } from '../files/hash-content.ts'
import { writeIndexFile } from '../files/write-index-file.ts'
import { writeOnce } from '../files/write-once.ts'
import type { ExpansionFile, WrittenFile } from '../files/written-files.ts'
import { type AnalyzeTask, createAnalyzeTask } from './analyze-task.ts'
import { createDocumentTasks, type DocumentTasks } from './document-tasks.ts'

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
  readonly analyze: AnalyzeTask
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
    analyze: createAnalyzeTask(settings, batches),
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

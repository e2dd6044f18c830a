import { closeSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { createDictionary, type Dictionary, readWordCounts } from '../../src/analysis/dictionary.ts'
import type { ParsedArticle } from '../../src/article/article.ts'
import { readDocument, type SourceDocument } from '../../src/article/read-document.ts'
import { type ArticleSummary, createBatchAnalyzer } from '../../src/index/analyze-batch.ts'
import { createTextEncoder } from '../../src/index/codebook.ts'
import { nameOfContent } from '../../src/index/file-cache.ts'
import { hashBytes } from '../../src/index/hash.ts'
import { mergeGrams } from '../../src/index/merge-grams.ts'
import { type MergedTerm, mergeWords } from '../../src/index/merge-words.ts'
import type { PostingContext } from '../../src/index/postings-codec.ts'
import { writeStoreFiles } from '../../src/index/store-codec.ts'
import { readJiebaDictionary } from './jieba-dictionary.ts'
import { kindOfName, type WaysInInput, writeWaysIn } from './ways-in.ts'
import type { WrittenFile } from './written-files.ts'

/** What every task of a build knows; sent once to each thread. */
export interface BuildSettings {
  readonly split: boolean
  readonly ownWords: readonly string[]
  /** Folder for what is merged later; it is removed at the end. */
  readonly scratch: string
  /** Folder of the artifact. */
  readonly out: string
}

/** Place of a run's partition in its scratch file. */
export type Ranges = readonly (readonly [start: number, end: number])[]

/** What stays in memory of a run; the rest is in the scratch folder. */
export interface RunSummary {
  readonly run: number
  readonly articles: readonly ArticleSummary[]
  readonly drafts: number
  readonly passages: number
  readonly unknownCost: number
  readonly characters: number
  readonly textBytes: number
  readonly textLengths: Uint16Array
  readonly titleLengths: Uint16Array
  readonly words: Ranges
  readonly grams: Ranges
  readonly names: readonly (readonly [string, number])[]
  readonly sample: readonly (readonly [string, number])[]
}

export interface Tasks {
  analyze(input: { run: number; documents: readonly SourceDocument[] }): RunSummary
  mergeWords(input: {
    partition: number
    runs: readonly Ranges[]
    firstPassages: readonly number[]
    context: PostingContext
    /** Whether the postings are written; else the terms are counted only. */
    packed: boolean
  }): { terms: readonly MergedTerm[]; files: readonly WrittenFile[] }
  mergeGrams(input: {
    partition: number
    runs: readonly Ranges[]
    firstPassages: readonly number[]
    passages: number
  }): { files: readonly WrittenFile[]; firstKeys: readonly number[]; lastKeys: readonly number[] }
  writeWaysIn(input: WaysInInput): { name: string; file: WrittenFile }[]
  writeStore(input: {
    run: number
    firstPassage: number
    passagesOfArticles: readonly number[]
    codebook: readonly string[]
    storeFileBytes: number
  }): {
    files: readonly WrittenFile[]
    firsts: readonly number[]
  }
}

/** Batches whose text the codebook is trained on: the first ones, then one in eight. */
function isSampled(run: number): boolean {
  return run < 4 || run % 8 === 0
}

/** Makes what a thread can do for a build. */
export function createTasks(settings: BuildSettings): Tasks {
  let dictionary: Dictionary | null = null
  let analyzeBatch: ReturnType<typeof createBatchAnalyzer> | null = null
  let encoder: { strings: number; encode: ReturnType<typeof createTextEncoder> } | null = null
  const path = (kind: string, run: number): string => join(settings.scratch, `${kind}-${run}.bin`)

  function writeParts(file: string, parts: readonly Uint8Array[]): Ranges {
    let end = 0
    const ranges = parts.map((part): [number, number] => {
      end += part.length
      return [end - part.length, end]
    })
    writeFileSync(file, Buffer.concat(parts))
    return ranges
  }
  function readParts(kind: string, runs: readonly Ranges[], partition: number): Uint8Array[] {
    return runs.map((ranges, run) => {
      const [start, end] = ranges[partition]!
      const bytes = new Uint8Array(end - start)
      const file = openSync(path(kind, run), 'r')
      readSync(file, bytes, 0, bytes.length, start)
      closeSync(file)
      return bytes
    })
  }
  function writeFiles(kind: string, files: readonly Uint8Array[]): WrittenFile[] {
    return files.map((bytes) => {
      const hash = hashBytes(bytes)
      writeFileSync(join(settings.out, nameOfContent(kind, hash)), bytes)
      return { hash, bytes: bytes.length }
    })
  }

  return {
    analyze({ run, documents }) {
      dictionary ??= createDictionary(readWordCounts(readJiebaDictionary(), settings.ownWords))
      analyzeBatch ??= createBatchAnalyzer(dictionary)
      const parsed: ParsedArticle[] = []
      for (const document of documents) {
        const article = readDocument(document, { split: settings.split })
        if (article) parsed.push(article)
      }
      const { words, grams, passageRecords, articleRecords, ...rest } = analyzeBatch(parsed, isSampled(run))
      writeFileSync(path('records', run), serialize({ passageRecords, articleRecords }))
      return {
        run,
        drafts: documents.length - parsed.length,
        unknownCost: dictionary.unknownCost,
        ...rest,
        words: writeParts(path('words', run), words),
        grams: writeParts(path('grams', run), grams),
      }
    },
    mergeWords({ partition, runs, firstPassages, context, packed }) {
      const { terms, files } = mergeWords(readParts('words', runs, partition), firstPassages, context)
      return { terms, files: packed ? writeFiles('postings', files) : [] }
    },
    mergeGrams({ partition, runs, firstPassages, passages }) {
      const { files, firstKeys, lastKeys } = mergeGrams(
        readParts('grams', runs, partition),
        firstPassages,
        passages,
      )
      return { files: writeFiles('grams', files), firstKeys, lastKeys }
    },
    writeWaysIn(input) {
      return writeWaysIn(input).map(({ name, bytes }) => {
        const [file] = writeFiles(kindOfName(name), [bytes])
        return { name, file: file! }
      })
    },
    writeStore({ run, firstPassage, passagesOfArticles, codebook, storeFileBytes }) {
      encoder ??= { strings: codebook.length, encode: createTextEncoder(codebook) }
      const { passageRecords, articleRecords } = deserialize(readFileSync(path('records', run))) as {
        passageRecords: string[]
        articleRecords: string[]
      }
      const { files, firsts } = writeStoreFiles(
        firstPassage,
        passageRecords,
        articleRecords,
        passagesOfArticles,
        encoder.encode,
        storeFileBytes,
      )
      return { files: writeFiles('store', files), firsts }
    },
  }
}

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { createDictionary, type Dictionary, readWordCounts } from '../../src/build/dictionary.ts'
import type { ParsedArticle } from '../../src/article/article.ts'
import { readDocument, type SourceDocument } from '../../src/article/read-document.ts'
import { type ArticleSummary, createBatchAnalyzer } from '../../src/build/analyze-batch.ts'
import { createTextEncoder } from '../../src/format/codebook.ts'
import { nameOfContent } from '../../src/reader/file-cache.ts'
import { hashBytes } from '../../src/format/hash.ts'
import { mergeGrams } from '../../src/build/merge-bigrams.ts'
import { type MergedTerm, mergeWords } from '../../src/build/merge-postings.ts'
import type { PostingContext } from '../../src/format/postings.ts'
import { writeStoreFiles } from '../../src/format/stored-fields.ts'
import { openAnalyzedRuns } from './batch-cache.ts'
import { readJiebaDictionary } from './jieba-dictionary.ts'
import { kindOfName, type WaysInInput, writeWaysIn } from '../../src/build/expansion-files.ts'
import type { WrittenFile } from './written-files.ts'

/** What every task of a build knows; sent once to each thread. */
export interface BuildSettings {
  readonly split: boolean
  readonly ownWords: readonly string[]
  /** Folder of the analysed runs, and what they depend on beside the articles. */
  readonly runs: string
  readonly made: string
  /** Folder of the artifact. */
  readonly out: string
}

/** Place of a run's partition in its file. */
export type Ranges = readonly (readonly [start: number, end: number])[]

/** What stays in memory of a run; the rest is in the folder of runs. */
export interface RunSummary {
  /** What its files are named by. */
  readonly key: string
  /** Articles that were analysed by an earlier build. */
  readonly remembered: number
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

/** A run and the places of its partitions in one of its files. */
export interface RunParts {
  readonly key: string
  readonly parts: Ranges
}

export interface Tasks {
  analyze(input: { documents: readonly SourceDocument[]; sampled: boolean }): RunSummary
  mergeWords(input: {
    partition: number
    runs: readonly RunParts[]
    firstPassages: readonly number[]
    context: PostingContext
    /** Whether the postings are written; else the terms are counted only. */
    packed: boolean
  }): { terms: readonly MergedTerm[]; files: readonly WrittenFile[] }
  mergeGrams(input: {
    partition: number
    runs: readonly RunParts[]
    firstPassages: readonly number[]
    passages: number
  }): { files: readonly WrittenFile[]; firstKeys: readonly number[]; lastKeys: readonly number[] }
  writeWaysIn(input: WaysInInput): { name: string; file: WrittenFile }[]
  writeStore(input: {
    key: string
    firstPassage: number
    passagesOfArticles: readonly number[]
    codebook: readonly string[]
    storeFileBytes: number
  }): {
    files: readonly WrittenFile[]
    firsts: readonly number[]
  }
}

/** Makes what a thread can do for a build. */
export function createTasks(settings: BuildSettings): Tasks {
  let dictionary: Dictionary | null = null
  let analyzeBatch: ReturnType<typeof createBatchAnalyzer> | null = null
  let encoder: { strings: number; encode: ReturnType<typeof createTextEncoder> } | null = null
  const runs = openAnalyzedRuns<RunSummary>(settings.runs, settings.made)

  function readParts(kind: 'words' | 'grams', parts: readonly RunParts[], partition: number): Uint8Array[] {
    return parts.map(({ key, parts }) => runs.readPart(kind, key, ...parts[partition]!))
  }
  function writeFiles(kind: string, files: readonly Uint8Array[]): WrittenFile[] {
    return files.map((bytes) => {
      const hash = hashBytes(bytes)
      writeFileSync(join(settings.out, nameOfContent(kind, hash)), bytes)
      return { hash, bytes: bytes.length }
    })
  }

  return {
    analyze({ documents, sampled }) {
      const key = runs.keyOf(documents, sampled)
      const known = runs.find(key)
      if (known) return { ...known, remembered: known.articles.length }
      dictionary ??= createDictionary(readWordCounts(readJiebaDictionary(), settings.ownWords))
      analyzeBatch ??= createBatchAnalyzer(dictionary)
      const parsed: ParsedArticle[] = []
      for (const document of documents) {
        const article = readDocument(document, { split: settings.split })
        if (article) parsed.push(article)
      }
      const { words, grams, passageRecords, articleRecords, ...rest } = analyzeBatch(parsed, sampled)
      const summary: RunSummary = {
        key,
        remembered: 0,
        drafts: documents.length - parsed.length,
        unknownCost: dictionary.unknownCost,
        ...rest,
        words: placesOf(words),
        grams: placesOf(grams),
      }
      runs.keep(key, summary, {
        words: Buffer.concat(words),
        grams: Buffer.concat(grams),
        records: serialize({ passageRecords, articleRecords }),
      })
      return summary
    },
    mergeWords({ partition, runs: parts, firstPassages, context, packed }) {
      const { terms, files } = mergeWords(readParts('words', parts, partition), firstPassages, context)
      return { terms, files: packed ? writeFiles('postings', files) : [] }
    },
    mergeGrams({ partition, runs: parts, firstPassages, passages }) {
      const { files, firstKeys, lastKeys } = mergeGrams(
        readParts('grams', parts, partition),
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
    writeStore({ key, firstPassage, passagesOfArticles, codebook, storeFileBytes }) {
      encoder ??= { strings: codebook.length, encode: createTextEncoder(codebook) }
      const { passageRecords, articleRecords } = deserialize(runs.read('records', key)) as {
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

function placesOf(parts: readonly Uint8Array[]): Ranges {
  let end = 0
  return parts.map((part): [number, number] => {
    end += part.length
    return [end - part.length, end]
  })
}

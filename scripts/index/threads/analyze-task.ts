import { serialize } from 'node:v8'
import { isArticleAddress } from '../../../src/article/fields/addresses.ts'
import {
  locationOf,
  type ReadDocumentOptions,
  readDocument,
  type SourceDocument,
} from '../../../src/article/read-document.ts'
import { type BatchExtras, createBatchAnalyzer } from '../../../src/build/analyze/analyze-batch.ts'
import type { BatchSummary, Ranges } from '../../../src/build/analyze/analyzed-corpus.ts'
import {
  createDictionary,
  type Dictionary,
  readWordCounts,
} from '../../../src/build/dictionary/dictionary.ts'
import { SearchError } from '../../../src/errors.ts'
import type { ArticleFailure, LeftOut, ParsedArticle } from '../../../src/format/article.ts'
import type { BatchCache } from '../cache/batch-cache.ts'
import { readJiebaDictionary } from './jieba-dictionary.ts'

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

/** Reads documents and analyses them as one batch, or takes the batch as an earlier build left it. */
export type AnalyzeTask = (input: {
  documents: readonly SourceDocument[]
  extras: BatchExtras
}) => BatchSummary

/** Makes that task. @param batches  where what was analysed is kept */
export function createAnalyzeTask(
  settings: { readonly split: boolean; readonly ownWords: readonly string[] },
  batches: BatchCache<BatchSummary>,
): AnalyzeTask {
  return ({ documents, extras }) => {
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
  if (isArticleAddress(url)) return parsed
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

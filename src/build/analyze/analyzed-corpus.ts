import type { ArticleFailure, ArticleWarning, LeftOut } from '../../format/article.ts'
import type { CorpusStatistics } from '../../format/postings/similarity.ts'
import type { ArticleSummary } from './analyze-batch.ts'

/** Byte range of each partition in a file of a batch. */
export type Ranges = readonly (readonly [start: number, end: number])[]

/** Summary of a batch, kept in memory; its postings and records are in the folder of batches. */
export interface BatchSummary {
  /** Cache key, by which its files are named. */
  readonly key: string
  /** Articles that were analysed by an earlier build. */
  readonly remembered: number
  readonly articles: readonly ArticleSummary[]
  /** Documents that are no articles, in order. */
  readonly leftOut: readonly LeftOut[]
  /** Where each article stands, for messages: file, with line where there is one. */
  readonly locations: readonly string[]
  readonly warnings: readonly ArticleWarning[]
  readonly failures: readonly ArticleFailure[]
  readonly passages: number
  readonly unknownCost: number
  readonly characters: number
  readonly textBytes: number
  readonly textLengths: Uint16Array
  readonly titleLengths: Uint16Array
  readonly words: Ranges
  readonly bigrams: Ranges
  readonly names: readonly (readonly [string, number])[]
}

/** A batch and the byte ranges of its partitions in one of its files. */
export interface BatchRanges {
  readonly key: string
  readonly parts: Ranges
}

/** The analyzed corpus, once every document is analyzed. */
export interface AnalyzedCorpus {
  readonly batches: readonly BatchSummary[]
  readonly firstPassages: readonly number[]
  readonly summaries: readonly ArticleSummary[]
  /** Articles whose analysis was there from an earlier build. */
  readonly remembered: number
  /** In the order of the source. */
  readonly leftOut: readonly LeftOut[]
  /** In the order of the source. */
  readonly warnings: readonly ArticleWarning[]
  /** In the order of the source. */
  readonly failures: readonly ArticleFailure[]
  readonly characters: number
  readonly textBytes: number
  readonly unknownCost: number
  readonly statistics: CorpusStatistics
  readonly textLengths: Uint16Array
  readonly titleLengths: Uint16Array
  /** First passage of each article, and one past the last. */
  readonly articleFirsts: Uint32Array
  readonly names: ReadonlyMap<string, number>
}

/**
 * Articles whose id an earlier one has, by their locations, with what is wrong.
 *
 * @param batches  in the order of the source
 */
export function findDuplicates(batches: readonly BatchSummary[]): ReadonlyMap<string, ArticleFailure> {
  const firsts = new Map<string, string>()
  const found = new Map<string, ArticleFailure>()
  for (const { articles, locations } of batches) {
    for (const [index, { article }] of articles.entries()) {
      const location = locations[index] ?? article.url
      const first = firsts.get(article.id)
      if (first === undefined) firsts.set(article.id, location)
      else {
        const message = `${location}: ${sharedWith(first, article.id, 'id')}`
        found.set(location, { code: 'ARTICLE_DUPLICATE', message })
      }
    }
  }
  return found
}

/**
 * Warns of articles in files of their own whose address an earlier one has, as pages of one slug have: the site keeps
 * one of them. Lines of a file may be parts of one page.
 *
 * @param batches  in the order of the source
 */
export function findSharedAddresses(batches: readonly BatchSummary[]): ArticleWarning[] {
  const firsts = new Map<string, string>()
  const warnings: ArticleWarning[] = []
  for (const { articles, locations } of batches) {
    for (const [index, { article }] of articles.entries()) {
      const location = locations[index] ?? ''
      if (!location.endsWith(':1')) continue
      const file = location.slice(0, -2)
      const first = firsts.get(article.url)
      if (first === undefined) firsts.set(article.url, file)
      else
        warnings.push({ kind: 'address', file, line: 1, message: sharedWith(first, article.url, 'address') })
    }
  }
  return warnings
}

function sharedWith(first: string, value: string, what: string): string {
  return `expected an ${what} of its own, got one that ${first} has too: ${value}`
}

/** Merges the summaries of all batches, whose articles have ids of their own. */
export function joinBatches(batches: readonly BatchSummary[]): AnalyzedCorpus {
  const summaries: ArticleSummary[] = []
  const firstPassages: number[] = []
  const names = new Map<string, number>()
  let passages = 0
  let remembered = 0
  let characters = 0
  let textBytes = 0
  for (const batch of batches) {
    firstPassages.push(passages)
    passages += batch.passages
    remembered += batch.remembered
    characters += batch.characters
    textBytes += batch.textBytes
    for (const [name, count] of batch.names) names.set(name, (names.get(name) ?? 0) + count)
    for (const summary of batch.articles) summaries.push(summary)
  }
  const textLengths = joinLengths(batches.map((batch) => batch.textLengths))
  const titleLengths = joinLengths(batches.map((batch) => batch.titleLengths))
  const articleFirsts = new Uint32Array(summaries.length + 1)
  summaries.forEach((summary, article) => {
    articleFirsts[article + 1] = articleFirsts[article]! + summary.passages
  })
  return {
    batches,
    firstPassages,
    summaries,
    remembered,
    leftOut: batches.flatMap((batch) => batch.leftOut),
    warnings: batches.flatMap((batch) => batch.warnings),
    failures: batches.flatMap((batch) => batch.failures),
    characters,
    textBytes,
    unknownCost: batches[0]?.unknownCost ?? 0,
    statistics: {
      passages,
      averageTextLength: average(textLengths),
      averageTitleLength: average(titleLengths),
    },
    textLengths,
    titleLengths,
    articleFirsts,
    names,
  }
}

function joinLengths(parts: readonly Uint16Array[]): Uint16Array {
  const joined = new Uint16Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}

function average(lengths: Uint16Array): number {
  let sum = 0
  for (const length of lengths) sum += length
  return lengths.length === 0 ? 0 : sum / lengths.length
}

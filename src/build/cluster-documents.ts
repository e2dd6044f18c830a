import { createFolder, unitsToString } from '../analysis/fold.ts'
import type { Article } from '../format/article.ts'
import {
  clusterFields,
  foldedValueField,
  impactScale,
  impactSeparator,
  termSeparator,
  valueField,
} from '../format/cluster-index.ts'
import { dayOf, noDay, valuesOf } from '../format/doc-values/doc-values.ts'
import { foldValue } from '../format/doc-values/value-column.ts'
import { listFieldTexts } from '../format/field-texts.ts'
import { createTermScoring } from '../format/postings/postings.ts'
import { scorePosting } from '../format/postings/postings-writer.ts'
import type { CorpusStatistics, Similarity } from '../format/postings/similarity.ts'
import { recordToArticle } from '../format/stored-fields/article-record.ts'
import { recordToPassage } from '../format/stored-fields/passage-record.ts'
import { readBatchWords } from './analyze/batch-words.ts'

/** Sums of all frequencies of a field that Lucene takes. */
const maxImpacts = 2 ** 31 - 1

/** One batch of analyzed passages, with the document frequencies of its terms. */
export interface ClusterBatch {
  /** See `AnalyzedBatch`. */
  readonly words: readonly Uint8Array[]
  /** By partition; see `CountedTerms`. */
  readonly frequencies: readonly Uint32Array[]
  readonly textLengths: Uint16Array
  readonly titleLengths: Uint16Array
  readonly passageRecords: readonly string[]
  readonly articleRecords: readonly string[]
  readonly passagesOfArticles: readonly number[]
  /** Numbers of its first passage and its first article in the index. */
  readonly firstPassage: number
  readonly firstArticle: number
}

/** Corpus statistics that documents depend on beside their batch. */
export interface ClusterCorpus {
  readonly similarity: Similarity
  readonly statistics: CorpusStatistics
  /** Fields that articles can be filtered by, sorted. */
  readonly fields: readonly string[]
  /** Whether every article is one passage; else passages of an article are kept on one shard. */
  readonly oneEach: boolean
}

/**
 * Writes the passages of a batch as lines for `_bulk`, two a passage. The id of a document is the number of its passage,
 * so that a request which is sent twice writes it once.
 *
 * @param maxBytes  of one request, but for a single passage that is longer
 * @returns bodies of requests, in UTF-8
 */
export function writeClusterDocuments(
  batch: ClusterBatch,
  corpus: ClusterCorpus,
  maxBytes: number,
): Uint8Array[] {
  const encoder = new TextEncoder()
  const folder = createFolder()
  const impacts = listImpacts(batch, corpus)
  const bodies: Uint8Array[] = []
  let lines = ''
  let passage = 0
  batch.articleRecords.forEach((articleRecord, index) => {
    const article = recordToArticle(articleRecord)
    const number = batch.firstArticle + index
    const ofArticle = describeArticle(article, number, articleRecord, corpus.fields)
    const routing = corpus.oneEach ? {} : { routing: String(number) }
    for (let left = batch.passagesOfArticles[index]!; left > 0; left--, passage++) {
      const passageRecord = batch.passageRecords[passage]!
      const stored = recordToPassage(passageRecord, number)
      const texts = listFieldTexts(article, stored)
      const folded = texts.map((text) => {
        const { units, length } = folder.fold(text)
        return unitsToString(units, 0, length)
      })
      const document = {
        ...ofArticle,
        [clusterFields.passage]: batch.firstPassage + passage,
        [clusterFields.ordinal]: stored.ordinal,
        [clusterFields.textLength]: batch.textLengths[passage]!,
        [clusterFields.impacts]: impacts[passage]!,
        [clusterFields.characters]: folded.join('\n'),
        [clusterFields.passageRecord]: passageRecord,
      }
      const action = { index: { _id: String(batch.firstPassage + passage), ...routing } }
      const added = `${JSON.stringify(action)}\n${JSON.stringify(document)}\n`
      // A unit is at most three bytes; most of a corpus is.
      if (lines !== '' && (lines.length + added.length) * 3 > maxBytes) {
        bodies.push(encoder.encode(lines))
        lines = ''
      }
      lines += added
    }
  })
  if (lines !== '') bodies.push(encoder.encode(lines))
  return bodies
}

function describeArticle(article: Article, number: number, record: string, fields: readonly string[]) {
  const day = dayOf(article.date)
  const values = fields.flatMap((field, index): [string, readonly string[]][] => {
    const listed = [...new Set(valuesOf(article, field))]
    if (listed.length === 0) return []
    return [
      [valueField(index), listed],
      [foldedValueField(index), listed.map(foldValue)],
    ]
  })
  return {
    [clusterFields.article]: number,
    [clusterFields.articleId]: article.id,
    ...(day === noDay ? {} : { [clusterFields.day]: day }),
    ...Object.fromEntries(values),
    [clusterFields.articleRecord]: record,
  }
}

/** The terms of every passage with their scores, as the field of impacts is written. */
function listImpacts(batch: ClusterBatch, { similarity, statistics }: ClusterCorpus): string[] {
  const { textLengths, titleLengths } = batch
  const context = { similarity, statistics, textLengths, titleLengths }
  const terms: string[][] = batch.passageRecords.map(() => [])
  const scores: number[][] = batch.passageRecords.map(() => [])
  batch.words.forEach((words, partition) => {
    const frequencies = batch.frequencies[partition]!
    let next = 0
    readBatchWords(words, (term) => {
      const [frequency, titleFrequency] = [frequencies[next++]!, frequencies[next++]!]
      const scoring = createTermScoring(similarity, statistics.passages, frequency, titleFrequency)
      return (passage, times, inTitle) => {
        terms[passage]!.push(term)
        scores[passage]!.push(scorePosting(scoring, context, passage, times, inTitle))
      }
    })
  })
  return terms.map((ofPassage, passage) => joinImpacts(ofPassage, scores[passage]!))
}

/** Scores as whole numbers. Those of a passage of extreme length are lowered, all by the same factor, to be taken. */
function joinImpacts(terms: readonly string[], scores: readonly number[]): string {
  const sum = scores.reduce((before, score) => before + score, 0) * impactScale + terms.length
  const scale = impactScale * Math.min(1, maxImpacts / sum)
  return terms
    .map((term, index) => term + impactSeparator + Math.max(1, Math.round(scores[index]! * scale)))
    .join(termSeparator)
}

import { createAnalyzer } from '../../analysis/analyzer.ts'
import { unitsToString } from '../../analysis/fold.ts'
import type { TokenKind } from '../../analysis/token-visitor.ts'
import type { Article, ParsedArticle } from '../../format/article.ts'
import { listFieldTexts } from '../../format/field-texts.ts'
import { articleToRecord } from '../../format/stored-fields/article-record.ts'
import { passageToRecord } from '../../format/stored-fields/passage-record.ts'
import { addressOfHeading } from '../../text/address-of-id.ts'
import { createNameCollectors } from '../dictionary/collect-names.ts'
import type { Dictionary } from '../dictionary/dictionary.ts'
import { partitions } from './batch-words.ts'
import { createBigramCollector } from './bigram-collector.ts'
import { cleanArticle } from './clean-article.ts'
import { createTermCounter } from './term-counter.ts'

/** Summary of an article, kept in memory once its passages are written. */
export interface ArticleSummary {
  readonly article: Article
  readonly passages: number
  /** Headings with the address they lead to, and the first passage under each, from 0. */
  readonly headings: readonly { readonly text: string; readonly url: string; readonly passage: number }[]
}

/** Passages analysed together; numbers of passages and articles count from 0 within the batch. */
export interface AnalyzedBatch {
  readonly articles: readonly ArticleSummary[]
  readonly passages: number
  readonly characters: number
  readonly textBytes: number
  readonly textLengths: Uint16Array
  readonly titleLengths: Uint16Array
  /** Postings by partition: term (UTF-8) · cost + 1, 0 for letters and digits · count · gap, times, times in title. */
  readonly words: readonly Uint8Array[]
  /** Bigrams by partition but that of letters and digits, sorted: key · count · gaps; none where not asked for. */
  readonly bigrams: readonly Uint8Array[]
  /** Records for the store as strings: passages, then articles. */
  readonly passageRecords: readonly string[]
  readonly articleRecords: readonly string[]
  /** Candidate names that the dictionary does not have, with the number of occurrences. */
  readonly names: readonly (readonly [string, number])[]
}

/** What is collected of a batch beside terms and records, for files of the engine `packed` alone. */
export interface BatchExtras {
  readonly bigrams: boolean
}

/** Makes the function that analyses batches one after the other. */
export function createBatchAnalyzer(
  dictionary: Dictionary,
): (batch: readonly ParsedArticle[], extras: BatchExtras) => AnalyzedBatch {
  const analyzer = createAnalyzer(dictionary)
  const listOfWord = new Int32Array(dictionary.words.length)
  const createNames = createNameCollectors(dictionary)

  return (uncleaned, extras) => {
    const batch = uncleaned.map(cleanArticle)
    const terms = createTermCounter(dictionary, listOfWord)
    const names = createNames()
    const bigrams = createBigramCollector(partitions)
    const passageRecords: string[] = []
    let characters = 0
    let textBytes = 0
    let folded = analyzer.fold('')
    const visitor = {
      ideographs(id: number, start: number, end: number, kind: TokenKind): void {
        if (kind === 'word') names.addWord(id, start, end)
        if (id >= 0) terms.countWord(id)
        else terms.countString(unitsToString(folded.units, start, end), dictionary.unknownCost)
      },
      alphanumerics(term: string): void {
        terms.countString(term, -1)
      },
    }

    for (const { article, passages } of batch) {
      for (const passage of passages) {
        const number = passageRecords.length
        listFieldTexts(article, passage).forEach((text, field) => {
          folded = analyzer.fold(text)
          names.beginField(folded)
          analyzer.visit(folded, visitor)
          if (extras.bigrams) bigrams.add(number, folded.units, folded.length)
          if (field === 0) terms.endTitle()
        })
        terms.endPassage(number, passage.weight ?? 1)
        characters += passage.text.length
        textBytes += utf8Length(passage.text)
        passageRecords.push(passageToRecord(passage))
      }
    }
    return {
      articles: batch.map(summarize),
      passages: passageRecords.length,
      characters,
      textBytes,
      ...terms.takeLengths(),
      words: terms.takePostings(),
      bigrams: bigrams.take(),
      passageRecords,
      articleRecords: batch.map(({ article }) => articleToRecord(article)),
      names: names.take(),
    }
  }
}

function summarize({ article, passages }: ParsedArticle): ArticleSummary {
  const headings = new Map<string, ArticleSummary['headings'][number]>()
  for (const [passage, { headings: path, anchor }] of passages.entries()) {
    const text = path.at(-1)
    if (!text || headings.has(text)) continue
    headings.set(text, { text, url: addressOfHeading(article.url, anchor), passage })
  }
  return { article, passages: passages.length, headings: [...headings.values()] }
}

function utf8Length(text: string): number {
  let length = text.length
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit > 0x7f) length += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1
  }
  return length
}

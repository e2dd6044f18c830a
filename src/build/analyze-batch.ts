import { createAnalyzer } from '../analysis/analyzer.ts'
import { unitsToString } from '../analysis/fold.ts'
import { costScale } from '../analysis/lexicon.ts'
import type { Article, ParsedArticle } from '../format/article.ts'
import { articleToRecord } from '../format/article-record.ts'
import { listFieldTexts } from '../format/field-texts.ts'
import { passageToRecord } from '../format/passage-record.ts'
import { createBigramCollector } from './bigram-collector.ts'
import { cleanArticle } from './clean-article.ts'
import type { Dictionary } from './dictionary.ts'
import { classifyWord, createNameFinder } from './name-finder.ts'
import { weighFrequency, weighLength } from './passage-weight.ts'
import { createPostingPool } from './posting-pool.ts'
import { createStringSampler } from './string-sampler.ts'
import { partitions, writeBatchWords } from './write-batch-words.ts'

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
  /** Strings of a sample of the text, with the number of occurrences, for the codebook. */
  readonly sample: readonly (readonly [string, number])[]
}

/** What is collected of a batch beside terms and records, for files of the engine `packed` alone. */
export interface BatchExtras {
  readonly bigrams: boolean
  /** Whether strings of its text are sampled for the codebook of the store. */
  readonly sample: boolean
}

/** Makes the function that analyses batches one after the other. */
export function createBatchAnalyzer(
  dictionary: Dictionary,
): (batch: readonly ParsedArticle[], extras: BatchExtras) => AnalyzedBatch {
  const analyzer = createAnalyzer(dictionary)
  const listOfWord = new Int32Array(dictionary.words.length)
  const commonWords = listCommonWords(dictionary)
  const kindOf = createWordKinds(dictionary)

  return (uncleaned, extras) => {
    const batch = uncleaned.map(cleanArticle)
    listOfWord.fill(-1)
    const listOfTerm = new Map<string, number>()
    const termOfList: string[] = []
    const costOfList: number[] = []
    const pool = createPostingPool()
    const bigrams = createBigramCollector(partitions)
    const sampler = createStringSampler()
    const nameFinder = createNameFinder((word) => commonWords.has(word))
    const textLengths: number[] = []
    const titleLengths: number[] = []
    const passageRecords: string[] = []
    let frequencies = new Uint16Array(1 << 14)
    let titleFrequencies = new Uint16Array(1 << 14)
    let touched: number[] = []
    let inTitle = false
    let characters = 0
    let textBytes = 0
    let folded = analyzer.fold('')

    function openTerm(term: string, cost: number): number {
      const list = pool.openList()
      termOfList.push(term)
      costOfList.push(cost)
      if (list >= frequencies.length) {
        const larger = new Uint16Array(frequencies.length * 2)
        larger.set(frequencies)
        frequencies = larger
        const largerTitle = new Uint16Array(titleFrequencies.length * 2)
        largerTitle.set(titleFrequencies)
        titleFrequencies = largerTitle
      }
      return list
    }
    function count(list: number): void {
      if (frequencies[list] === 0) touched.push(list)
      if (frequencies[list]! < 65535) frequencies[list]! += 1
      if (inTitle) titleFrequencies[list]! += 1
    }
    function countTerm(term: string, cost: number): void {
      let list = listOfTerm.get(term)
      if (list === undefined) {
        list = openTerm(term, cost)
        listOfTerm.set(term, list)
      }
      count(list)
    }
    let words: string[] = []
    let kinds: number[] = []
    let wordsEnd = 0
    function note(id: number, start: number, end: number): void {
      if (start > wordsEnd) {
        words.push(' ')
        kinds.push(0)
      }
      const word = id < 0 ? unitsToString(folded.units, start, end) : dictionary.words[id]!
      words.push(word)
      kinds.push(id < 0 ? classifyWord(word) : kindOf(id))
      wordsEnd = end
    }
    const visitor = {
      ideographs(id: number, start: number, end: number, isSubWord: boolean): void {
        if (!isSubWord) note(id, start, end)
        if (id < 0) {
          countTerm(unitsToString(folded.units, start, end), dictionary.unknownCost)
          return
        }
        let list = listOfWord[id]!
        if (list < 0) {
          list = openTerm(dictionary.words[id]!, dictionary.costOf(id))
          listOfWord[id] = list
        }
        count(list)
      },
      alphanumerics(term: string): void {
        countTerm(term, -1)
      },
    }

    for (const { article, passages } of batch) {
      for (const passage of passages) {
        const number = passageRecords.length
        const { weight = 1 } = passage
        touched = []
        let titleLength = 0
        listFieldTexts(article, passage).forEach((text, field) => {
          folded = analyzer.fold(text)
          inTitle = field === 0
          words = []
          kinds = []
          wordsEnd = 0
          analyzer.visit(folded, visitor)
          nameFinder.add(words, kinds)
          if (extras.bigrams) bigrams.add(number, folded.units, folded.length)
          if (field === 0) titleLength = touched.length
        })
        for (const list of touched) {
          const inTitle = titleFrequencies[list]!
          pool.append(list, number, weighFrequency(frequencies[list]!, inTitle, weight), inTitle)
          frequencies[list] = 0
          titleFrequencies[list] = 0
        }
        textLengths.push(Math.min(weighLength(touched.length, weight), 65535))
        titleLengths.push(Math.min(titleLength, 65535))
        characters += passage.text.length
        textBytes += utf8Length(passage.text)
        const record = passageToRecord(passage)
        passageRecords.push(record)
        if (extras.sample) sampler.add(number, record)
      }
    }
    return {
      articles: batch.map(summarize),
      passages: passageRecords.length,
      characters,
      textBytes,
      textLengths: Uint16Array.from(textLengths),
      titleLengths: Uint16Array.from(titleLengths),
      words: writeBatchWords(pool, termOfList, costOfList),
      bigrams: bigrams.take(),
      passageRecords,
      articleRecords: batch.map(({ article }) => articleToRecord(article)),
      names: nameFinder
        .names()
        .slice(0, mostNames)
        .map(({ text, count }) => [text, count] as const),
      sample: sampler.take(dictionary),
    }
  }
}

const mostNames = 20_000
/** Counts of jieba's dictionary from which on readers know a word of two characters as a word. */
const commonCount = 50

function listCommonWords(dictionary: Dictionary): Set<string> {
  const highest = dictionary.unknownCost - Math.log(commonCount) * costScale
  return new Set(dictionary.words.filter((word, id) => word.length === 2 && dictionary.costOf(id) <= highest))
}

/** Classifies each word of a dictionary once, when it is met. */
function createWordKinds({ words }: Dictionary): (id: number) => number {
  const unknown = 255
  const kinds = new Uint8Array(words.length).fill(unknown)
  return (id) => {
    if (kinds[id] === unknown) kinds[id] = classifyWord(words[id]!)
    return kinds[id]!
  }
}

function summarize({ article, passages }: ParsedArticle): ArticleSummary {
  const headings = new Map<string, ArticleSummary['headings'][number]>()
  for (const [passage, { headings: path, anchor }] of passages.entries()) {
    const text = path.at(-1)
    if (!text || headings.has(text)) continue
    headings.set(text, { text, url: anchor ? `${article.url}#${anchor}` : article.url, passage })
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

import { describe, expect, it } from 'vitest'
import { createAnalyzer } from '../../../../src/analysis/analyzer.ts'
import { foldToString, stringToUnits } from '../../../../src/analysis/fold.ts'
import { createBatchAnalyzer } from '../../../../src/build/analyze/analyze-batch.ts'
import { alphanumericPartition, partitions } from '../../../../src/build/analyze/batch-words.ts'
import { createDictionary } from '../../../../src/build/dictionary/dictionary.ts'
import { mergePostings } from '../../../../src/build/merge/merge-postings.ts'
import { bigramKey, findBigrams, readBigram, visitBigrams } from '../../../../src/format/postings/bigrams.ts'
import { createPostingBlock, decodeBlock } from '../../../../src/format/postings/posting-block.ts'
import { bigramsOf, findList } from '../../../../src/format/postings/posting-file.ts'
import { openPostings } from '../../../../src/format/postings/postings.ts'
import { defaultSimilarity } from '../../../../src/format/postings/similarity.ts'
import { bareArticle } from '../../../fixtures/bare-article.ts'

const dictionary = createDictionary(
  new Map(['运河', '大运河', '河水', '水', '南北', '北方'].map((word) => [word, 9])),
)
/** Texts of the passages of two batches. */
const texts = [
  ['大运河通南北', '河水', 'canal 运河，运河水', '北方的河'],
  ['运河', '南北的水', '水水水', 'Canal 2023'],
]
const all = texts.flat()
const firstPassages = [0, texts[0]!.length]
const analyze = createBatchAnalyzer(dictionary)
const batches = texts.map((ofBatch) =>
  analyze(
    ofBatch.map((text, at) => ({
      article: bareArticle({ id: `${at}`, title: '', url: '/' }),
      passages: [{ ordinal: 0, headings: [], anchor: null, text, pictures: [] }],
      warnings: [],
    })),
    { bigrams: true },
  ),
)
const context = {
  similarity: defaultSimilarity,
  statistics: { passages: all.length, averageTextLength: 3, averageTitleLength: 0 },
  textLengths: new Uint16Array(all.length).fill(3),
  titleLengths: new Uint16Array(all.length),
}

/** All partitions of ideographs, or that of letters and digits. */
function merge(isOfLetters: boolean, fileBytes: number) {
  const numbers = isOfLetters ? [alphanumericPartition] : Array.from({ length: partitions }, (_, at) => at)
  const shares = {
    words: numbers.flatMap((partition) => batches.map(({ words }) => words[partition]!)),
    bigrams: numbers.flatMap((partition) =>
      batches.map(({ bigrams }) => bigrams[partition] ?? new Uint8Array(0)),
    ),
    firstPassages: numbers.flatMap(() => firstPassages),
  }
  return mergePostings(shares, context, fileBytes)
}

/** Passages and frequencies of each term, by cutting each text. */
function cutPlainly(isOfLetters: boolean): Map<string, [passage: number, frequency: number][]> {
  const analyzer = createAnalyzer(dictionary)
  const found = new Map<string, Map<number, number>>()
  for (const [passage, text] of all.entries())
    for (const { term } of analyzer.tokenize(text)) {
      if (/^[a-z\d]/.test(term) !== isOfLetters) continue
      const postings = found.get(term) ?? new Map<number, number>()
      found.set(term, postings.set(passage, (postings.get(passage) ?? 0) + 1))
    }
  const sorted = [...found].sort((a, b) => (a[0] < b[0] ? -1 : 1))
  return new Map(sorted.map(([term, postings]) => [term, [...postings]]))
}

/** Passages of each bigram, by going through each text. */
function pairPlainly(): Map<number, number[]> {
  const found = new Map<number, Set<number>>()
  for (const [passage, text] of all.entries()) {
    const units = stringToUnits(foldToString(text))
    visitBigrams(units, units.length, (key) => found.set(key, (found.get(key) ?? new Set()).add(passage)))
  }
  return new Map([...found].map(([key, passages]) => [key, [...passages]]))
}

function readPostings(file: Uint8Array, position: number, frequency: number): [number, number][] {
  const list = openPostings(file, ...findList(file, position), frequency, defaultSimilarity, all.length)
  const block = createPostingBlock()
  const count = decodeBlock(list, 0, block)
  return Array.from({ length: count }, (_, row) => [
    block.passages[row]!,
    block.hasRepeats ? block.repeats[row]! + 1 : 1,
  ])
}

describe.each([1 << 20, 60, 1])('merged batches, in files of %i bytes', (fileBytes) => {
  it.each([
    false,
    true,
  ])('have every term, in order, with its passages and frequencies: of letters %s', (isOfLetters) => {
    const expected = cutPlainly(isOfLetters)
    const { terms, files, termCounts } = merge(isOfLetters, fileBytes)
    expect(terms.map(({ term, frequency }) => [term, frequency])).toEqual(
      [...expected].map(([term, postings]) => [term, postings.length]),
    )
    const read = files.flatMap((file, number) => {
      const first = termCounts.slice(0, number).reduce((sum, count) => sum + count, 0)
      return Array.from({ length: termCounts[number]! }, (_, at) => {
        const { term, frequency } = terms[first + at]!
        return [term, readPostings(file, at, frequency)] as const
      })
    })
    expect(new Map(read)).toEqual(expected)
  })

  it('have every bigram with its passages in the one file whose range it falls into', () => {
    const { files, bigramRanges } = merge(false, fileBytes)
    for (const [key, passages] of pairPlainly()) {
      const found = files.flatMap((file, number) => {
        const [first, last] = bigramRanges[number] ?? [Infinity, -1]
        const entries = key < first || key > last ? [] : findBigrams(bigramsOf(file), first, key, key)
        return entries.map((entry) => [...readBigram(bigramsOf(file), entry, all.length)])
      })
      expect(found, String.fromCharCode(key >>> 16)).toEqual([passages])
    }
  })

  it('have each word of several characters in the file of the bigram that it begins with, or in the next', () => {
    const { terms, termCounts, bigramRanges } = merge(false, fileBytes)
    let number = 0
    let left = termCounts[0]!
    for (const { term } of terms) {
      while (left === 0) left = termCounts[++number]!
      left--
      if (term.length === 1) continue
      const key = bigramKey(term.charCodeAt(0), term.charCodeAt(1))
      const ofBigram = bigramRanges.findLastIndex((range) => range !== null && range[0] <= key)
      expect([ofBigram, ofBigram + 1], term).toContain(number)
    }
  })
})

it('are only counted where nothing is written', () => {
  expect(merge(false, 0)).toEqual({
    terms: merge(false, 100).terms,
    files: [],
    termCounts: [],
    bigramRanges: [],
  })
})

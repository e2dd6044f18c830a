import { describe, expect, it } from 'vitest'
import type { MatchOptions } from '../../../../src/engine/matcher/passage-matcher.ts'
import { createPackedMatcher } from '../../../../src/engine/packed/packed-matcher.ts'
import { createByteWriter } from '../../../../src/format/encoding/bytes.ts'
import {
  anyFollowing,
  bigramKey,
  visitBigrams,
  writeBigram,
} from '../../../../src/format/postings/bigrams.ts'
import { writePostingFile } from '../../../../src/format/postings/posting-file.ts'
import { type PostingContext, writePostings } from '../../../../src/format/postings/postings-writer.ts'
import { defaultSimilarity } from '../../../../src/format/postings/similarity.ts'
import type { IndexReader } from '../../../../src/reader/index-reader.ts'
import { createReadBudget, type ReadBudget } from '../../../../src/reader/read-plan.ts'

interface Layout {
  /** Bigrams of one file. */
  readonly bigramsOfFile: number
  /** Words by file, each with the passages that have it; those of letters are not in the lexicon. */
  readonly words?: readonly (readonly (readonly [word: string, passages: readonly number[]])[])[]
  /** Characters with a list of all their passages. */
  readonly listed?: string
}

/** A reader over files of bigrams and postings; `used` lists the files that were read, by number. */
function layOut(texts: readonly string[], { bigramsOfFile, words = [], listed = '' }: Layout) {
  const passagesOf = new Map<number, Set<number>>()
  const note = (key: number, passage: number): void => {
    passagesOf.set(key, (passagesOf.get(key) ?? new Set()).add(passage))
  }
  texts.forEach((text, passage) => {
    const units = Uint16Array.from(text, (sign) => sign.charCodeAt(0))
    visitBigrams(units, units.length, (key) => note(key, passage))
    for (const sign of listed)
      if (text.includes(sign)) note(bigramKey(sign.charCodeAt(0), anyFollowing), passage)
  })
  const keys = [...passagesOf.keys()].sort((a, b) => a - b)
  const context: PostingContext = {
    similarity: defaultSimilarity,
    statistics: { passages: texts.length, averageTextLength: 1, averageTitleLength: 1 },
    textLengths: new Uint16Array(texts.length).fill(1),
    titleLengths: new Uint16Array(texts.length).fill(1),
  }
  const files: Uint8Array[] = []
  const [firsts, lasts]: [number[], number[]] = [[], []]
  for (let from = 0; from < keys.length || files.length < words.length; from += bigramsOfFile) {
    const ofFile = keys.slice(from, from + bigramsOfFile)
    const writer = createByteWriter()
    ofFile.forEach((key, at) => {
      const ids = [...passagesOf.get(key)!].sort((a, b) => a - b)
      writeBigram(
        writer,
        createByteWriter(),
        at === 0 ? 0 : key - ofFile[at - 1]!,
        ids,
        ids.length,
        texts.length,
      )
    })
    const lists = createByteWriter()
    for (const [, passages] of words[files.length] ?? []) {
      const once = passages.map(() => 1)
      const columns = {
        passages,
        frequencies: once,
        titleFrequencies: once.map(() => 0),
        count: passages.length,
      }
      writePostings(lists, createByteWriter(), createByteWriter(), columns, context)
    }
    if (ofFile.length > 0) {
      firsts.push(ofFile[0]!)
      lasts.push(ofFile.at(-1)!)
    }
    files.push(writePostingFile(writer.take(), lists.take()))
  }
  const listedWords = words.flat().map(([word]) => word)
  const isLatin = (word: string): boolean => /^[a-z]+$/.test(word)
  const used: number[] = []
  let first = 0
  const postingFirsts = words.map((ofFile) => {
    first += ofFile.length
    return first - ofFile.length
  })
  const reader = {
    manifest: { similarity: defaultSimilarity, ...context.statistics },
    header: {
      bigramFiles: Uint32Array.from(firsts, (_, file) => file),
      bigramFirsts: Uint32Array.from(firsts),
      bigramLasts: Uint32Array.from(lasts),
      postingFirsts: Uint32Array.from(postingFirsts),
      textLengths: context.textLengths,
      titleLengths: context.titleLengths,
    },
    lexicon: { idOf: (word: string) => (isLatin(word) ? -1 : listedWords.indexOf(word)) },
    usesFile: (kind: string, file: number, budget: ReadBudget) => budget.has(`${kind}-${file}`),
    claimFile: (kind: string, file: number, budget: ReadBudget) => budget.use(`${kind}-${file}`),
    async readFile(kind: string, file: number, budget: ReadBudget) {
      budget.use(`${kind}-${file}`)
      used.push(file)
      return files[file]!
    },
    async findTerms(term: string, _most: number, budget: ReadBudget) {
      budget.use('terms-0')
      const id = listedWords.indexOf(term)
      return id < 0 ? [] : [{ term, id, frequency: 1 }]
    },
  } as unknown as IndexReader
  return { matcher: createPackedMatcher(reader), used, files: files.length }
}

const unlimited = { reads: Infinity, postings: Infinity }
const open = () => createReadBudget(Infinity)

describe('the bigrams of a string', () => {
  const texts = ['甲乙丙', '乙丙', '甲乙，乙丙', '丙甲', '丁']

  it.each([1, 2, 3, 100])('find its passages, in files of %i', async (bigramsOfFile) => {
    const { matcher } = layOut(texts, { bigramsOfFile, listed: '' })
    const find = async (text: string) => {
      const found = await matcher.findBigramMatches(text, unlimited, open())
      return [found!.passages.join(), found!.sure, found!.complete]
    }
    expect(await find('甲乙')).toEqual(['0,2', true, true])
    expect(await find('乙丙')).toEqual(['0,1,2', true, true])
    expect(await find('甲乙丙')).toEqual(['0,2', false, true])
    expect(await find('丙丁')).toEqual(['', true, true])
    expect(await find('甲乙丁')).toEqual(['', true, true])
    expect(await find('丁丁')).toEqual(['', true, true])
    expect(await find('一一')).toEqual(['', true, true])
    expect(await find('龟龟')).toEqual(['', true, true])
    expect(await find('丁')).toEqual(['4', true, true])
    expect(await find('一')).toEqual(['', true, true])
    expect(await find('龟')).toEqual(['', true, true])
  })

  it('that are in several files are as many as may be read, the farthest apart', async () => {
    const long = '一丁丂七丄丅丆万'
    const { matcher, used, files } = layOut([long, long.slice(1), long.slice(0, 4)], { bigramsOfFile: 1 })
    const ask = async (reads: number, budget = open()) => {
      used.length = 0
      const found = await matcher.findBigramMatches(long, { reads, postings: Infinity }, budget)
      return [found?.passages.join() ?? null, used.join()]
    }
    // File 3 is that of 七 at the end of a text.
    expect(await ask(0)).toEqual([null, ''])
    expect(await ask(1)).toEqual(['0,2', '0'])
    expect(await ask(2)).toEqual(['0', '0,4'])
    expect(await ask(7)).toEqual(['0', '0,1,2,4,5,6,7'])
    expect(files).toBeGreaterThan(7)
    // Files that the request uses already cost nothing more.
    const budget = open()
    budget.use('postings-6')
    expect(await ask(0, budget)).toEqual(['0,1', '6'])
    expect(await ask(1, budget)).toEqual(['0', '6,0'])
  })

  it('of a part of a sentence are read beyond the files that the request uses only where these leave some passage', async () => {
    const long = '一丁丂七丄丅丆万丈'
    const ask = async (...texts: string[]) => {
      const { matcher, used } = layOut(texts, { bigramsOfFile: 1 })
      const budget = createReadBudget(9)
      for (const word of ['一丁', '万丈']) await matcher.findBigramMatches(word, unlimited, budget)
      const words = used.splice(0)
      const found = await matcher.findBigramMatches(long, { reads: 2, postings: Infinity }, budget)
      expect(used.slice(0, 2)).toEqual(words)
      return [found?.passages.join(), found?.sure, used.length, budget.left]
    }
    const parts = [long.slice(0, 4), long.slice(4), '七丄']
    expect(await ask(...parts)).toEqual(['', true, 2, 5])
    expect(await ask(...parts, long)).toEqual(['3', false, 4, 5])
  })

  it('are left out where their list is long beside the few passages that are left', async () => {
    const common = 24 * 512
    const texts: string[] = Array.from({ length: common + 10 }, (_, at) => (at < common ? '乙丙' : '丁'))
    texts[common] = '甲乙'
    const { matcher } = layOut(texts, { bigramsOfFile: 100 })
    const found = await matcher.findBigramMatches('甲乙丙', unlimited, open())
    // Passage by passage the text tells that it has no 乙丙.
    expect([...found!.passages]).toEqual([common])
    const fewer = layOut(texts.slice(common - 500), { bigramsOfFile: 100 })
    expect([...(await fewer.matcher.findBigramMatches('甲乙丙', unlimited, open()))!.passages]).toEqual([])
  })
})

describe('a single character', () => {
  const texts = ['甲乙', '甲丙', '甲丁', '丙', '甲']

  it('is found in one file where that has all of its bigrams', async () => {
    const { matcher, used } = layOut(texts, { bigramsOfFile: 100 })
    const found = await matcher.findBigramMatches('甲', { reads: 1, postings: Infinity }, open())
    expect([found!.passages.join(), found!.sure, found!.complete, used.join()]).toEqual([
      '0,1,2,4',
      true,
      true,
      '0',
    ])
    expect(await matcher.findBigramMatches('甲', { reads: 0, postings: Infinity }, open())).toBeNull()
    const budget = open()
    budget.use('postings-0')
    expect(await matcher.findBigramMatches('甲', { reads: 0, postings: Infinity }, budget)).not.toBeNull()
  })

  it('is found by its list where its bigrams are in several files', async () => {
    const { matcher, used } = layOut(texts, { bigramsOfFile: 2, listed: '甲' })
    const found = await matcher.findBigramMatches('甲', unlimited, open())
    expect([found!.passages.join(), found!.complete, used.length]).toEqual(['0,1,2,4', true, 1])
  })

  it('is not complete where a file with more of its bigrams was not read, or the postings are too many', async () => {
    const { matcher } = layOut(texts, { bigramsOfFile: 2 })
    expect((await matcher.findBigramMatches('甲', unlimited, open()))!.complete).toBe(false)
    const whole = layOut(texts, { bigramsOfFile: 100 }).matcher
    for (const [postings, complete, passages] of [
      [4, true, 4],
      [3, false, 3],
      [1, false, 1],
    ] as const) {
      const found = await whole.findBigramMatches('甲', { reads: 1, postings }, open())
      expect([found!.complete, found!.passages.length]).toEqual([complete, passages])
    }
  })
})

describe('the postings of terms', () => {
  const words = [
    [
      ['甲', [0, 2]],
      ['乙', [1]],
    ],
    [['丙', [2, 3]]],
    [
      ['node', [1, 3]],
      ['丁', [0]],
    ],
  ] as const
  const texts = ['一', '一', '一', '一']
  const options: MatchOptions = { limit: 9, groups: null, only: null, allowed: null, all: null }
  const termOf = (term: string, frequency: number, weight = 1) => ({ term, frequency, weight })

  it('are found in the file of each, those of letters by their entry', async () => {
    const { matcher, used } = layOut(texts, { bigramsOfFile: 9, words })
    const match = async (...terms: ReturnType<typeof termOf>[]) => {
      used.length = 0
      const { passages } = await matcher.matchTerms(terms, options, open())
      return [[...passages].sort().join(), [...new Set(used)].join()]
    }
    expect(await match(termOf('甲', 2))).toEqual(['0,2', '0'])
    expect(await match(termOf('乙', 1))).toEqual(['1', '0'])
    expect(await match(termOf('丙', 2), termOf('丁', 1))).toEqual(['0,2,3', '1,2'])
    expect(await match(termOf('node', 2))).toEqual(['1,3', '2'])
    await expect(match(termOf('absent', 1))).rejects.toMatchObject({ code: 'INDEX_CORRUPT' })
  })

  it('score by the weights given', async () => {
    const { matcher } = layOut(texts, { bigramsOfFile: 9, words })
    const terms = [termOf('乙', 1, 0.1), termOf('丙', 2, 9)]
    expect([...(await matcher.matchTerms(terms, options, open())).passages]).toEqual([2, 3, 1])
  })

  it('are as many as a budget can read, those in one file together', async () => {
    const { matcher } = layOut(texts, { bigramsOfFile: 9, words })
    const terms = ['甲', '乙', '丙', '丁'].map((term) => termOf(term, 1))
    for (const [reads, readable] of [
      [0, 0],
      [1, 2],
      [2, 3],
      [3, 4],
    ] as const)
      expect(matcher.countReadable(terms, createReadBudget(reads))).toBe(readable)
    const budget = createReadBudget(1)
    budget.use('postings-0')
    expect(matcher.countReadable(terms, budget)).toBe(2)
    // A term that was not looked up may be in any file; after a look-up its file is known.
    const latin = ['node', '丁'].map((term) => termOf(term, term === '丁' ? 1 : 2))
    expect(matcher.countReadable(latin, createReadBudget(1))).toBe(1)
    expect(matcher.countReadable(latin, createReadBudget(2))).toBe(2)
    const asked = createReadBudget(2)
    await matcher.matchTerms([latin[0]!], options, asked)
    expect(matcher.countReadable(latin, asked)).toBe(2)
  })

  it('are read ahead without telling of a failure', async () => {
    const { matcher, used } = layOut(texts, { bigramsOfFile: 9, words })
    await matcher.startReading([termOf('丙', 2), termOf('absent', 1)], open())
    expect(used).toEqual([1])
  })
})

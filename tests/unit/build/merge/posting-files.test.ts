import { describe, expect, it } from 'vitest'
import { createPostingFiles, type PostingFiles } from '../../../../src/build/merge/posting-files.ts'
import { anyFollowing, bigramKey, findBigrams, readBigram } from '../../../../src/format/postings/bigrams.ts'
import { createPostingBlock, decodeBlock } from '../../../../src/format/postings/posting-block.ts'
import { bigramsOf, findList } from '../../../../src/format/postings/posting-file.ts'
import { openPostings } from '../../../../src/format/postings/postings.ts'
import { defaultSimilarity } from '../../../../src/format/postings/similarity.ts'

const passages = 400
const context = {
  similarity: defaultSimilarity,
  statistics: { passages, averageTextLength: 3, averageTitleLength: 0 },
  textLengths: new Uint16Array(passages).fill(3),
  titleLengths: new Uint16Array(passages),
}

/** A bigram or a word, with every `step`th passage from `first` on. */
interface List {
  readonly bigram?: string
  readonly step: number
  readonly first?: number
}

const idsOf = ({ step, first = 0 }: List) =>
  Array.from({ length: Math.ceil((passages - first) / step) }, (_, at) => first + at * step)
const keyOf = (text: string) => bigramKey(text.charCodeAt(0), text.charCodeAt(1))

function write(fileBytes: number, lists: readonly List[]): PostingFiles {
  const writer = createPostingFiles(context, fileBytes)
  for (const list of lists) {
    const ids = idsOf(list)
    if (list.bigram !== undefined)
      writer.addBigram({ key: keyOf(list.bigram), passages: Int32Array.from(ids), count: ids.length })
    else
      writer.addTerm({
        passages: ids,
        frequencies: ids.map(() => 1),
        titleFrequencies: ids.map(() => 0),
        count: ids.length,
      })
  }
  return writer.take()
}

/** Bigrams of each file with their passages; `*` stands behind a character for all of them. */
function readBigrams({ files, bigramRanges }: PostingFiles) {
  return files.map((file, number) => {
    const range = bigramRanges[number]!
    if (range === null) return []
    const block = bigramsOf(file)
    return findBigrams(block, range[0], ...range).map((entry): [string, number[]] => {
      const [first, second] = [Math.floor(entry.key / 65536), entry.key % 65536]
      const text = String.fromCharCode(first) + (second === anyFollowing ? '*' : String.fromCharCode(second))
      return [text, [...readBigram(block, entry, passages)]]
    })
  })
}

/** Passages of a term of a file, by its place. */
function readPassages(file: Uint8Array, term: number, count: number): number[] {
  const list = openPostings(file, ...findList(file, term), count, defaultSimilarity, passages)
  const block = createPostingBlock()
  return Array.from(list.lastPassages).flatMap((_, number) => {
    const held = decodeBlock(list, number, block)
    return [...block.passages.subarray(0, held)]
  })
}

const namesOf = (files: PostingFiles) => readBigrams(files).map((bigrams) => bigrams.map(([text]) => text))

describe('posting files', () => {
  const lists: List[] = [
    { bigram: '一丁', step: 3 },
    { step: 5 },
    { bigram: '一七', step: 4 },
    { step: 7, first: 2 },
    { step: 9 },
    { bigram: '丁一', step: 5, first: 1 },
    { bigram: '丁丁', step: 2 },
  ]

  it.each([
    1, 20, 40, 60, 80, 90, 100, 120, 150, 200, 400, 100_000,
  ])('of %i bytes hold every list, in order', (fileBytes) => {
    const written = write(fileBytes, lists)
    const bigrams = readBigrams(written).flat()
    const given = lists.flatMap((list) => (list.bigram === undefined ? [] : [[list.bigram, idsOf(list)]]))
    expect(bigrams.filter(([text]) => !text.endsWith('*'))).toEqual(given)
    const words = written.files.flatMap((file, number) =>
      Array.from({ length: written.termCounts[number]! }, (_, term) => ({ file, term })),
    )
    const wordLists = lists.filter(({ bigram }) => bigram === undefined)
    expect(words).toHaveLength(wordLists.length)
    const decoded = words.map(({ file, term }, at) => readPassages(file, term, idsOf(wordLists[at]!).length))
    expect(decoded).toEqual(wordLists.map(idsOf))
    for (const [text, ids] of bigrams.filter(([text]) => text.endsWith('*'))) {
      const ofCharacter = lists.filter(({ bigram }) => bigram?.[0] === text[0]).flatMap(idsOf)
      expect(ids).toEqual([...new Set(ofCharacter)].sort((a, b) => a - b))
    }
  })

  it('are filled to their size, and by half as much again at most', () => {
    const bigrams = Array.from('丁七丈三上下不与丐丑', (sign): List => ({ bigram: `一${sign}`, step: 3 }))
    const [one] = write(100_000, bigrams.slice(0, 1)).files.map((file) => bigramsOf(file).length)
    for (let fileBytes = 1; fileBytes < 7 * one!; fileBytes += 3) {
      const written = write(fileBytes, bigrams)
      expect(readBigrams(written).flat().slice(0, 10)).toEqual(
        bigrams.map((list) => [list.bigram, idsOf(list)]),
      )
      for (const [number, names] of namesOf(written).entries()) {
        const bytes = bigramsOf(written.files[number]!).length
        if (names.length > 1) expect(bytes).toBeLessThanOrEqual(1.5 * fileBytes)
        if (!names.at(-1)!.endsWith('*')) expect(bytes - one! - 4).toBeLessThan(fileBytes)
        // The next list begins with up to four bytes more than the first.
        if (number < written.files.length - 1)
          expect(Math.max(1.5 * bytes, bytes + one!)).toBeGreaterThan(1.5 * fileBytes - 4)
      }
    }
  })

  it('list a character by itself where its bigrams are in several files, and only there', () => {
    expect(namesOf(write(100_000, lists))).toEqual([['一丁', '一七', '丁一', '丁丁']])
    expect(namesOf(write(1, lists)).flat()).toEqual(['一丁', '一七', '一*', '丁一', '丁丁', '丁*'])
    const once: List[] = [
      { bigram: '一丁', step: 3 },
      { bigram: '丁一', step: 3 },
      { bigram: '七一', step: 3 },
    ]
    expect(namesOf(write(1, once))).toEqual([['一丁'], ['丁一'], ['七一']])
  })

  it('keep a word with the bigram it begins with, and begin anew with the next bigram', () => {
    const pairs: List[] = ['一丁', '丁一', '七一'].flatMap((bigram) => [{ bigram, step: 2 }, { step: 3 }])
    const { termCounts } = write(60, pairs)
    expect(namesOf(write(60, pairs))).toEqual([['一丁'], ['丁一'], ['七一']])
    expect(termCounts).toEqual([1, 1, 1])
  })

  it('are none where there is nothing to write', () => {
    expect(write(100, [])).toEqual({ files: [], termCounts: [], bigramRanges: [] })
    const { bigramRanges, termCounts } = write(100, [{ step: 50 }])
    expect([bigramRanges, termCounts]).toEqual([[null], [1]])
  })
})

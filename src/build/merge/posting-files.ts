import { createByteWriter } from '../../format/encoding/bytes.ts'
import { anyFollowing, bigramKey, writeBigram } from '../../format/postings/bigrams.ts'
import type { PostingColumns } from '../../format/postings/posting-block.ts'
import { writePostingFile } from '../../format/postings/posting-file.ts'
import { type PostingContext, writePostings } from '../../format/postings/postings.ts'
import type { MergedBigram } from './merge-bigrams.ts'

/** Files of postings, and the entries of the header for each. */
export interface PostingFiles {
  readonly files: readonly Uint8Array[]
  /** Terms of each file. */
  readonly termCounts: readonly number[]
  /** First and last key of its bigrams; null where it has none. */
  readonly bigramRanges: readonly (readonly [first: number, last: number] | null)[]
}

/** Writes bigrams and the words that begin with them into files. */
export interface PostingFileWriter {
  /** Keys come in order. */
  addBigram(bigram: MergedBigram): void
  /** Terms come in order, behind the bigram they begin with. */
  addTerm(columns: PostingColumns): void
  /** Ends the last file. */
  take(): PostingFiles
}

/** A list that would fill a file beyond this share of its size begins the next file. */
const overfilled = 1.5
/** A word of two characters joins its bigram in files of up to so many sizes: a query for it reads both. */
const mostJoined = 4
/** A file of less than this share of its size is not ended for the sake of the next list. */
const leastFilled = 0.25

/** @param fileBytes  that a file is filled to */
export function createPostingFiles(context: PostingContext, fileBytes: number): PostingFileWriter {
  const { passages } = context.statistics
  const [bigrams, lists] = [createByteWriter(1 << 16), createByteWriter(1 << 16)]
  const [scratch, body, block] = [
    createByteWriter(1 << 16),
    createByteWriter(1 << 16),
    createByteWriter(1 << 16),
  ]
  const one = createByteWriter(1 << 16)
  const files: Uint8Array[] = []
  const termCounts: number[] = []
  const bigramRanges: ([number, number] | null)[] = []
  let range: [number, number] | null = null
  let terms = 0
  /** Whether the last entry is a bigram, which a word of two characters may join. */
  let isBehindBigram = false

  const filled = (): number => bigrams.length + lists.length
  function closeFile(): void {
    if (filled() === 0) return
    files.push(writePostingFile(bigrams.take(), lists.take()))
    termCounts.push(terms)
    bigramRanges.push(range)
    bigrams.clear()
    lists.clear()
    range = null
    terms = 0
  }
  function makeRoom(bytes: number, sizes: number): void {
    const isFull = filled() + bytes > fileBytes * sizes
    if (isFull && filled() >= fileBytes * leastFilled) closeFile()
  }

  /** The character whose bigrams are added, whether each passage has it, and the files its bigrams begin and end in. */
  const hasCharacter = new Uint8Array(passages)
  let character = -1
  let firstFile = 0
  let lastFile = 0
  function writeNext(key: number, ids: ArrayLike<number>, count: number): void {
    if (filled() >= fileBytes) closeFile()
    one.clear()
    writeBigram(one, scratch, range === null ? 0 : key - range[1], ids, count, passages)
    const before = files.length
    makeRoom(one.length, overfilled)
    if (files.length > before) {
      one.clear()
      writeBigram(one, scratch, 0, ids, count, passages)
    }
    bigrams.bytes(one.take())
    range = [range?.[0] ?? key, key]
    lastFile = files.length
    isBehindBigram = true
  }
  /** Ends the bigrams of a character, with the list of all its passages where they are in more than one file. */
  function closeCharacter(): void {
    if (lastFile > firstFile) {
      const listed: number[] = []
      for (let passage = 0; passage < passages; passage++)
        if (hasCharacter[passage] === 1) listed.push(passage)
      writeNext(bigramKey(character, anyFollowing), listed, listed.length)
    }
    hasCharacter.fill(0)
  }

  return {
    addBigram({ key, passages: ids, count }) {
      const first = Math.floor(key / 65536)
      const isNew = first !== character
      if (isNew) closeCharacter()
      writeNext(key, ids, count)
      if (isNew) firstFile = lastFile
      character = first
      for (let index = 0; index < count; index++) hasCharacter[ids[index]!] = 1
    },
    addTerm(columns) {
      one.clear()
      writePostings(one, body, block, columns, context)
      makeRoom(one.length, isBehindBigram ? mostJoined : overfilled)
      isBehindBigram = false
      lists.bytes(one.take())
      terms++
    },
    take() {
      closeCharacter()
      closeFile()
      return { files, termCounts, bigramRanges }
    },
  }
}

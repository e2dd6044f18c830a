import { createByteWriter } from '../../format/encoding/bytes.ts'
import { anyFollowing, bigramKey, writeBigram } from '../../format/postings/bigrams.ts'
import type { PostingColumns } from '../../format/postings/posting-block.ts'
import { writePostingFile } from '../../format/postings/posting-file.ts'
import { type PostingContext, writePostings } from '../../format/postings/postings-writer.ts'
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
const maxJoined = 4
/** A file of less than this share of its size is not ended for the sake of the next list. */
const minFilled = 0.25

/**
 * Writes the posting files of a partition.
 *
 * A character whose bigrams end up in several files gets the list of all its passages behind the last of them, so that it
 * is looked up in one file.
 *
 * @param fileBytes  that a file is filled to
 */
export function createPostingFiles(context: PostingContext, fileBytes: number): PostingFileWriter {
  const { passages } = context.statistics
  const filler = createFileFiller(context, fileBytes)
  /** The character whose bigrams are added, whether each passage has it, which do, and the files its bigrams begin and end in. */
  const hasCharacter = new Uint8Array(passages)
  const ofCharacter = new Int32Array(passages)
  let character = -1
  let firstFile = 0
  let lastFile = 0

  function closeCharacter(): void {
    if (lastFile > firstFile) {
      let count = 0
      for (let passage = 0; passage < passages; passage++)
        if (hasCharacter[passage] === 1) ofCharacter[count++] = passage
      lastFile = filler.addBigram(bigramKey(character, anyFollowing), ofCharacter, count)
    }
    hasCharacter.fill(0)
  }

  return {
    addBigram({ key, passages: ids, count }) {
      const first = Math.floor(key / 65536)
      const isNew = first !== character
      if (isNew) closeCharacter()
      lastFile = filler.addBigram(key, ids, count)
      if (isNew) firstFile = lastFile
      character = first
      for (let index = 0; index < count; index++) hasCharacter[ids[index]!] = 1
    },
    addTerm: filler.addTerm,
    take() {
      closeCharacter()
      return filler.take()
    },
  }
}

/** Fills files with lists, in the order they come. */
interface FileFiller extends Omit<PostingFileWriter, 'addBigram'> {
  /** @returns the number of the file that it stands in */
  addBigram(key: number, ids: ArrayLike<number>, count: number): number
}

function createFileFiller(context: PostingContext, fileBytes: number): FileFiller {
  const { passages } = context.statistics
  const createWriter = () => createByteWriter(1 << 16)
  const [bigrams, lists, one] = [createWriter(), createWriter(), createWriter()]
  const [scratch, body, block] = [createWriter(), createWriter(), createWriter()]
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
    files.push(writePostingFile(bigrams.written(), lists.written()))
    termCounts.push(terms)
    bigramRanges.push(range)
    bigrams.clear()
    lists.clear()
    range = null
    terms = 0
  }
  function makeRoom(bytes: number, sizes: number): void {
    const isFull = filled() + bytes > fileBytes * sizes
    if (isFull && filled() >= fileBytes * minFilled) closeFile()
  }

  return {
    addBigram(key, ids, count) {
      if (filled() >= fileBytes) closeFile()
      one.clear()
      writeBigram(one, scratch, range === null ? 0 : key - range[1], ids, count, passages)
      const before = files.length
      makeRoom(one.length, overfilled)
      if (files.length > before) {
        one.clear()
        writeBigram(one, scratch, 0, ids, count, passages)
      }
      bigrams.bytes(one.written())
      range = [range?.[0] ?? key, key]
      isBehindBigram = true
      return files.length
    },
    addTerm(columns) {
      one.clear()
      writePostings(one, body, block, columns, context)
      makeRoom(one.length, isBehindBigram ? maxJoined : overfilled)
      isBehindBigram = false
      lists.bytes(one.written())
      terms++
    },
    take() {
      closeFile()
      return { files, termCounts, bigramRanges }
    },
  }
}

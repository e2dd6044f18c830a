import { type Lengths, lengthsOfBlock } from '../../index/core-codec.ts'
import {
  createPostingBlock,
  decodeBlock,
  type PostingBlock,
  type PostingList,
} from '../../index/postings-codec.ts'
import type { CorpusStatistics, Similarity } from '../../index/similarity.ts'
import type { Matches, MatchOptions } from '../engine.ts'
import { createTopPassages } from '../top-passages.ts'

const windowSize = lengthsOfBlock

/** What scoring needs of the corpus. */
export interface ScoringContext {
  readonly similarity: Similarity
  readonly statistics: CorpusStatistics
  readonly textLengths: Lengths
  readonly titleLengths: Lengths
  /** Called before lengths of a window are read. */
  checkLengths(passage: number): void
}

/** One term's postings on the way through a query. */
interface Cursor {
  readonly list: PostingList
  readonly weight: number
  readonly block: PostingBlock
  /** First block that may reach into the window, and the block that is decoded (-1 for none). */
  nextBlock: number
  decoded: number
  held: number
  /** Place in the decoded block where the last look ended. */
  at: number
  /** No posting of the window scores more. */
  highest: number
}

/** Room that queries use one after the other; its size does not depend on the corpus. */
interface Room {
  readonly scores: Float64Array
  readonly touched: Uint32Array
  /** Length parts of BM25 for the lengths that texts mostly have. */
  readonly textNorms: Float64Array
  readonly titleNorms: Float64Array
}

/** Makes the function that scores queries; see `scoreWindow` for how it skips. */
export function createScorer(
  context: ScoringContext,
): (lists: readonly PostingList[], weights: readonly number[], options: MatchOptions) => Matches {
  const room: Room = {
    scores: new Float64Array(windowSize),
    touched: new Uint32Array(windowSize / 32),
    textNorms: tabulateNorms(context, context.statistics.averageTextLength),
    titleNorms: tabulateNorms(context, context.statistics.averageTitleLength),
  }
  return (lists, weights, options) => {
    const cursors = lists.map(
      (list, index): Cursor => ({
        list,
        weight: weights[index]!,
        block: createPostingBlock(),
        nextBlock: 0,
        decoded: -1,
        held: 0,
        at: 0,
        highest: 0,
      }),
    )
    const top = createTopPassages(options.limit)
    for (let start = 0; start < context.statistics.passages; start += windowSize) {
      const next = openWindow(cursors, start)
      if (next >= context.statistics.passages) break
      // Where no term has a posting, go on at the window that has the next one.
      if (next >= start + windowSize) {
        start = Math.floor(next / windowSize) * windowSize - windowSize
        continue
      }
      scoreWindow(context, cursors, start, top, options, room)
    }
    return top.take()
  }
}

/** Moves cursors to a window and finds how much each can add there. @returns a passage before which there is nothing */
function openWindow(cursors: readonly Cursor[], start: number): number {
  let next = 0x7fffffff
  for (const cursor of cursors) {
    const { lastPassages, highestScores } = cursor.list
    while (cursor.nextBlock < lastPassages.length && lastPassages[cursor.nextBlock]! < start)
      cursor.nextBlock++
    cursor.highest = 0
    if (cursor.nextBlock === lastPassages.length) continue
    for (let block = cursor.nextBlock; block < lastPassages.length; block++) {
      const first = block === 0 ? 0 : lastPassages[block - 1]! + 1
      if (block === cursor.nextBlock) next = Math.min(next, Math.max(first, start))
      if (first >= start + windowSize) break
      cursor.highest = Math.max(cursor.highest, highestScores[block]! * cursor.weight)
    }
  }
  return next
}

/**
 * Scores one window of passages. Terms that all together cannot lift a passage over the threshold are not
 * walked through; they are only asked about the passages that the other terms bring up.
 *
 * @see Turtle and Flood 1995 (MaxScore); Lucene's windows of it
 */
function scoreWindow(
  context: ScoringContext,
  cursors: readonly Cursor[],
  start: number,
  top: ReturnType<typeof createTopPassages>,
  options: MatchOptions,
  room: Room,
): void {
  const end = start + windowSize
  const ordered = cursors.filter((cursor) => cursor.highest > 0).sort((a, b) => a.highest - b.highest)
  const { all, allowed } = options
  const threshold = all === null ? top.threshold : -1
  // `reach[n]` is what the first n terms can add at most; a hair more, for sums in another order.
  const reach = new Float64Array(ordered.length + 1)
  let optional = 0
  ordered.forEach((cursor, index) => {
    reach[index + 1] = reach[index]! + cursor.highest * (1 + 1e-12)
    if (reach[index + 1]! <= threshold) optional = index + 1
  })
  if (optional === ordered.length) return
  context.checkLengths(start)
  for (let index = optional; index < ordered.length; index++)
    addPostings(context, ordered[index]!, start, end, room)

  const { scores, touched } = room
  for (let word = 0; word < touched.length; word++) {
    let bits = touched[word]!
    if (bits === 0) continue
    touched[word] = 0
    if (all !== null && allowed === null) all.words[(start >>> 5) + word]! |= bits
    while (bits !== 0) {
      const place = word * 32 + 31 - Math.clz32(bits & -bits)
      bits &= bits - 1
      const passage = start + place
      let score = scores[place]!
      scores[place] = 0
      if (allowed !== null) {
        if (!allowed(passage)) continue
        if (all !== null) all.add(passage)
      }
      const bar = all === null ? top.threshold : -1
      let index = optional
      while (index > 0 && score + reach[index]! > bar) {
        score += scoreAt(context, ordered[--index]!, passage, room)
      }
      if (index === 0 && score > top.threshold) top.offer(passage, score)
    }
  }
}

/** Adds the postings of one term in `[start, end)`. */
function addPostings(context: ScoringContext, cursor: Cursor, start: number, end: number, room: Room): void {
  const { list, block } = cursor
  const { scores, touched } = room
  for (let number = cursor.nextBlock; number < list.lastPassages.length; number++) {
    if (number > 0 && list.lastPassages[number - 1]! + 1 >= end) break
    decode(cursor, number)
    for (let index = 0; index < cursor.held; index++) {
      const passage = block.passages[index]!
      if (passage < start) continue
      if (passage >= end) break
      const place = passage - start
      scores[place]! += scorePosting(context, cursor, index, room)
      touched[place >>> 5]! |= 1 << (place & 31)
    }
  }
}

/** What a term adds to one passage; asked in order of passage. */
function scoreAt(context: ScoringContext, cursor: Cursor, passage: number, room: Room): number {
  const { lastPassages } = cursor.list
  let number = Math.max(cursor.nextBlock, cursor.decoded)
  if (number > cursor.nextBlock && lastPassages[number - 1]! >= passage) number = cursor.nextBlock
  while (number < lastPassages.length && lastPassages[number]! < passage) number++
  if (number === lastPassages.length) return 0
  decode(cursor, number)
  const { passages } = cursor.block
  let low = cursor.at < cursor.held && passages[cursor.at]! <= passage ? cursor.at : 0
  let high = cursor.held - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = passages[middle]!
    if (found === passage) {
      cursor.at = middle
      return scorePosting(context, cursor, middle, room)
    }
    if (found < passage) low = middle + 1
    else high = middle - 1
  }
  return 0
}

function decode(cursor: Cursor, number: number): void {
  if (cursor.decoded === number) return
  cursor.held = decodeBlock(cursor.list, number, cursor.block)
  cursor.decoded = number
  cursor.at = 0
}

function scorePosting(context: ScoringContext, cursor: Cursor, index: number, room: Room): number {
  const { k1 } = context.similarity
  const { scoring } = cursor.list
  const passage = cursor.block.passages[index]!
  const frequency = cursor.block.frequencies[index]!
  const length = context.textLengths[passage]!
  const norm =
    length < tabulatedLengths
      ? room.textNorms[length]!
      : lengthNorm(context, length, context.statistics.averageTextLength)
  let score = (scoring.idf * (frequency * (k1 + 1))) / (frequency + norm)
  const inTitle = cursor.block.titleFrequencies[index]!
  if (inTitle > 0) {
    const titleLength = context.titleLengths[passage]!
    const titleNorm =
      titleLength < tabulatedLengths
        ? room.titleNorms[titleLength]!
        : lengthNorm(context, titleLength, context.statistics.averageTitleLength)
    score += (scoring.titleIdf * (inTitle * (k1 + 1))) / (inTitle + titleNorm)
  }
  return score * cursor.weight
}

const tabulatedLengths = 1024

function lengthNorm({ similarity: { k1, b } }: ScoringContext, length: number, average: number): number {
  return k1 * (1 - b + (b * length) / average)
}

function tabulateNorms(context: ScoringContext, average: number): Float64Array {
  return Float64Array.from({ length: tabulatedLengths }, (_, length) => lengthNorm(context, length, average))
}

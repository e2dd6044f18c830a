import {
  createPostingBlock,
  decodeBlock,
  type PostingBlock,
  type PostingList,
} from '../../index/postings-codec.ts'
import type { CorpusStatistics, Similarity } from '../../index/similarity.ts'
import type { Matches, MatchOptions } from '../engine.ts'
import { createTopPassages } from '../top-passages.ts'

const windowSize = 4096

/** What scoring needs of the corpus. */
export interface ScoringContext {
  readonly similarity: Similarity
  readonly statistics: CorpusStatistics
  readonly textLengths: Uint16Array
  readonly titleLengths: Uint16Array
}

/** One term's postings on the way through a query. */
interface Cursor {
  readonly list: PostingList
  readonly weight: number
  readonly bit: number
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
  readonly masks: Int32Array
  readonly touched: Uint32Array
}

/** Makes the function that scores queries; see `scoreWindow` for how it skips. */
export function createScorer(
  context: ScoringContext,
): (lists: readonly PostingList[], weights: readonly number[], options: MatchOptions) => Matches {
  const room: Room = {
    scores: new Float64Array(windowSize),
    masks: new Int32Array(windowSize),
    touched: new Uint32Array(windowSize / 32),
  }
  return (lists, weights, options) => {
    const cursors = lists.map(
      (list, index): Cursor => ({
        list,
        weight: weights[index]!,
        bit: index < 31 ? 1 << index : 0,
        block: createPostingBlock(),
        nextBlock: 0,
        decoded: -1,
        held: 0,
        at: 0,
        highest: 0,
      }),
    )
    const top = createTopPassages(options.limit)
    const all: number[] | null = options.exhaustive ? [] : null
    for (let start = 0; start < context.statistics.passages; start += windowSize) {
      const next = openWindow(cursors, start)
      if (next >= context.statistics.passages) break
      // Where no term has a posting, go on at the window that has the next one.
      if (next >= start + windowSize) {
        start = Math.floor(next / windowSize) * windowSize - windowSize
        continue
      }
      scoreWindow(context, cursors, start, top, all, options, room)
    }
    return { ...top.take(), all: all === null ? null : Int32Array.from(all) }
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
  all: number[] | null,
  options: MatchOptions,
  room: Room,
): void {
  const end = start + windowSize
  const ordered = cursors.filter((cursor) => cursor.highest > 0).sort((a, b) => a.highest - b.highest)
  const threshold = all === null ? top.threshold : -1
  // `reach[n]` is what the first n terms can add at most; a hair more, for sums in another order.
  const reach = new Float64Array(ordered.length + 1)
  let optional = 0
  ordered.forEach((cursor, index) => {
    reach[index + 1] = reach[index]! + cursor.highest * (1 + 1e-12)
    if (reach[index + 1]! <= threshold) optional = index + 1
  })
  if (optional === ordered.length) return
  for (let index = optional; index < ordered.length; index++)
    addPostings(context, ordered[index]!, start, end, room)

  const { scores, masks, touched } = room
  for (let word = 0; word < touched.length; word++) {
    let bits = touched[word]!
    touched[word] = 0
    while (bits !== 0) {
      const place = word * 32 + 31 - Math.clz32(bits & -bits)
      bits &= bits - 1
      const passage = start + place
      let score = scores[place]!
      let mask = masks[place]!
      scores[place] = 0
      masks[place] = 0
      if (options.allowed !== null && !options.allowed(passage)) continue
      const bar = all === null ? top.threshold : -1
      let index = optional
      while (index > 0 && score + reach[index]! > bar) {
        const cursor = ordered[--index]!
        const added = scoreAt(context, cursor, passage)
        if (added > 0) {
          score += added
          mask |= cursor.bit
        }
      }
      if (all !== null) all.push(passage)
      if (index === 0 && score > top.threshold) top.offer(passage, score, mask)
    }
  }
}

/** Adds the postings of one term in `[start, end)`. */
function addPostings(context: ScoringContext, cursor: Cursor, start: number, end: number, room: Room): void {
  const { list, block } = cursor
  for (let number = cursor.nextBlock; number < list.lastPassages.length; number++) {
    if (number > 0 && list.lastPassages[number - 1]! + 1 >= end) break
    decode(cursor, number)
    for (let index = 0; index < cursor.held; index++) {
      const passage = block.passages[index]!
      if (passage < start) continue
      if (passage >= end) break
      const place = passage - start
      room.scores[place]! += scorePosting(context, cursor, index)
      room.masks[place]! |= cursor.bit
      room.touched[place >>> 5]! |= 1 << (place & 31)
    }
  }
}

/** What a term adds to one passage; asked in order of passage. */
function scoreAt(context: ScoringContext, cursor: Cursor, passage: number): number {
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
      return scorePosting(context, cursor, middle)
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

function scorePosting(context: ScoringContext, cursor: Cursor, index: number): number {
  const { similarity, statistics } = context
  const { k1, b } = similarity
  const { scoring } = cursor.list
  const passage = cursor.block.passages[index]!
  const frequency = cursor.block.frequencies[index]!
  const length = context.textLengths[passage]!
  let score =
    (scoring.idf * (frequency * (k1 + 1))) /
    (frequency + k1 * (1 - b + (b * length) / statistics.averageTextLength))
  const inTitle = cursor.block.titleFrequencies[index]!
  if (inTitle > 0) {
    const titleLength = context.titleLengths[passage]!
    score +=
      (scoring.titleIdf * (inTitle * (k1 + 1))) /
      (inTitle + k1 * (1 - b + (b * titleLength) / statistics.averageTitleLength))
  }
  return score * cursor.weight
}

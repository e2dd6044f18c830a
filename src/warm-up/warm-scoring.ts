import { createScorer } from '../engine/packed/score-passages.ts'
import { createWindow, listAlive } from '../engine/packed/window.ts'
import { createPostingBlock, decodePassages, postingsInBlock } from '../format/postings/posting-block.ts'
import { createTermScoring, type PostingList } from '../format/postings/postings.ts'
import { defaultSimilarity } from '../format/postings/similarity.ts'
import { createPassageSet } from '../reader/passage-set.ts'

const passages = 40_000
/** Bits of the gaps of each term: every second passage holds the first, one of 250 the last. */
const widths = [2, 4, 6, 9]
const rounds = 4
/** In the head of packed integers: a count of exceptions follows them; that, a position, and its bits in a long varint. */
const countedExceptions = 7 << 5
const exception = [1, 5, 0x81, 0]
/** A posting that repeats in text and title, of numbers of two bytes each. */
const longPosting = [0x87, 0x02, 0x83, 0x00, 0x81, 0x00]

/** Scores long lists of made-up postings, which a small index cannot have, the way common words are scored. */
export function warmScoring(): void {
  const score = createScorer({
    similarity: defaultSimilarity,
    statistics: { passages, averageTextLength: 110, averageTitleLength: 5 },
    textLengths: Uint8Array.from({ length: passages }, (_, passage) => 80 + ((passage * 7) % 60)),
    titleLengths: new Uint8Array(passages).fill(5),
  })
  warmWindow()
  const lists = [...widths.map(makeList), makeShortList()]
  const weights = lists.map(() => 1)
  for (let round = 0; round < rounds; round++) {
    score(lists, weights, { limit: 100, groups: null, only: null, allowed: null, all: null })
    const all = createPassageSet(passages)
    score(lists.slice(1), weights, { limit: 100, groups: null, only: null, allowed: null, all })
    all.addAll(all.list())
    all.count()
  }
}

/** Lists slots of which some score too little, and some are not allowed. */
function warmWindow(): void {
  const window = createWindow(passages)
  for (let round = 0; round < rounds; round++) {
    for (const allowed of [null, (passage: number) => passage % 3 === 0]) {
      window.touched.fill(0xa5a5a5a5)
      for (let slot = 0; slot < passages; slot++) window.scores[slot] = (slot % 7) / 2
      listAlive(window, 1, allowed)
    }
  }
}

/**
 * Makes a list of full blocks out of bytes that say nothing: packed integers are numbers whatever their bits are. Some
 * terms repeat, and every third block has some in the title.
 *
 * @param width  bits of a gap
 */
function makeList(width: number): PostingList {
  const gapBytes = 1 + 16 * width + exception.length
  const blockBytes = gapBytes + 17 + 17
  const blockCount = Math.floor(passages / (postingsInBlock << width))
  const bytes = Uint8Array.from({ length: blockCount * blockBytes + 3 }, (_, at) => at * 37)
  const count = blockCount * postingsInBlock
  const scoring = createTermScoring(defaultSimilarity, passages, count, count / 6)
  const list: PostingList = {
    bytes,
    view: new DataView(bytes.buffer),
    count,
    scoring,
    lastPassages: new Int32Array(blockCount),
    blockStarts: Int32Array.from({ length: blockCount + 1 }, (_, block) => block * blockBytes),
    maxScores: new Float64Array(blockCount).fill(scoring.maxScore),
  }
  const block = createPostingBlock()
  for (let number = 0; number < blockCount; number++) {
    const start = number * blockBytes
    bytes[start] = width + countedExceptions
    bytes.set(exception, start + gapBytes - exception.length)
    bytes[start + gapBytes] = 1
    bytes[start + gapBytes + 17] = number % 3 === 0 ? 1 : 0
    list.lastPassages[number] = block.passages[decodePassages(list, number, block) - 1]!
  }
  return list
}

/** Makes a list of one block that is not full. */
function makeShortList(): PostingList {
  const count = postingsInBlock - 1
  const bytes = Uint8Array.from(new Array<number[]>(count).fill(longPosting).flat())
  const scoring = createTermScoring(defaultSimilarity, passages, count, count)
  return {
    bytes,
    view: new DataView(bytes.buffer),
    count,
    scoring,
    lastPassages: Int32Array.of(0x7fffffff),
    blockStarts: Int32Array.of(0, bytes.length),
    maxScores: Float64Array.of(scoring.maxScore),
  }
}

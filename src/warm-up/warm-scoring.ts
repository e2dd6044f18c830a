import { createScorer } from '../engine/packed/score-passages.ts'
import { createByteWriter } from '../format/bytes.ts'
import type { PostingColumns } from '../format/posting-block.ts'
import { findList, writePostingFile } from '../format/posting-file.ts'
import { openPostings, type PostingContext, writePostings } from '../format/postings.ts'
import { defaultSimilarity } from '../format/similarity.ts'
import { createPassageSet } from '../reader/passage-set.ts'

const passages = 40_000
/** A passage in so many holds each of the terms. */
const rarities = [3, 7, 40, 300]
const rounds = 4

/** Scores long lists of made-up postings, which a small index cannot have, the way common words are scored. */
export function warmScoring(): void {
  const context: PostingContext = {
    similarity: defaultSimilarity,
    statistics: { passages, averageTextLength: 110, averageTitleLength: 5 },
    textLengths: Uint16Array.from({ length: passages }, (_, passage) => 80 + ((passage * 7) % 60)),
    titleLengths: new Uint16Array(passages).fill(5),
  }
  const score = createScorer(context)
  const [writer, body, block] = [
    createByteWriter(1 << 16),
    createByteWriter(1 << 16),
    createByteWriter(1 << 16),
  ]
  const lists = rarities.map((step) => {
    const ids = Array.from({ length: Math.floor(passages / step) }, (_, at) => at * step + ((at * at) % step))
    const columns: PostingColumns = {
      passages: ids,
      frequencies: ids.map((passage) => (passage % 3 === 0 ? 2 : 1)),
      titleFrequencies: ids.map((passage) => (passage % 11 === 0 ? 1 : 0)),
      count: ids.length,
    }
    writer.clear()
    writePostings(writer, body, block, columns, context)
    const file = writePostingFile(new Uint8Array(0), writer.take())
    return openPostings(file, ...findList(file, 0), columns.count, defaultSimilarity, passages)
  })
  const weights = lists.map(() => 1)
  for (let round = 0; round < rounds; round++) {
    score(lists, weights, { limit: 100, groups: null, only: null, allowed: null, all: null })
    const all = createPassageSet(passages)
    score(lists.slice(1), weights, { limit: 100, groups: null, only: null, allowed: null, all })
    all.addAll(all.list())
    all.count()
  }
}

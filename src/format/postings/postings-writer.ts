import type { ByteWriter } from '../encoding/bytes.ts'
import { type PostingColumns, postingsInBlock, writeBlock } from './posting-block.ts'
import { createTermScoring, type TermScoring } from './postings.ts'
import { type CorpusStatistics, type Similarity, termWeight } from './similarity.ts'

/** Corpus statistics that the score of a posting depends on. */
export interface PostingContext {
  readonly similarity: Similarity
  readonly statistics: CorpusStatistics
  /** Field lengths of each passage: number of different terms in the whole text, and in the title. */
  readonly textLengths: Uint16Array
  readonly titleLengths: Uint16Array
}

/** Score of a posting: BM25 over the whole text, and over the title where that has the term. */
export function scorePosting(
  { idf, titleIdf }: TermScoring,
  { similarity, statistics, textLengths, titleLengths }: PostingContext,
  passage: number,
  frequency: number,
  titleFrequency: number,
): number {
  const { averageTextLength, averageTitleLength } = statistics
  const score = idf * termWeight(similarity, frequency, textLengths[passage]!, averageTextLength)
  // Without titles there is no mean length to divide by.
  if (titleFrequency === 0) return score
  return score + titleIdf * termWeight(similarity, titleFrequency, titleLengths[passage]!, averageTitleLength)
}

/**
 * Encodes a posting list behind its length. Each block head carries the highest score of its block
 * (block-max) and serves as skip data:
 *
 *     length · passages · passages with it in the title · [block heads] · blocks
 *     block head: last passage minus the last of the block before · bytes · highest score (1 byte)
 *
 * Numbers without a size are varints. A list of one block has only the highest score as its head. Highest
 * scores are in 255ths of the highest score that the term can have, rounded up. Blocks are in
 * `posting-block.ts`.
 */
export function writePostings(
  writer: ByteWriter,
  body: ByteWriter,
  block: ByteWriter,
  columns: PostingColumns,
  context: PostingContext,
): void {
  const { passages, frequencies, titleFrequencies, count } = columns
  let inTitle = 0
  for (let index = 0; index < count; index++) if (titleFrequencies[index]! > 0) inTitle++
  const scoring = createTermScoring(context.similarity, context.statistics.passages, count, inTitle)
  body.clear()
  body.varint(count)
  body.varint(inTitle)
  const heads: number[] = []
  block.clear()
  let last = -1
  for (let from = 0; from < count; from += postingsInBlock) {
    const to = Math.min(count, from + postingsInBlock)
    const blockStart = block.length
    writeBlock(block, columns, from, to, last)
    let maxScore = 0
    for (let index = from; index < to; index++) {
      const titleFrequency = titleFrequencies[index]!
      const score = scorePosting(scoring, context, passages[index]!, frequencies[index]!, titleFrequency)
      if (score > maxScore) maxScore = score
    }
    heads.push(
      passages[to - 1]! - last,
      block.length - blockStart,
      Math.min(255, Math.ceil((maxScore / scoring.maxScore) * 255 + 1e-6)),
    )
    last = passages[to - 1]!
  }
  if (count <= postingsInBlock) body.byte(heads[2]!)
  else {
    for (let index = 0; index < heads.length; index += 3) {
      body.varint(heads[index]!)
      body.varint(heads[index + 1]!)
      body.byte(heads[index + 2]!)
    }
  }
  body.bytes(block.written())
  writer.varint(body.length)
  writer.bytes(body.written())
}

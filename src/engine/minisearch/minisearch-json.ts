import { corrupt } from '../../format/encoding/bytes.ts'
import { encodeTerm } from '../../format/minisearch.ts'
import { inverseDocumentFrequency, type Similarity, termWeight } from '../../format/postings/similarity.ts'

/** The parts of MiniSearch's JSON that scores come from; frequencies and lengths by number of field and of passage. */
interface MiniSearchJson {
  readonly serializationVersion: number
  readonly documentCount: number
  readonly fieldIds: Readonly<Record<'text' | 'title', number>>
  readonly fieldLength: Readonly<Record<string, readonly number[]>>
  readonly averageFieldLength: readonly number[]
  readonly index: readonly (readonly [
    term: string,
    Readonly<Record<string, Readonly<Record<string, number>>>>,
  ])[]
}

/** Version of its JSON that MiniSearch 7 writes. */
const serializationVersion = 2

/** An index of MiniSearch's, asked for whole terms. */
export interface MiniSearchIndex {
  /** Score of each passage that contains the term, as `MiniSearch.search` gives it without prefixes and without `d`. */
  scoreTerm(term: string, similarity: Similarity): Map<number, number>
}

/**
 * Opens MiniSearch's own JSON. Whole terms need a map and none of MiniSearch's tree, whose code would be 6 kB of a worker.
 *
 * @throws {SearchError} INDEX_CORRUPT when it is not MiniSearch's
 */
export function openMiniSearchJson(text: string): MiniSearchIndex {
  const json = parse(text)
  const terms = new Map(json.index)
  const { documentCount, fieldIds, fieldLength, averageFieldLength } = json
  return {
    scoreTerm(term, similarity) {
      const scores = new Map<number, number>()
      const postings = terms.get(encodeTerm(term))
      for (const [name, boost] of [
        ['text', 1],
        ['title', similarity.titleBoost],
      ] as const) {
        const field = fieldIds[name]
        const frequencies = Object.entries(postings?.[field] ?? {})
        const idf = inverseDocumentFrequency(documentCount, frequencies.length)
        for (const [passage, frequency] of frequencies) {
          const weight = termWeight(
            similarity,
            frequency,
            fieldLength[passage]![field]!,
            averageFieldLength[field]!,
          )
          scores.set(+passage, (scores.get(+passage) ?? 0) + boost * (idf * weight))
        }
      }
      return scores
    },
  }
}

function parse(text: string): MiniSearchJson {
  try {
    const json = JSON.parse(text) as MiniSearchJson
    if (
      json.serializationVersion === serializationVersion &&
      json.index.length >= 0 &&
      json.fieldIds.text >= 0
    )
      return json
  } catch {}
  throw corrupt('the MiniSearch index cannot be read')
}

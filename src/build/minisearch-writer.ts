import MiniSearch from 'minisearch'
import { createByteReader } from '../format/bytes.ts'
import { encodeTerm, miniSearchOptions, type TermDocument } from '../engine/minisearch/minisearch-options.ts'

/**
 * Builds MiniSearch's own JSON from runs of postings.
 *
 * @param runs  all partitions of each run
 * @param firstPassages  of each run
 */
export function writeMiniSearch(
  runs: readonly (readonly Uint8Array[])[],
  firstPassages: readonly number[],
  passages: number,
): string {
  const documents = Array.from({ length: passages }, (_, id) => ({
    id,
    text: [] as string[],
    title: [] as string[],
  }))
  const decoder = new TextDecoder()
  runs.forEach((partitions, run) => {
    for (const partition of partitions) {
      const reader = createByteReader(partition)
      while (reader.position < partition.length) {
        const term = encodeTerm(decoder.decode(reader.bytes(reader.varint())))
        reader.varint()
        let passage = firstPassages[run]! - 1
        for (let left = reader.varint(); left > 0; left--) {
          passage += reader.varint() + 1
          const frequency = reader.varint()
          const document = documents[passage]!
          for (let times = frequency >>> 1; times > 0; times--) document.text.push(term)
          if ((frequency & 1) === 1)
            for (let times = reader.varint(); times > 0; times--) document.title.push(term)
        }
      }
    }
  })
  const index = new MiniSearch<TermDocument>(miniSearchOptions)
  index.addAll(documents)
  return JSON.stringify(index)
}

import MiniSearch from 'minisearch'
import { createByteReader } from '../format/bytes.ts'
import { encodeTerm, miniSearchOptions, type TermDocument } from '../format/minisearch.ts'

/**
 * Builds MiniSearch's own JSON from batches of postings.
 *
 * @param batches  all partitions of each batch
 * @param firstPassages  of each batch
 */
export function writeMiniSearch(
  batches: readonly (readonly Uint8Array[])[],
  firstPassages: readonly number[],
  passages: number,
): string {
  const documents = Array.from({ length: passages }, (_, id) => ({
    id,
    text: [] as string[],
    title: [] as string[],
  }))
  const decoder = new TextDecoder()
  batches.forEach((partitions, batch) => {
    for (const partition of partitions) {
      const reader = createByteReader(partition)
      while (reader.position < partition.length) {
        const term = encodeTerm(decoder.decode(reader.bytes(reader.varint())))
        reader.varint()
        let passage = firstPassages[batch]! - 1
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

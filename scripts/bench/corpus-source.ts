import { readPassages } from '../peers/passage-lines.ts'
import type { PassageLine } from '../peers/peer.ts'

/** Passages of a JSON Lines file, gzipped or not. */
export function openCorpus(source: string): AsyncIterable<PassageLine> {
  return readPassages(source)
}

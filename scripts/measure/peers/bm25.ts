import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readPassages } from './passage-lines.ts'
import type { Peer, RankedPassage } from './peer.ts'
import { createJiebaCut } from './terms.ts'

const k1 = 1.2
const b = 0.75

interface Postings {
  readonly ids: readonly string[]
  readonly terms: ReadonlyMap<string, number>
  /** `starts[t]` to `starts[t + 1]` are the postings of term `t`. */
  readonly starts: Uint32Array
  readonly passages: Uint32Array
  readonly frequencies: Uint16Array
  /** Terms of each passage, title and text together. */
  readonly lengths: Uint32Array
  readonly meanLength: number
}

/** BM25 as the textbook has it, over jieba words without HMM; title and text are one field. */
export function createBm25Peer(): Peer {
  return {
    async build(corpus, dir, report) {
      const postings = await collectPostings(corpus, report)
      const { ids, terms, starts, passages, frequencies, lengths } = postings
      await writeFile(join(dir, 'names.json'), JSON.stringify({ ids, terms: [...terms.keys()] }))
      await Promise.all(
        Object.entries({ starts, passages, frequencies, lengths }).map(([name, numbers]) =>
          writeFile(
            join(dir, `${name}.bin`),
            new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength),
          ),
        ),
      )
      const sizes = await Promise.all(files.map(async (file) => (await stat(join(dir, file))).size))
      return { bytes: { postings: sizes.reduce((sum, size) => sum + size, 0) } }
    },
    async open(dir) {
      const postings = await readPostings(dir)
      const cut = createJiebaCut('no-hmm')
      return { rank: (text, k) => rank(postings, cut(text), k) }
    },
  }
}

const files = ['names.json', 'starts.bin', 'passages.bin', 'frequencies.bin', 'lengths.bin']

async function collectPostings(corpus: string, report: (count: number) => void): Promise<Postings> {
  const cut = createJiebaCut('no-hmm')
  const ids: string[] = []
  const lengths: number[] = []
  const terms = new Map<string, number>()
  const lists: number[][] = []
  for await (const passage of readPassages(corpus)) {
    const counts = new Map<string, number>()
    const words = cut(`${passage.title}\n${passage.text}`)
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
    for (const [word, count] of counts) {
      let term = terms.get(word)
      if (term === undefined) {
        term = lists.length
        terms.set(word, term)
        lists.push([])
      }
      lists[term]!.push(ids.length, Math.min(count, 0xffff))
    }
    ids.push(passage.id)
    lengths.push(words.length)
    if (ids.length % 1000 === 0) report(ids.length)
  }
  const total = lists.reduce((sum, list) => sum + list.length / 2, 0)
  const starts = new Uint32Array(lists.length + 1)
  const passages = new Uint32Array(total)
  const frequencies = new Uint16Array(total)
  let at = 0
  for (const [term, list] of lists.entries()) {
    for (let pair = 0; pair < list.length; pair += 2, at++) {
      passages[at] = list[pair]!
      frequencies[at] = list[pair + 1]!
    }
    starts[term + 1] = at
  }
  return {
    ids,
    terms,
    starts,
    passages,
    frequencies,
    lengths: Uint32Array.from(lengths),
    meanLength: mean(lengths),
  }
}

async function readPostings(dir: string): Promise<Postings> {
  const [names, starts, passages, frequencies, lengths] = await Promise.all(
    files.map(async (file) => readFile(join(dir, file))),
  )
  const { ids, terms } = JSON.parse(names!.toString('utf8')) as { ids: string[]; terms: string[] }
  const lengthOf = new Uint32Array(aligned(lengths!))
  return {
    ids,
    terms: new Map(terms.map((term, number) => [term, number])),
    starts: new Uint32Array(aligned(starts!)),
    passages: new Uint32Array(aligned(passages!)),
    frequencies: new Uint16Array(aligned(frequencies!)),
    lengths: lengthOf,
    meanLength: mean(lengthOf),
  }
}

function aligned(bytes: Uint8Array): ArrayBuffer {
  return bytes.slice().buffer as ArrayBuffer
}

function mean(lengths: ArrayLike<number>): number {
  let sum = 0
  for (let at = 0; at < lengths.length; at++) sum += lengths[at]!
  return sum / Math.max(1, lengths.length)
}

function rank(postings: Postings, words: readonly string[], k: number): RankedPassage[] {
  const { ids, terms, starts, passages, frequencies, lengths, meanLength } = postings
  const scores = new Float64Array(ids.length)
  for (const word of words) {
    const term = terms.get(word)
    if (term === undefined) continue
    const start = starts[term]!
    const end = starts[term + 1]!
    const inverse = Math.log(1 + (ids.length - (end - start) + 0.5) / (end - start + 0.5))
    for (let at = start; at < end; at++) {
      const passage = passages[at]!
      const frequency = frequencies[at]!
      const norm = k1 * (1 - b + (b * lengths[passage]!) / meanLength)
      scores[passage]! += (inverse * frequency * (k1 + 1)) / (frequency + norm)
    }
  }
  return pickBest(scores, k).map((passage) => ({ id: ids[passage]!, score: scores[passage]! }))
}

/** Passages with the `k` largest scores above zero, best first; of equal ones the earlier. */
function pickBest(scores: Float64Array, k: number): number[] {
  const best: number[] = []
  let least = 0
  for (let passage = 0; passage < scores.length; passage++) {
    const score = scores[passage]!
    if (score <= least) continue
    if (best.length === k) best.pop()
    let at = best.length
    while (at > 0 && scores[best[at - 1]!]! < score) at--
    best.splice(at, 0, passage)
    if (best.length === k) least = scores[best[k - 1]!]!
  }
  return best
}

import { anyFollowing, type BigramEntry, bigramKey, findBigrams, readBigram } from '../../format/bigrams.ts'
import { findLast } from '../../format/index-header.ts'
import type { IndexReader } from '../../reader/index-reader.ts'
import { intersect, type PassageSetPool } from '../../reader/passage-set.ts'
import type { ReadBudget } from '../../reader/read-plan.ts'
import type { BigramLimits, BigramMatches } from '../local/passage-matcher.ts'

interface FoundBigram {
  readonly entry: BigramEntry
  readonly block: Uint8Array
}

/**
 * Finds the passages that contain every bigram of a string: exact for one or two units, a superset for more.
 */
export async function findBigramMatches(
  reader: IndexReader,
  sets: PassageSetPool,
  run: string,
  limits: BigramLimits,
  budget: ReadBudget,
): Promise<BigramMatches | null> {
  const passages = reader.manifest.passages
  if (run.length === 1) {
    const first = run.charCodeAt(0)
    const { listed, reads } = await readCharacter(reader, first, limits.reads, budget)
    if (listed !== null) return { passages: listed, sure: true, complete: true }
    const found = await readKeys(reader, bigramKey(first, 0), bigramKey(first, 0xffff), reads, budget)
    if (found === null) return null
    const united = unite(found.bigrams, passages, limits.postings, sets)
    return { passages: united.passages, sure: true, complete: found.complete && united.complete }
  }
  const keys = new Set<number>()
  for (let at = 0; at + 1 < run.length; at++) keys.add(bigramKey(run.charCodeAt(at), run.charCodeAt(at + 1)))
  const blocks = new Map<number, number[]>()
  for (const key of keys) {
    const block = findLast(reader.header.bigramFirsts, key)
    if (block < 0 || reader.header.bigramLasts[block]! < key) return noMatches
    blocks.set(block, [...(blocks.get(block) ?? []), key])
  }
  // Matches are verified by the text anyway, so a long string does without some of its bigrams: those of files that
  // the request uses already come first, then those that are farthest apart in the string.
  const wanted = [...blocks.keys()]
  const used = wanted.filter((block) => reader.usesFile('bigrams', block, budget))
  const alternatives = wanted.filter((block) => !used.includes(block))
  const reads = Math.min(limits.reads, alternatives.length)
  const chosen = [...used]
  for (let read = 0; read < reads; read++)
    chosen.push(alternatives[Math.floor((read * alternatives.length) / reads)]!)
  if (chosen.length === 0) return null
  const found = await Promise.all(
    chosen.map(async (block): Promise<FoundBigram[] | null> => {
      const bytes = await reader.readFile('bigrams', block, budget)
      const firstKey = reader.header.bigramFirsts[block]!
      const bigrams: FoundBigram[] = []
      for (const key of blocks.get(block)!) {
        const entry = findBigrams(bytes, firstKey, key, key)[0]
        if (!entry) return null
        bigrams.push({ entry, block: bytes })
      }
      return bigrams
    }),
  )
  if (found.includes(null)) return noMatches
  const bigrams = found.flatMap((entries) => entries ?? []).sort((a, b) => a.entry.count - b.entry.count)
  let left: Int32Array | null = null
  for (const { entry, block } of bigrams) {
    // A list many times longer than what is left narrows it down little and costs much.
    if (left !== null && (left.length === 0 || (left.length < 24 && entry.count > left.length * 512))) break
    const more = readBigram(block, entry, passages)
    left = left === null ? more : intersect(left, more)
  }
  return { passages: left ?? new Int32Array(0), sure: run.length === 2, complete: true }
}

const noMatches: BigramMatches = Object.freeze({ passages: new Int32Array(0), sure: true, complete: true })

/**
 * Reads the passages of a frequent character from its own list.
 *
 * @returns null for any other character, or where no file may be read; and how many files may still be read
 */
async function readCharacter(
  reader: IndexReader,
  character: number,
  reads: number,
  budget: ReadBudget,
): Promise<{ listed: Int32Array | null; reads: number }> {
  const { bigramFirsts, bigramLasts } = reader.header
  const key = bigramKey(character, anyFollowing)
  const block = findLast(bigramFirsts, key)
  // A file that holds other characters behind this one must be read to know; it is the last of those with its bigrams.
  if (block < 0 || bigramLasts[block]! < key) return { listed: null, reads }
  const isUsed = reader.usesFile('bigrams', block, budget)
  if (reads < 1 && !isUsed) return { listed: null, reads }
  const bytes = await reader.readFile('bigrams', block, budget)
  const [entry] = findBigrams(bytes, bigramFirsts[block]!, key, key)
  const listed = entry ? readBigram(bytes, entry, reader.manifest.passages) : null
  return { listed, reads: isUsed ? reads : reads - 1 }
}

/** Reads all bigrams of a range of keys; null where no file may be read. */
async function readKeys(
  reader: IndexReader,
  low: number,
  high: number,
  mostReads: number,
  budget: ReadBudget,
): Promise<{ bigrams: FoundBigram[]; complete: boolean } | null> {
  const { bigramFirsts, bigramLasts } = reader.header
  const blocks: number[] = []
  for (let block = Math.max(0, findLast(bigramFirsts, low)); block < bigramFirsts.length; block++) {
    if (bigramFirsts[block]! > high) break
    if (bigramLasts[block]! >= low) blocks.push(block)
  }
  if (mostReads < 1 && blocks.length > 0) return null
  const found = await Promise.all(
    blocks.slice(0, mostReads).map(async (block) => {
      const bytes = await reader.readFile('bigrams', block, budget)
      return findBigrams(bytes, bigramFirsts[block]!, low, high).map((entry) => ({ entry, block: bytes }))
    }),
  )
  return { bigrams: found.flat(), complete: blocks.length <= mostReads }
}

/** Unites posting lists, as far as `most` postings go. */
function unite(
  bigrams: readonly FoundBigram[],
  passages: number,
  most: number,
  sets: PassageSetPool,
): { passages: Int32Array; complete: boolean } {
  const only = bigrams[0]
  if (bigrams.length === 1 && only)
    return { passages: readBigram(only.block, only.entry, passages), complete: true }
  const set = sets.take()
  let left = most
  for (const { entry, block } of bigrams) {
    left -= entry.count
    if (left < 0) break
    set.addAll(readBigram(block, entry, passages))
  }
  const united = set.list()
  sets.give(set)
  return { passages: united, complete: left >= 0 }
}

import { findLast } from '../../format/header/index-header.ts'
import {
  anyFollowing,
  type BigramEntry,
  bigramKey,
  findBigrams,
  readBigram,
} from '../../format/postings/bigrams.ts'
import { bigramsOf } from '../../format/postings/posting-file.ts'
import type { IndexReader } from '../../reader/index-reader.ts'
import { intersect, type PassageSetPool } from '../../reader/passage-set.ts'
import type { ReadBudget } from '../../reader/read-plan.ts'
import { type BigramLimits, type BigramMatches, longestName } from '../matcher/passage-matcher.ts'

interface FoundBigram {
  readonly entry: BigramEntry
  readonly block: Uint8Array
}

/** A list so many times longer than the passages that are left narrows them down little, and costs much. */
const maxTimesLonger = 512
/** Passages that are few enough to verify by their text, whatever other bigrams would say. */
const fewLeft = 24

/**
 * Finds the passages that contain the bigrams of a string, by intersecting the posting lists of the bigrams, rarest
 * first: exact for one or two units, an approximation (a superset) for more, of long strings by some of their bigrams.
 *
 * @returns null where no file may be read for it
 */
export async function findBigramMatches(
  reader: IndexReader,
  sets: PassageSetPool,
  text: string,
  limits: BigramLimits,
  budget: ReadBudget,
): Promise<BigramMatches | null> {
  if (text.length === 1) return findCharacter(reader, sets, text.charCodeAt(0), limits, budget)
  const keysOf = locateBigrams(reader.header, text)
  if (keysOf === null) return noMatches
  const fileOf = (block: number): number => reader.header.bigramFiles[block]!
  // Matches are verified by their text anyway, so a long string does without some of its bigrams: those of files that
  // the request uses already come first, then those that are farthest apart in the string.
  const isUsed = (block: number): boolean => reader.usesFile('postings', fileOf(block), budget)
  const used = [...keysOf.keys()].filter(isUsed)
  const unread = spreadOut(
    [...keysOf.keys()].filter((block) => !used.includes(block)),
    limits.reads,
  )
  if (used.length + unread.length === 0) return null
  const narrow = (left: Int32Array | null, blocks: readonly number[]): Promise<Int32Array | null> =>
    narrowDown(reader, keysOf, left, blocks, budget)
  let left: Int32Array | null
  // A corpus seldom has a part of a sentence: files that are read anyway tell so, and the others need not be.
  if (text.length > longestName && used.length > 0) {
    for (const block of unread) reader.claimFile('postings', fileOf(block), budget)
    left = await narrow(null, used)
    if (left?.length !== 0) left = await narrow(left, unread)
  } else left = await narrow(null, [...used, ...unread])
  return left === null || left.length === 0
    ? noMatches
    : { passages: left, sure: text.length === 2, complete: true }
}

/** The bigrams of a string by the block that each stands in; null where the index does not have one of them. */
function locateBigrams(
  { bigramFirsts, bigramLasts }: IndexReader['header'],
  run: string,
): Map<number, Set<number>> | null {
  const keysOf = new Map<number, Set<number>>()
  for (let at = 0; at + 1 < run.length; at++) {
    const key = bigramKey(run.charCodeAt(at), run.charCodeAt(at + 1))
    const block = findLast(bigramFirsts, key)
    if (block < 0 || bigramLasts[block]! < key) return null
    keysOf.set(block, (keysOf.get(block) ?? new Set()).add(key))
  }
  return keysOf
}

/** At most so many of some blocks, as far apart as may be. */
function spreadOut(blocks: readonly number[], limit: number): number[] {
  const count = Math.min(limit, blocks.length)
  return Array.from({ length: count }, (_, at) => blocks[Math.floor((at * blocks.length) / count)]!)
}

/** Narrows passages down by the bigrams of some blocks; null stands for all passages. */
async function narrowDown(
  reader: IndexReader,
  keysOf: ReadonlyMap<number, ReadonlySet<number>>,
  from: Int32Array | null,
  blocks: readonly number[],
  budget: ReadBudget,
): Promise<Int32Array | null> {
  const { bigramFiles, bigramFirsts } = reader.header
  async function findEntries(block: number): Promise<FoundBigram[] | null> {
    const bytes = bigramsOf(await reader.readFile('postings', bigramFiles[block]!, budget))
    const bigrams: FoundBigram[] = []
    for (const key of keysOf.get(block)!) {
      const entry = findBigrams(bytes, bigramFirsts[block]!, key, key)[0]
      if (!entry) return null
      bigrams.push({ entry, block: bytes })
    }
    return bigrams
  }
  const found = await Promise.all(blocks.map(findEntries))
  if (found.includes(null)) return new Int32Array(0)
  let left = from
  for (const { entry, block } of found.flatMap((entries) => entries ?? []).sort(byCount)) {
    const isLong = left !== null && left.length < fewLeft && entry.count > left.length * maxTimesLonger
    if (isLong || left?.length === 0) break
    const more = readBigram(block, entry, reader.manifest.passages)
    left = left === null ? more : intersect(left, more)
  }
  return left
}

const byCount = (a: FoundBigram, b: FoundBigram): number => a.entry.count - b.entry.count

const noMatches: BigramMatches = Object.freeze({ passages: new Int32Array(0), sure: true, complete: true })

/** Finds the passages of a character: from its list where its bigrams are in several files, else from all of these. */
async function findCharacter(
  reader: IndexReader,
  sets: PassageSetPool,
  character: number,
  limits: BigramLimits,
  budget: ReadBudget,
): Promise<BigramMatches | null> {
  const { bigramFiles, bigramFirsts, bigramLasts } = reader.header
  const low = bigramKey(character, 0)
  const list = bigramKey(character, anyFollowing)
  const last = findLast(bigramFirsts, list)
  if (last < 0 || bigramLasts[last]! < low) return noMatches
  const file = bigramFiles[last]!
  if (limits.reads < 1 && !reader.usesFile('postings', file, budget)) return null
  const block = bigramsOf(await reader.readFile('postings', file, budget))
  const entries = findBigrams(block, bigramFirsts[last]!, low, list)
  const all = entries.find(({ key }) => key === list)
  const bigrams = (all ? [all] : entries).map((entry) => ({ entry, block }))
  const united = unite(bigrams, reader.manifest.passages, limits.postings, sets)
  const isWhole = all !== undefined || bigramFirsts[last]! <= low || bigramLasts[last - 1]! < low
  return { passages: united.passages, sure: true, complete: united.complete && isWhole }
}

/** Unites posting lists, as far as `limit` postings go. */
function unite(
  bigrams: readonly FoundBigram[],
  passages: number,
  limit: number,
  sets: PassageSetPool,
): { passages: Int32Array; complete: boolean } {
  const only = bigrams[0]
  if (bigrams.length === 1 && only)
    return { passages: readBigram(only.block, only.entry, passages), complete: true }
  const set = sets.take()
  let left = limit
  for (const { entry, block } of bigrams) {
    left -= entry.count
    if (left < 0) break
    set.addAll(readBigram(block, entry, passages))
  }
  const united = set.list()
  sets.give(set)
  return { passages: united, complete: left >= 0 }
}

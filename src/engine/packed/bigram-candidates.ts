import type { Artifact } from '../../reader/index-reader.ts'
import { findLast } from '../../format/index-header.ts'
import type { ReadBudget } from '../../reader/file-cache.ts'
import { findGrams, type GramEntry, gramKey, readGram } from '../../format/bigrams.ts'
import { intersect, type PassageSetPool } from '../../reader/passage-set.ts'
import type { HolderLimits, Holders } from '../engine.ts'

interface FoundGram {
  readonly entry: GramEntry
  readonly shard: Uint8Array
}

/**
 * Finds the passages that hold every pair of a run, from the pairs alone: exact for one or two units, a
 * superset for more.
 */
export async function findGramHolders(
  artifact: Artifact,
  sets: PassageSetPool,
  run: string,
  limits: HolderLimits,
  budget: ReadBudget,
): Promise<Holders> {
  const passages = artifact.manifest.passages
  if (run.length === 1) {
    const first = run.charCodeAt(0)
    const { grams, complete } = await readKeys(
      artifact,
      gramKey(first, 0),
      gramKey(first, 0xffff),
      limits.reads,
      budget,
    )
    const united = unite(grams, passages, limits.postings, sets)
    return { passages: united.passages, sure: true, complete: complete && united.complete }
  }
  const keys = new Set<number>()
  for (let at = 0; at + 1 < run.length; at++) keys.add(gramKey(run.charCodeAt(at), run.charCodeAt(at + 1)))
  const shards = new Map<number, number[]>()
  for (const key of keys) {
    const shard = findLast(artifact.core.gramFirsts, key)
    if (shard < 0 || artifact.core.gramLasts[shard]! < key) return nobody
    shards.set(shard, [...(shards.get(shard) ?? []), key])
  }
  // Pairs are checked against the text anyway, so a long run does without some of them: shards that the
  // request uses anyway first, then those that stand farthest apart in the run.
  const wanted = [...shards.keys()]
  const used = wanted.filter((shard) => artifact.usesFile('grams', shard, budget))
  const others = wanted.filter((shard) => !used.includes(shard))
  const step = Math.max(1, others.length / Math.max(1, limits.reads))
  const chosen = [...used]
  for (let at = 0; at < others.length; at += step) chosen.push(others[Math.floor(at)]!)
  const found = await Promise.all(
    chosen.map(async (shard): Promise<FoundGram[] | null> => {
      const bytes = await artifact.readFile('grams', shard, budget)
      const firstKey = artifact.core.gramFirsts[shard]!
      const grams: FoundGram[] = []
      for (const key of shards.get(shard)!) {
        const entry = findGrams(bytes, firstKey, key, key)[0]
        if (!entry) return null
        grams.push({ entry, shard: bytes })
      }
      return grams
    }),
  )
  if (found.includes(null)) return nobody
  const grams = found.flatMap((entries) => entries ?? []).sort((a, b) => a.entry.count - b.entry.count)
  let left: Int32Array | null = null
  for (const { entry, shard } of grams) {
    // A list many times longer than what is left says little more and costs much.
    if (left !== null && (left.length === 0 || (left.length < 24 && entry.count > left.length * 512))) break
    const more = readGram(shard, entry, passages)
    left = left === null ? more : intersect(left, more)
  }
  return { passages: left ?? new Int32Array(0), sure: run.length === 2, complete: true }
}

const nobody: Holders = Object.freeze({ passages: new Int32Array(0), sure: true, complete: true })

/** Reads all pairs of a range of keys. */
async function readKeys(
  artifact: Artifact,
  low: number,
  high: number,
  mostReads: number,
  budget: ReadBudget,
): Promise<{ grams: FoundGram[]; complete: boolean }> {
  const { gramFirsts, gramLasts } = artifact.core
  const shards: number[] = []
  for (let shard = Math.max(0, findLast(gramFirsts, low)); shard < gramFirsts.length; shard++) {
    if (gramFirsts[shard]! > high) break
    if (gramLasts[shard]! >= low) shards.push(shard)
  }
  const found = await Promise.all(
    shards.slice(0, mostReads).map(async (shard) => {
      const bytes = await artifact.readFile('grams', shard, budget)
      return findGrams(bytes, gramFirsts[shard]!, low, high).map((entry) => ({ entry, shard: bytes }))
    }),
  )
  return { grams: found.flat(), complete: shards.length <= mostReads }
}

/** Unites lists, as far as `most` entries go. */
function unite(
  grams: readonly FoundGram[],
  passages: number,
  most: number,
  sets: PassageSetPool,
): { passages: Int32Array; complete: boolean } {
  const only = grams[0]
  if (grams.length === 1 && only)
    return { passages: readGram(only.shard, only.entry, passages), complete: true }
  const set = sets.take()
  let left = most
  for (const { entry, shard } of grams) {
    left -= entry.count
    if (left < 0) break
    set.addAll(readGram(shard, entry, passages))
  }
  const united = set.list()
  sets.give(set)
  return { passages: united, complete: left >= 0 }
}

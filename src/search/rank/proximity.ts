import type { RerankQuery } from './rerank-query.ts'

/** Window in which words count as near each other, in units. */
const nearUnits = 60
/** Units that may stand between words that follow each other. */
const followUnits = 6
const maxOccurrences = 8

interface Occurrence {
  readonly at: number
  readonly end: number
  /** Number of the word in the query. */
  readonly word: number
}

/** How the words of a query stand to each other in a text, as sums of their weights. */
export interface Proximity {
  /** Different words within 60 units, where most weight is. */
  readonly nearness: number
  /** Of each two words that follow each other as in the query, the lesser. */
  readonly order: number
}

/** Finds the occurrences of a query's words in a text, and how near they stand. */
export function extractProximity(query: RerankQuery, text: string): Proximity {
  const occurrences: Occurrence[] = []
  const weights: number[] = []
  for (const [word, weight] of query.words) {
    let found = 0
    for (
      let at = text.indexOf(word);
      at >= 0 && found < maxOccurrences;
      at = text.indexOf(word, at + word.length), found++
    ) {
      occurrences.push({ at, end: at + word.length, word: weights.length })
    }
    weights.push(weight)
  }
  occurrences.sort((a, b) => a.at - b.at)
  return {
    nearness: heaviestWindow(occurrences, weights),
    order: sumFollowing(occurrences, weights),
  }
}

function heaviestWindow(occurrences: readonly Occurrence[], weights: readonly number[]): number {
  const inside = new Int32Array(weights.length)
  let sum = 0
  let best = 0
  let from = 0
  for (const { at, word } of occurrences) {
    if (inside[word]!++ === 0) sum += weights[word]!
    while (occurrences[from]!.at < at - nearUnits) {
      const left = occurrences[from++]!.word
      if (--inside[left]! === 0) sum -= weights[left]!
    }
    if (sum > best) best = sum
  }
  return best
}

function sumFollowing(occurrences: readonly Occurrence[], weights: readonly number[]): number {
  const followed = new Set<number>()
  let sum = 0
  for (let index = 1; index < occurrences.length; index++) {
    const before = occurrences[index - 1]!
    const { at, word } = occurrences[index]!
    if (word !== before.word + 1 || at < before.end || at > before.end + followUnits) continue
    if (followed.has(word)) continue
    followed.add(word)
    sum += Math.min(weights[before.word]!, weights[word]!)
  }
  return sum
}

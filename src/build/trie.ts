import { type FoundWords, maxWordUnits } from '../analysis/lexicon.ts'

/** Strings with a cost each, to be found at any offset of a text. */
export interface Trie {
  /** Finds every string that starts at `start`, shortest first. @returns how many */
  findWords(units: Uint16Array, start: number, end: number, found: FoundWords): number
}

/**
 * Builds a trie in one hash table: a node is a number, an edge a slot keyed by node and unit.
 *
 * @param words  up to `maxWordUnits` UTF-16 units each; the id of a word is its index
 * @param costs  cost of each word
 */
export function createTrie(words: readonly string[], costs: Int32Array): Trie {
  const most = countNodes(words)
  let slots = 1 << 10
  while (slots < most * 2) slots *= 2
  const mask = slots - 1
  // One slot is four numbers side by side, so that a probe touches one cache line: node, unit, child, word.
  const table = new Int32Array(slots * 4).fill(-1)
  // Most looks find nothing: a bit for each edge stays in the cache of the processor where the table does not.
  const edges = new Int32Array(Math.max(1, slots >>> 3))
  const edgeMask = edges.length - 1
  const slotOfFirst = new Int32Array(65536).fill(-1)
  let nodes = 1

  function hash(parent: number, unit: number): number {
    const mixed = Math.imul(parent, 0x9e3779b1) ^ Math.imul(unit + 1, 0x85ebca6b)
    return mixed ^ (mixed >>> 15)
  }

  function slotOf(parent: number, unit: number, mixed: number): number {
    let slot = mixed & mask
    for (;;) {
      const at = slot << 2
      const held = table[at]!
      if (held === -1 || (held === parent && table[at + 1] === unit)) return at
      slot = (slot + 1) & mask
    }
  }

  words.forEach((word, id) => {
    let node = 0
    for (let index = 0; index < word.length; index++) {
      const unit = word.charCodeAt(index)
      const mixed = hash(node, unit)
      const at = slotOf(node, unit, mixed)
      if (table[at] === -1) {
        edges[(mixed >>> 5) & edgeMask]! |= 1 << (mixed & 31)
        if (node === 0) slotOfFirst[unit] = at
        table[at] = node
        table[at + 1] = unit
        table[at + 2] = nodes++
      }
      if (index === word.length - 1) table[at + 3] = id
      node = table[at + 2]!
    }
  })

  return {
    findWords(text, start, end, found) {
      const last = Math.min(end, start + maxWordUnits)
      let count = 0
      let at = slotOfFirst[text[start]!]!
      for (let offset = start + 1; at >= 0; offset++) {
        const id = table[at + 3]!
        if (id >= 0) {
          found.ids[count] = id
          found.lengths[count] = offset - start
          found.costs[count] = costs[id]!
          count++
        }
        if (offset >= last) break
        const node = table[at + 2]!
        const unit = text[offset]!
        const mixed = hash(node, unit)
        if ((edges[(mixed >>> 5) & edgeMask]! & (1 << (mixed & 31))) === 0) break
        at = slotOf(node, unit, mixed)
        if (table[at] === -1) break
      }
      return count
    },
  }
}

/** Nodes of the trie of some words: exact where they are sorted, else at least as many as there are. */
function countNodes(words: readonly string[]): number {
  let nodes = 1
  let before = ''
  for (const word of words) {
    let shared = 0
    while (shared < word.length && word[shared] === before[shared]) shared++
    nodes += word.length - shared
    before = word
  }
  return nodes
}

import { type FoundWords, maxWordUnits } from '../../analysis/lexicon.ts'
import { sortByKey } from '../../format/encoding/radix-sort.ts'

/** Strings with a cost each, to be found at any offset of a text. */
export interface Trie {
  /** Finds every string that starts at `start`, shortest first. @returns how many */
  findWords(units: Uint16Array, start: number, end: number, found: FoundWords): number
}

/** Numbers of a node in the table. */
const nodeWidth = 4
/** Bits of the filter of edges: 256 KB, which stay in the cache of a processor. */
const filterBits = 21

/**
 * Builds a trie whose nodes are numbered level by level, the children of a node side by side, those that lead to the
 * cheapest words first. What texts look up is a small part of a dictionary, and it stands together so: a hash table of
 * edges, which looks in fewer places, reads each of them from memory and takes half as long again.
 *
 * @param words  different, up to `maxWordUnits` UTF-16 units each; the id of a word is its index
 * @param costs  cost of each word, not below 0
 */
export function createTrie(words: readonly string[], costs: Int32Array): Trie {
  const listed = listNodes(words, costs)
  const { firsts, children } = listChildren(listed)
  const nodes = listed.parents.length
  /** Of each node its word (-1 for none), the word's cost, its first child, and one past its last. */
  const table = new Int32Array(nodes * nodeWidth)
  /** Of each node the unit that leads to it. */
  const units = new Uint16Array(nodes)
  const nodeOfFirst = new Int32Array(65536).fill(-1)
  // Most looks find nothing: a bit for each edge says so before the children of a node are gone through.
  const filter = new Int32Array(1 << (filterBits - 5))
  const order = new Int32Array(nodes)
  let next = 1
  for (let node = 0; node < nodes; node++) {
    const from = order[node]!
    const id = listed.ids[from]!
    const at = node * nodeWidth
    table[at] = id
    table[at + 1] = id < 0 ? 0 : costs[id]!
    table[at + 2] = next
    for (let index = firsts[from]!; index < firsts[from + 1]!; index++) {
      const unit = listed.units[children[index]!]!
      units[next] = unit
      if (node === 0) nodeOfFirst[unit] = next
      else {
        const edge = hash(node, unit)
        filter[edge >>> 5]! |= 1 << (edge & 31)
      }
      order[next++] = children[index]!
    }
    table[at + 3] = next
  }

  return {
    findWords(text, start, end, found) {
      const last = Math.min(end, start + maxWordUnits)
      let count = 0
      let node = nodeOfFirst[text[start]!]!
      for (let offset = start + 1; node >= 0; offset++) {
        const at = node * nodeWidth
        const id = table[at]!
        if (id >= 0) {
          found.ids[count] = id
          found.lengths[count] = offset - start
          found.costs[count] = table[at + 1]!
          count++
        }
        if (offset >= last) break
        const unit = text[offset]!
        const edge = hash(node, unit)
        if ((filter[edge >>> 5]! & (1 << (edge & 31))) === 0) break
        const childEnd = table[at + 3]!
        let child = table[at + 2]!
        while (child < childEnd && units[child] !== unit) child++
        if (child === childEnd) break
        node = child
      }
      return count
    },
  }
}

/** The bit of an edge in the filter. */
function hash(node: number, unit: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit + 1, 0x85ebca6b)
  return (mixed ^ (mixed >>> 15)) >>> (32 - filterBits)
}

/** Nodes in the order of their strings, the root first: each behind its parent. */
interface ListedNodes {
  readonly parents: Int32Array
  readonly units: Uint16Array
  /** The word of each, -1 for none. */
  readonly ids: Int32Array
  /** Cost of the cheapest word that begins with its string. */
  readonly costs: Uint32Array
}

function listNodes(words: readonly string[], costsOfWords: Int32Array): ListedNodes {
  const most = words.reduce((sum, word) => sum + word.length, 1)
  const parents = new Int32Array(most)
  const units = new Uint16Array(most)
  const ids = new Int32Array(most).fill(-1)
  const costs = new Uint32Array(most)
  /** The nodes of the word before, by depth. */
  const path = new Int32Array(maxWordUnits + 1)
  let nodes = 1
  let before = ''
  for (const id of sortWords(words)) {
    const word = words[id]!
    const cost = costsOfWords[id]!
    let depth = 0
    for (; depth < word.length && word[depth] === before[depth]; depth++) {
      const node = path[depth + 1]!
      if (cost < costs[node]!) costs[node] = cost
    }
    for (; depth < word.length; depth++) {
      parents[nodes] = path[depth]!
      units[nodes] = word.charCodeAt(depth)
      costs[nodes] = cost
      path[depth + 1] = nodes++
    }
    ids[path[depth]!] = id
    before = word
  }
  return {
    parents: parents.subarray(0, nodes),
    units: units.subarray(0, nodes),
    ids: ids.subarray(0, nodes),
    costs: costs.subarray(0, nodes),
  }
}

/** Ids of words in the order of their units. */
function sortWords(words: readonly string[]): Int32Array {
  const ids = countUp(0, words.length)
  const isSorted = words.every((word, id) => id === 0 || words[id - 1]! < word)
  return isSorted ? ids : ids.sort((a, b) => (words[a]! < words[b]! ? -1 : 1))
}

/** The children of each node `[firsts[node], firsts[node + 1])`, the cheapest first. */
function listChildren({ parents, costs }: ListedNodes): {
  readonly firsts: Int32Array
  readonly children: Int32Array
} {
  const nodes = parents.length
  const firsts = new Int32Array(nodes + 2)
  // Shifted by two, so that after the children were put in their places each entry is where it belongs.
  for (let node = 1; node < nodes; node++) firsts[parents[node]! + 2]! += 1
  for (let node = 1; node <= nodes; node++) firsts[node + 1]! += firsts[node]!
  const children = new Int32Array(nodes - 1)
  const cheapestFirst = sortByKey({ keys: costs.slice(1), values: countUp(1, nodes) }).values
  for (let index = 0; index < cheapestFirst.length; index++) {
    const node = cheapestFirst[index]!
    children[firsts[parents[node]! + 1]!++] = node
  }
  return { firsts, children }
}

/** The numbers from one up to another. */
function countUp(first: number, end: number): Int32Array<ArrayBuffer> {
  const numbers = new Int32Array(end - first)
  for (let index = 0; index < numbers.length; index++) numbers[index] = first + index
  return numbers
}

/** A bit set of passages. */
export interface PassageSet {
  /** Bit `n % 32` of word `n / 32` stands for passage `n`; what is set here is in the set. */
  readonly words: Uint32Array
  add(passage: number): void
  addAll(passages: ArrayLike<number>): void
  /** Adds the first passages, up to `end`. */
  fill(end: number): void
  has(passage: number): boolean
  count(): number
  /** The passages in order. */
  list(): Int32Array
  clear(): void
}

/** Makes an empty set that has room for `passages`. */
export function createPassageSet(passages: number): PassageSet {
  const words = new Uint32Array((passages + 31) >>> 5)
  function add(passage: number): void {
    words[passage >>> 5]! |= 1 << (passage & 31)
  }
  function count(): number {
    let sum = 0
    for (let index = 0; index < words.length; index++) if (words[index] !== 0) sum += countBits(words[index]!)
    return sum
  }
  return {
    words,
    add,
    addAll(added) {
      for (let index = 0; index < added.length; index++) add(added[index]!)
    },
    fill(end) {
      words.fill(0xffffffff, 0, end >>> 5)
      for (let passage = end & ~31; passage < end; passage++) add(passage)
    },
    has: (passage) => (words[passage >>> 5]! & (1 << (passage & 31))) !== 0,
    count,
    list() {
      const listed = new Int32Array(count())
      let length = 0
      for (let index = 0; index < words.length; index++) {
        if (words[index] === 0xffffffff) {
          for (let passage = index * 32; passage < index * 32 + 32; passage++) listed[length++] = passage
          continue
        }
        for (let bits = words[index]!; bits !== 0; bits &= bits - 1)
          listed[length++] = index * 32 + 31 - Math.clz32(bits & -bits)
      }
      return listed
    },
    clear: () => void words.fill(0),
  }
}

function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** A pool of sets that requests reuse, so that no request allocates one for the whole corpus. */
export interface PassageSetPool {
  /** An empty set. */
  take(): PassageSet
  /** Gives a set back; it must not be used after that. */
  give(set: PassageSet): void
}

const maxKept = 8

/** Makes the sets of one index. */
export function createPassageSetPool(passages: number): PassageSetPool {
  const free: PassageSet[] = []
  return {
    take: () => free.pop() ?? createPassageSet(passages),
    give(set) {
      set.clear()
      if (free.length < maxKept) free.push(set)
    },
  }
}

/** Up to this many passages are looked up by bisection. */
export const fewPassages = 4096

/** Makes a membership test of sorted passages: by bisection, or by a bit set where they are many. */
export function createMembership(passages: Int32Array): (passage: number) => boolean {
  if (passages.length <= fewPassages) return (passage) => isListed(passages, passage)
  const set = createPassageSet(passages.at(-1)! + 1)
  set.addAll(passages)
  return set.has
}

/** Tells whether a number is in a sorted list, by bisection. */
export function isListed(sorted: Int32Array | Uint32Array, wanted: number): boolean {
  let low = 0
  let high = sorted.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = sorted[middle]!
    if (found === wanted) return true
    if (found < wanted) low = middle + 1
    else high = middle - 1
  }
  return false
}

/**
 * Intersects two sorted lists. Without branches, since a processor cannot predict which of two long lists
 * is ahead.
 */
export function intersect(a: Int32Array, b: Int32Array): Int32Array {
  const shared = new Int32Array(Math.min(a.length, b.length) + 1)
  let kept = 0
  let at = 0
  let other = 0
  while (at < a.length && other < b.length) {
    const ahead = a[at]! - b[other]!
    // 1 where the difference is at most 0, and where it is at least 0.
    const moves = (ahead - 1) >>> 31
    const otherMoves = (-ahead - 1) >>> 31
    shared[kept] = a[at]!
    kept += moves & otherMoves
    at += moves
    other += otherMoves
  }
  return shared.slice(0, kept)
}

/** Intersects a sorted list with a set. */
export function intersectSet(passages: Int32Array, { words }: PassageSet): Int32Array {
  const shared = new Int32Array(passages.length)
  let kept = 0
  for (let index = 0; index < passages.length; index++) {
    const passage = passages[index]!
    if ((words[passage >>> 5]! & (1 << (passage & 31))) !== 0) shared[kept++] = passage
  }
  return shared.slice(0, kept)
}

/** The best passages so far, in a heap whose root is the worst of them. */
export interface TopPassages {
  /** Score that a passage must exceed to get in; below 0 while there is room. */
  readonly threshold: number
  offer(passage: number, score: number, mask: number): void
  /** Best first; of equal scores the lower passage first. */
  take(): { passages: Int32Array; scores: Float64Array; termMasks: Int32Array }
}

/** Makes room for the best `limit` passages; they are offered in order of the index. */
export function createTopPassages(limit: number): TopPassages {
  const scores = new Float64Array(limit)
  const passages = new Int32Array(limit)
  const masks = new Int32Array(limit)
  let size = 0

  function isWorse(a: number, b: number): boolean {
    return scores[a]! < scores[b]! || (scores[a] === scores[b] && passages[a]! > passages[b]!)
  }
  function swap(a: number, b: number): void {
    const score = scores[a]!
    const passage = passages[a]!
    const mask = masks[a]!
    scores[a] = scores[b]!
    passages[a] = passages[b]!
    masks[a] = masks[b]!
    scores[b] = score
    passages[b] = passage
    masks[b] = mask
  }
  function sink(from: number): void {
    for (let at = from; ; ) {
      let child = at * 2 + 1
      if (child >= size) return
      if (child + 1 < size && isWorse(child + 1, child)) child++
      if (!isWorse(child, at)) return
      swap(child, at)
      at = child
    }
  }

  return {
    get threshold() {
      return size < limit ? -1 : scores[0]!
    },
    offer(passage, score, mask) {
      if (limit === 0) return
      let at = 0
      if (size < limit) at = size++
      else if (score <= scores[0]!) return
      scores[at] = score
      passages[at] = passage
      masks[at] = mask
      if (at === 0 && size === limit) sink(0)
      else {
        while (at > 0 && isWorse(at, (at - 1) >> 1)) {
          swap(at, (at - 1) >> 1)
          at = (at - 1) >> 1
        }
      }
    },
    take() {
      const order = Array.from({ length: size }, (_, index) => index)
      order.sort((a, b) => scores[b]! - scores[a]! || passages[a]! - passages[b]!)
      return {
        passages: Int32Array.from(order, (index) => passages[index]!),
        scores: Float64Array.from(order, (index) => scores[index]!),
        termMasks: Int32Array.from(order, (index) => masks[index]!),
      }
    },
  }
}

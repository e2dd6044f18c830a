/** The lowest sort keys of days so far, in a heap whose root is the highest of them. */
export interface TopDays {
  offer(key: number): void
  /** The highest key that is among the lowest; above all keys where none was offered or wanted. */
  readonly lastKey: number
  /** How many of the lowest are below `lastKey`. */
  readonly before: number
}

/** Makes room for the `most` lowest keys. */
export function createTopDays(most: number): TopDays {
  const keys = new Int32Array(most)
  let size = 0

  function sink(): void {
    const key = keys[0]!
    let at = 0
    for (;;) {
      let child = at * 2 + 1
      if (child >= size) break
      if (child + 1 < size && keys[child + 1]! > keys[child]!) child++
      if (keys[child]! <= key) break
      keys[at] = keys[child]!
      at = child
    }
    keys[at] = key
  }
  return {
    offer(key) {
      if (size === most) {
        if (most === 0 || key >= keys[0]!) return
        keys[0] = key
        sink()
        return
      }
      let at = size++
      while (at > 0 && keys[(at - 1) >> 1]! < key) {
        keys[at] = keys[(at - 1) >> 1]!
        at = (at - 1) >> 1
      }
      keys[at] = key
    },
    get lastKey() {
      return size === 0 ? Number.POSITIVE_INFINITY : keys[0]!
    },
    get before() {
      let before = 0
      for (let index = 0; index < size; index++) if (keys[index]! < keys[0]!) before++
      return before
    },
  }
}

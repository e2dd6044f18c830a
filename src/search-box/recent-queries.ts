const key = 'hansou:recent'
const mostQueries = 6

/** Queries that a visitor asked before, newest first; they stay on the device. */
export interface RecentQueries {
  list(): readonly string[]
  add(query: string): void
  clear(): void
}

/** Keeps queries in the storage of the browser; where that is closed, or `isOn` is false, keeps nothing. */
export function createRecentQueries(isOn: boolean): RecentQueries {
  const list = () => ((isOn && readJson(() => localStorage, key)) || []) as readonly string[]
  return {
    list,
    add(query) {
      const said = query.trim()
      const others = list().filter((other) => other !== said)
      if (isOn && said) writeJson(() => localStorage, key, [said, ...others].slice(0, mostQueries))
    },
    clear: () => writeJson(() => localStorage, key, null),
  }
}

/** What a storage holds under a name; null where it holds nothing readable. */
export function readJson(storage: () => Storage, name: string): unknown {
  try {
    return JSON.parse(storage().getItem(name) ?? 'null')
  } catch {
    return null
  }
}

/** Puts a value into a storage, where there is one; null leaves nothing to read. */
export function writeJson(storage: () => Storage, name: string, value: unknown): void {
  try {
    storage().setItem(name, JSON.stringify(value))
  } catch {
    // Storage is closed to this page, or full: nothing is kept then.
  }
}

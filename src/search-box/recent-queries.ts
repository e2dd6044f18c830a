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
  const list = (): readonly string[] => {
    const kept: unknown = isOn ? readJson(() => localStorage, key) : null
    return Array.isArray(kept) ? kept.filter((query) => typeof query === 'string').slice(0, mostQueries) : []
  }
  return {
    list,
    add(query) {
      const said = query.trim()
      if (isOn && said !== '')
        writeJson(
          () => localStorage,
          key,
          [said, ...list().filter((other) => other !== said)].slice(0, mostQueries),
        )
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

/** Puts a value into a storage, where there is one; null takes it out. */
export function writeJson(storage: () => Storage, name: string, value: unknown): void {
  try {
    if (value === null) storage().removeItem(name)
    else storage().setItem(name, JSON.stringify(value))
  } catch {
    // Storage is closed to this page, or full: nothing is kept then.
  }
}

import { readStored, writeStored } from '../local-storage.ts'

const key = 'hansou:recent'
const maxQueries = 6

/** Queries that a visitor asked before, newest first; they stay on the device. */
export interface RecentQueries {
  list(): readonly string[]
  add(query: string): void
  clear(): void
}

/** Keeps queries in the storage of the browser; where that is closed, or `isOn` is false, keeps nothing. */
export function createRecentQueries(isOn: boolean): RecentQueries {
  const list = () => ((isOn && readStored(key)) || []) as readonly string[]
  return {
    list,
    add(query) {
      const said = query.trim()
      const others = list().filter((other) => other !== said)
      if (isOn && said) writeStored(key, [said, ...others].slice(0, maxQueries))
    },
    clear: () => writeStored(key, null),
  }
}

/** What a visitor did; nothing says who. */
export type UsageEvent =
  | {
      readonly kind: 'search'
      readonly query: string
      readonly total: number
      /** The interface that was asked. */
      readonly via: 'api' | 'algolia' | 'mcp'
    }
  | {
      readonly kind: 'click'
      readonly query: string
      /** Address or id of the hit. */
      readonly hit: string
      /** Position of the hit in the answer, from 1. */
      readonly position: number
    }

/** Takes what visitors did, at once; where it goes is up to the machine. It must not throw. */
export type UsageLog = (event: UsageEvent) => void

/** Longest query that is recorded, and longest address, in UTF-16 units. */
export const maxUsageUnits = 300

/** Records a search by its first page; a search for nothing, and one that only counts, is none. */
export function recordSearch(
  log: UsageLog | null,
  { q, offset, limit }: { readonly q: string; readonly offset: number; readonly limit: number },
  total: number,
  via: 'api' | 'algolia' | 'mcp',
): void {
  const query = q.trim().slice(0, maxUsageUnits)
  if (query !== '' && offset === 0 && limit > 0) log?.({ kind: 'search', query, total, via })
}

import { appendFile, mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import type { UsageEvent, UsageLog } from '../../src/http/usage.ts'
import { failure, reasonOf } from '../messages/failure.ts'

/** An event and when it was. */
export type TimedEvent = UsageEvent & { /** Milliseconds since 1970. */ readonly atMs: number }

const text = v.string()
const schema = v.variant('kind', [
  v.object({
    kind: v.literal('search'),
    query: text,
    total: v.number(),
    via: v.picklist(['api', 'algolia', 'mcp']),
    time: text,
  }),
  v.object({ kind: v.literal('click'), query: text, hit: text, position: v.number(), time: text }),
])

const namePattern = /^usage-(\d{4}-\d{2}-\d{2})\.jsonl$/

/** A log that writes events to a folder, as JSON lines, a file a day (UTC). */
export interface UsageFile {
  readonly log: UsageLog
  /** Waits until everything is written. */
  flush(): Promise<void>
}

/**
 * Opens the log of a folder; the folder is created at the first event. What cannot be written is lost, and said once.
 *
 * @param nowMs  clock, milliseconds since 1970
 */
export function openUsageFile(folder: string, nowMs: () => number = Date.now): UsageFile {
  const state = { writing: Promise.resolve(), hasFailed: false }
  return {
    log(event) {
      const time = new Date(nowMs()).toISOString()
      const line = `${JSON.stringify({ time, ...event })}\n`
      state.writing = state.writing
        .then(() => mkdir(folder, { recursive: true }))
        .then(() => appendFile(join(folder, `usage-${time.slice(0, 10)}.jsonl`), line))
        .catch((error: Error) => {
          if (!state.hasFailed) console.error(`the log of searches cannot be written: ${error.message}`)
          state.hasFailed = true
        })
    },
    flush: () => state.writing,
  }
}

/**
 * Reads the events of a folder since a time, in order; lines that are no events are passed over, such as one that a
 * crash cut short.
 *
 * @throws {SearchError} INVALID_OPTION for a folder that cannot be read
 */
export async function readUsage(folder: string, sinceMs: number): Promise<TimedEvent[]> {
  const since = new Date(sinceMs).toISOString().slice(0, 10)
  const all = await readdir(folder).catch((cause: unknown) => {
    throw failure('INVALID_OPTION', 'read', [folder, reasonOf(cause)], cause)
  })
  const names = all.filter((name) => (namePattern.exec(name)?.[1] ?? '') >= since).sort()
  const events: TimedEvent[] = []
  for (const name of names) {
    for (const line of (await readFile(join(folder, name), 'utf8')).split('\n')) {
      const read = readEvent(line)
      if (read !== null && read.atMs >= sinceMs) events.push(read)
    }
  }
  return events
}

function readEvent(line: string): TimedEvent | null {
  try {
    const checked = v.safeParse(schema, JSON.parse(line))
    if (!checked.success) return null
    const { time, ...event } = checked.output
    const atMs = Date.parse(time)
    return Number.isNaN(atMs) ? null : { ...event, atMs }
  } catch {
    return null
  }
}

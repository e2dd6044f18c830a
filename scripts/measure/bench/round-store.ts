import { kindOfFile } from '../../../src/format/header/file-name.ts'
import type { BlobStore } from '../../../src/reader/blob-store.ts'

/** What was read of a store since the last `take`. */
export interface ReadCounts {
  /** Sets of reads under way together; each waited for the one before. */
  readonly waves: number
  readonly reads: number
  readonly bytes: number
  /** Reads and bytes by the kind of the file. */
  readonly kinds: Readonly<Record<string, { readonly reads: number; readonly bytes: number }>>
}

/** A store that answers in rounds. */
export interface RoundStore extends BlobStore {
  /** What was read since the last call. */
  take(): ReadCounts
}

/**
 * Counts waves: reads are held back until nothing else runs, then all of them are answered at once, which is one wave.
 *
 * @param source  a store that reads without waiting, such as one of local files
 */
export function createRoundStore(source: BlobStore): RoundStore {
  let held: (() => void)[] = []
  let waves = 0
  const reads: { readonly kind: string; readonly bytes: number }[] = []

  function answerHeld(): void {
    const round = held
    held = []
    waves++
    for (const answer of round) answer()
  }
  return {
    async read(name) {
      const file = await source.read(name)
      await new Promise<void>((resolve) => {
        // Timers run when all promises that could ask for more have settled.
        if (held.push(resolve) === 1) setTimeout(answerHeld)
      })
      reads.push({ kind: kindOfBlob(name), bytes: file.byteLength })
      return file
    },
    take() {
      const kinds: Record<string, { reads: number; bytes: number }> = {}
      for (const { kind, bytes } of reads) {
        kinds[kind] ??= { reads: 0, bytes: 0 }
        kinds[kind].reads++
        kinds[kind].bytes += bytes
      }
      const taken = {
        waves,
        reads: reads.length,
        bytes: reads.reduce((sum, read) => sum + read.bytes, 0),
        kinds,
      }
      waves = 0
      reads.length = 0
      return taken
    },
  }
}

/** Kind of a file by its name, the manifest by its own. */
function kindOfBlob(name: string): string {
  return name.includes('-') ? kindOfFile(name) : name
}

import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { readPassages } from '../peers/passage-lines.ts'
import type { PassageLine } from '../peers/peer.ts'

/** A plain JSON Lines file of passages that every engine under measurement reads. */
export interface CorpusFile {
  readonly path: string
  readonly passages: number
  /** UTF-8 bytes of titles and texts. */
  readonly textBytes: number
  /** Of the file's whole content, hexadecimal. */
  readonly sha256: string
}

/**
 * Writes passages to one file, in order, leaving out a line whose id came before.
 *
 * @param sources  read one after the other until `limit` passages are there
 */
export async function writeCorpus(
  sources: readonly AsyncIterable<PassageLine>[],
  path: string,
  limit = Number.POSITIVE_INFINITY,
): Promise<CorpusFile> {
  const output = createWriteStream(path, { highWaterMark: 1 << 20 })
  const hash = createHash('sha256')
  const seen = new Set<string>()
  let passages = 0
  let textBytes = 0
  try {
    for (const source of sources) {
      if (passages >= limit) break
      for await (const { id, title, text } of source) {
        if (seen.has(id)) continue
        seen.add(id)
        const line = `${JSON.stringify({ id, title, text })}\n`
        hash.update(line)
        textBytes += Buffer.byteLength(title) + Buffer.byteLength(text)
        if (!output.write(line)) await once(output, 'drain')
        if (++passages >= limit) break
      }
    }
  } finally {
    output.end()
    await once(output, 'close')
  }
  return { path, passages, textBytes, sha256: hash.digest('hex') }
}

/** Reads the passages of some ids in one pass, keeping nothing else. */
export async function collectPassages(
  path: string,
  ids: ReadonlySet<string>,
): Promise<Map<string, PassageLine>> {
  const found = new Map<string, PassageLine>()
  for await (const passage of readPassages(path)) {
    if (ids.has(passage.id)) found.set(passage.id, passage)
    if (found.size === ids.size) break
  }
  return found
}

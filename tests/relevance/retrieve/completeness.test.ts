import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkCompleteness } from '../../../scripts/measure/eval/completeness.ts'
import { readPassages } from '../../../scripts/measure/peers/passage-lines.ts'
import type { PassageLine } from '../../../scripts/measure/peers/peer.ts'
import { createFileStore } from '../../../scripts/reader/file-store.ts'
import { openSearcher } from '../../../src/search/open-searcher.ts'
import { buildTestIndex } from '../../fixtures/built-index.ts'
import { sharedFolder, whetherShared } from '../../fixtures/shared-folder.ts'

async function readFirst(set: string, count: number): Promise<PassageLine[]> {
  const lines: PassageLine[] = []
  for await (const line of readPassages(join(sharedFolder!, 'eval', set, 'passages.jsonl.gz'))) {
    lines.push(line)
    if (lines.length === count) break
  }
  return lines
}

// All of `news` and 10,000 strings take minutes: npm run eval -- <sets> --completeness 10000.
describe.skipIf(sharedFolder === null)(`strings of a corpus${whetherShared}`, () => {
  it.each([
    ['drcd', 2000, 'packed', 600],
    ['drcd', 2000, 'minisearch', 200],
    ['news', 4000, 'packed', 600],
  ] as const)('of %s, %i passages, are all found by %s, and nothing else', async (set, passages, engine, strings) => {
    const lines = await readFirst(set, passages)
    const index = await buildTestIndex(lines, engine, { split: false })
    try {
      const nothingWrong = { strings, missed: 0, strange: 0, wrongTotals: 0, behindTen: 0, faults: [] }
      const report = await checkCompleteness(lines, index.searcher, strings, 7)
      expect(report).toMatchObject({ ...nothingWrong, openTotals: 0 })
      expect(report.long).toBeGreaterThan(strings / 6)
      // With the reads of the edge a few totals stay open, but none is wrong: what is verified lies in files of 8 KiB of text.
      const edge = await openSearcher(createFileStore(index.folder))
      const atEdge = await checkCompleteness(lines, edge, strings, 7)
      expect(atEdge).toMatchObject(nothingWrong)
      expect(atEdge.openTotals).toBeLessThan(strings / 12)
    } finally {
      await index.remove()
    }
  })
})

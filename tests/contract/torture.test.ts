import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { damageIndex } from '../../scripts/measure/torture/damage.ts'
import { fillDisk } from '../../scripts/measure/torture/disk-full.ts'
import { askHostileQueries } from '../../scripts/measure/torture/hostile.ts'
import { killBuilds, raceWriters } from '../../scripts/measure/torture/kills.ts'
import type { TrialReport } from '../../scripts/measure/torture/tally.ts'

const place = { folder: '' }
beforeEach(async () => {
  place.folder = await mkdtemp(join(tmpdir(), 'hansou-torture-'))
})
afterEach(() => rm(place.folder, { recursive: true, force: true }))

/** The short form of `npm run torture`; each trial with what it must at least have seen. */
describe('an index under torture', { timeout: 300_000 }, () => {
  it.each<[string, (folder: string) => Promise<TrialReport>, 'right' | 'coded', number]>([
    [
      'answers from the old or the new index while builds are killed',
      (folder) => killBuilds(folder, 6, () => {}),
      'right',
      12,
    ],
    ['is one of two that are built at once', (folder) => raceWriters(folder, 1, () => {}), 'right', 2],
    [
      'tells the truth or a code when files are damaged',
      (folder) => damageIndex(folder, 80, () => {}),
      'coded',
      20,
    ],
    ['stays as it was when the disk is full', (folder) => fillDisk(folder, 1, () => {}), 'coded', 1],
    ['answers or refuses any query', (folder) => askHostileQueries(folder, 150, () => {}), 'right', 50],
  ])('%s', async (_name, run, outcome, least) => {
    const { tally, notes } = await run(place.folder)
    expect({ ...tally, notes }).toMatchObject({ wrong: 0, crashed: 0, hung: 0, notes: [] })
    expect(tally[outcome]).toBeGreaterThanOrEqual(least)
  })
})

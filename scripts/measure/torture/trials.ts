import { damageIndex } from './damage.ts'
import { fillDisk } from './disk-full.ts'
import { askHostileQueries, indexHostileArticles } from './hostile.ts'
import { killBuilds, raceWriters } from './kills.ts'
import type { TrialReport } from './tally.ts'

/** One kind of trouble. */
export interface Trial {
  readonly name: string
  /** Runs the trial in a folder of its own. @param share  1 is the short form that tests run */
  run(folder: string, share: number, onStep: () => void): Promise<TrialReport>
}

/** All trials that need no other program. */
export const trials: readonly Trial[] = [
  { name: 'kills', run: (folder, share, onStep) => killBuilds(folder, Math.round(8 * share), onStep) },
  { name: 'writers', run: (folder, share, onStep) => raceWriters(folder, Math.ceil(share), onStep) },
  { name: 'damage', run: (folder, share, onStep) => damageIndex(folder, Math.round(200 * share), onStep) },
  {
    name: 'disk',
    run: (folder, share, onStep) => fillDisk(folder, Math.min(20, Math.ceil(2 * share)), onStep),
  },
  { name: 'articles', run: (folder, _share, onStep) => indexHostileArticles(folder, onStep) },
  {
    name: 'queries',
    run: (folder, share, onStep) => askHostileQueries(folder, Math.round(400 * share), onStep),
  },
]
